import { t } from '@vscode/l10n';
import type { Lens } from '../lens';
import type { TextRun } from '../protocol';
import { describe, type Description, type DescribedAnswer, type Note } from './describe';
import { equalClasses, gradientText, type DescribedItem } from './describedItems';
import { isThroughSoftmax, lossLine } from './describedLoss';
import {
  alignDecimals,
  formatCount,
  formatGiven,
  formatLoss,
  formatProbability,
  formatTotal,
} from './numbers';

/** A table as text: numbers flush right, decimal points under each other. */
export interface TextTable {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** What the hover says, in order, free of Markdown; the terminal prints the same. */
export interface HoverDocument {
  readonly description: Description;
  readonly problem?: Note;
  /** What it was read as, its target, the rule that chose it. */
  readonly headline: readonly TextRun[];
  /** `H = … = LogSumExp(ℓ) − pᵀℓ = …`, or the entropy. */
  readonly loss?: readonly TextRun[];
  readonly reduction: readonly string[];
  readonly notes: readonly Note[];
  /** Everything in the picture, in words. */
  readonly alternative?: string;
  /** The likeliest classes, offered as targets where there is none. */
  readonly classOffers: readonly number[];
  readonly table?: TextTable;
}

/** The picture holds six lines at most within the height that VS Code shows before it scrolls. */
export const hoverLines = 6;

export function hoverDocument(lens: Lens): HoverDocument {
  const sort = (lens.question?.classes ?? 0) > hoverLines ? 'score' : 'index';
  const description = describe(lens, { lines: hoverLines, sort, gradientOf: 'row' });
  const { answer } = description;
  return {
    description,
    problem: description.problem,
    headline: headline(lens, description),
    loss: answer && lossOrEntropy(answer),
    reduction: answer ? reductionLines(answer) : [],
    notes: description.notes,
    alternative: answer && alternative(answer),
    classOffers: answer && canPickClass(answer) ? likeliest(answer.items) : [],
    table: answer && itemTable(answer),
  };
}

function headline(lens: Lens, description: Description): TextRun[] {
  const { answer, target } = description;
  const runs: TextRun[] = [...description.readAs];
  if (!answer) return runs;
  const rows = answer.question.rows;
  if (rows > 1) runs.push({ text: t(' Row {0} of 0–{1}.', answer.row.row, rows - 1) });
  if (target) return [...runs, { text: t(' Target ') }, ...target];
  if (lens.blocked) return [...runs, { text: t(' No loss without a valid target.') }];
  return [...runs, { text: t(' No target found.') }];
}

function lossOrEntropy(answer: DescribedAnswer): TextRun[] | undefined {
  if (answer.loss) return [...lossLine(answer.loss, answer.row), ...reducedPart(answer)];
  if (answer.entropy === undefined || Number.isNaN(answer.entropy)) return undefined;
  return [
    { text: t('Entropy ') },
    { text: `H(q) = ${formatLoss(answer.entropy)}`, style: 'strong' },
    { text: t(' nats, as spread as {0}', equalClasses(Math.exp(answer.entropy))) },
  ];
}

/** In a batch the reduced loss stands beside the row's own. */
function reducedPart({ question, reduction }: DescribedAnswer): TextRun[] {
  if (question.rows === 1 || !reduction?.text) return [];
  return [{ text: t('; {0} of all rows ', reduction.label) }, { text: reduction.text, style: 'strong' }];
}

/** The reduction is told where it is more than the one row's own loss. */
function reductionLines(answer: DescribedAnswer): string[] {
  const { question, reduction, gradientBelongs, row } = answer;
  if (!reduction) return [];
  const single = question.rows === 1 && !row.elementLosses && row.gradientFactor === 1;
  const lines = single ? [] : [reduction.sentence];
  return gradientBelongs ? [...lines, gradientBelongs] : lines;
}

function alternative(answer: DescribedAnswer): string {
  const { columns } = answer;
  const loss = answer.loss ? `${answer.loss.symbol} = ${answer.loss.text}. ` : '';
  const classes = answer.items.map((item) => {
    const bar = `${columns.bar} ${barText(item, answer.barAxis)}`;
    const outline =
      columns.outline && item.outline !== undefined
        ? `, ${columns.outline} ${formatGiven(item.outline)}`
        : '';
    const gradient =
      columns.gradient && item.gradient !== undefined ? `, ${columns.gradient} ${gradientText(item)}` : '';
    return `${item.name}: ${bar}${outline}${gradient}`;
  });
  return `${loss}${classes.join('; ')}`;
}

const canPickClass = (answer: DescribedAnswer): boolean =>
  answer.row.q?.some(Number.isNaN) === false &&
  answer.row.elementLosses === undefined &&
  answer.loss === undefined &&
  !answer.row.ignored;

function likeliest(items: readonly DescribedItem[]): number[] {
  return items
    .filter((item) => item.index >= 0)
    .toSorted((a, b) => (b.bar ?? 0) - (a.bar ?? 0))
    .slice(0, 5)
    .map((item) => item.index);
}

/** The solid bar's number: a probability that was computed, or a number as it is written. */
export function barText(item: DescribedItem, axis: DescribedAnswer['barAxis']): string {
  if (item.bar === undefined) return '';
  const isWritten = axis === 'values' || (item.score === undefined && item.scoreText !== undefined);
  return isWritten ? formatGiven(item.bar, item.scoreText) : formatProbability(item.bar, item.complement);
}

/** The table under the picture: every number that the picture shows, and the sums. */
export function itemTable(answer: DescribedAnswer): TextTable {
  const { columns, items, sums, barAxis } = answer;
  const elements = answer.row.scores.length;
  const isDistribution = barAxis === 'distribution' && !answer.row.elementLosses;
  const names = items.map((item) => lineName(item, columns.outline !== undefined));
  const list: { head: string; cells: string[]; sum: string }[] = [
    { head: columns.name, cells: names, sum: 'Σ' },
  ];
  if (columns.score) list.push({ head: columns.score, cells: items.map(scoreText), sum: '' });
  const expected = isDistribution ? 1 : undefined;
  list.push({
    head: columns.bar,
    cells: items.map((item) => barText(item, barAxis)),
    sum: totalText(sums.q, expected, elements),
  });
  if (columns.outline) {
    const outlines = items.map((item) => (item.outline === undefined ? '' : formatGiven(item.outline)));
    list.push({ head: columns.outline, cells: outlines, sum: totalText(sums.p, expected, elements) });
  }
  if (columns.gradient) {
    const gradients = items.map(gradientText);
    const zero = isThroughSoftmax(answer.question) ? 0 : undefined;
    list.push({ head: columns.gradient, cells: gradients, sum: totalText(sums.gradient, zero, elements) });
  }
  const aligned = list.map((column, index) => (index === 0 ? column.cells : alignDecimals(column.cells)));
  const lines = items.map((_, line) => aligned.map((cells) => cells[line]));
  return { head: list.map((column) => column.head), lines: [...lines, list.map((column) => column.sum)] };
}

function lineName(item: DescribedItem, hasTarget: boolean): string {
  if (item.count !== undefined) return t('other ({0} classes, Σ)', formatCount(item.count));
  return item.isTarget && hasTarget ? t('{0} (target)', item.name) : item.name;
}

const scoreText = (item: DescribedItem): string =>
  item.score === undefined ? '' : formatGiven(item.score, item.scoreText);

function totalText(sum: number | undefined, exact: number | undefined, terms: number): string {
  return sum === undefined ? '' : formatTotal(sum, exact, terms);
}
