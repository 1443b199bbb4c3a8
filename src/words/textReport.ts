import { t } from '@vscode/l10n';
import type { Lens } from '../lens';
import type { TextRun } from '../protocol';
import { hoverDocument, type TextTable } from './hoverDocument';

/** The lens as plain text for a terminal: the hover's words in the hover's order, without the picture. */
export function textReport(lens: Lens): string {
  const document = hoverDocument(lens);
  const { answer } = document.description;
  const lines = [
    document.problem ? t('Problem: {0}', document.problem.text) : undefined,
    plainText(document.headline),
    document.loss && plainText(document.loss),
    answer?.loss && plainText(answer.sentence.long),
    ...document.reduction,
    ...document.notes.map((note) => t('Note: {0}', note.text)),
    document.classOffers.length > 0
      ? t('Likeliest classes to pick as the target: {0}', document.classOffers.join(', '))
      : undefined,
  ].filter((line) => line !== undefined && line !== '');
  const table = document.table ? ['', ...tableLines(document.table)] : [];
  return [...lines, ...table].join('\n');
}

export const plainText = (runs: readonly TextRun[]): string =>
  runs.map((run) => (run.style === 'code' ? `\`${run.text}\`` : run.text)).join('');

function tableLines(table: TextTable): string[] {
  const rows = [table.head, ...table.lines];
  const widths = table.head.map((_, column) => Math.max(...rows.map((row) => [...row[column]].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column] - [...cell].length);
        return column === 0 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
