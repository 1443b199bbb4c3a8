import type {
  Explanation,
  ExplanationBlock,
  ExplanationInput,
  ExplanationTable,
  TextRun,
} from '../../explanation';
import { plainText } from '../textReport';

/** An explanation as plain text: blocks with an empty line between, tables with aligned columns. */
export function explanationText({ title, inputs, blocks }: Explanation): string {
  return [title, ...inputLines(inputs), ...blocks.map(blockText)].join('\n\n');
}

/** What the person may give, with what is given now and what is wrong with it. */
function inputLines(inputs: readonly ExplanationInput[]): string[] {
  const lines = inputs.flatMap((input) => {
    if (input.kind === 'button') return [];
    const options = input.kind === 'choice' ? ` (${input.options.map(({ value }) => value).join(', ')})` : '';
    const line = `${input.label} [${input.id}]${options}: ${input.value}`.trimEnd();
    return input.kind === 'text' && input.error !== undefined ? [line, `✗ ${input.error}`] : [line];
  });
  return lines.length > 0 ? [lines.join('\n')] : [];
}

const signs = { error: '✗ ', warning: '⚠ ', information: 'ℹ ' };

function blockText(block: ExplanationBlock): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'text':
      return (block.severity ? signs[block.severity] : '') + runsText(block.runs);
    case 'steps':
      return block.steps.map((runs) => plainText(runs)).join('\n');
    case 'table':
      return tableText(block);
  }
}

/** Lines of code stand as they are, so that a sign below a character stays below it. */
function runsText(runs: readonly TextRun[]): string {
  const [first] = runs;
  const isLines = runs.length === 1 && first.style === 'code' && first.text.includes('\n');
  return isLines ? first.text : plainText(runs);
}

function tableText({ caption, columns, rows, note }: ExplanationTable): string {
  const isMarked = rows.some(({ mark }) => mark !== undefined);
  const lines = [
    columns.map(({ heading }) => heading),
    ...rows.map(({ cells }) => columns.map((_, column) => cells[column] ?? '')),
  ];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => lengthOf(line[column]))));
  const aligned = lines.map((line) =>
    line.map((cell, column) => padded(cell, widths[column], columns[column].align)).join('  '),
  );
  const marked = aligned.map((line, index) => {
    const mark = index === 0 ? undefined : rows[index - 1].mark;
    return `${isMarked ? (mark === undefined ? '  ' : '→ ') : ''}${line}${mark ? `  ${mark}` : ''}`.trimEnd();
  });
  return [caption, ...marked, ...(note ? [note] : [])].join('\n');
}

/** Characters a terminal shows, so that a surrogate pair counts once. */
const lengthOf = (text: string): number => [...text].length;

function padded(cell: string, width: number, align: 'start' | 'end'): string {
  const space = ' '.repeat(width - lengthOf(cell));
  return align === 'end' ? space + cell : cell + space;
}
