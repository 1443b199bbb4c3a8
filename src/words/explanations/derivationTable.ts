import { t } from '@vscode/l10n';
import { complement, topClasses } from '../../core';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock, ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className, describedItems, type DescribedItem } from '../describedItems';
import { gradientComplement } from '../gradientDigits';
import { formatCount, formatGiven, formatProbability, formatSigned } from '../numbers';
import { lossLabel } from '../lossLabels';
import { numberTable, paragraph } from './blocks';

/** Lines of a table of classes, the one of those left out included. */
const mostLines = 12;

/** Of more classes the line of those left out, a sum over each column, takes too long. */
const manyClasses = 10_000;

/** The classes (or elements) of a row to be shown: all of few, else the likeliest with the target and the one followed. */
export function shownItems(lens: Lens, row: RowReport, always: number): DescribedItem[] {
  if (row.scores.length > manyClasses) return likeliestItems(lens, row, always);
  return describedItems(lens, row, {
    lines: mostLines,
    sort: row.scores.length > mostLines ? 'score' : 'index',
    always,
    gradientFactor: 1,
    scoresAreBars: row.logSumExp === undefined,
  });
}

function likeliestItems(lens: Lens, row: RowReport, always: number): DescribedItem[] {
  const { q, p, scores, gradient, targetIndex, logSumExp } = row;
  const first = targetIndex === undefined ? [always] : [targetIndex, always];
  const shown = [...new Set([...topClasses(q ?? scores, mostLines - 1 - first.length), ...first])];
  return shown.map((index) => ({
    index,
    name: className(lens, index),
    isTarget: index === targetIndex,
    score: logSumExp === undefined ? undefined : scores[index],
    scoreText: lens.writtenScore(row.row, index),
    bar: (q ?? scores)[index],
    complement: q && q[index] > 0.5 ? complement(q, index) : undefined,
    outline: p?.[index],
    gradient: gradient?.[index],
  }));
}

/** Class, logit where there is one, q, p and the gradient of the row's own loss. */
export function classTable(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  always: number,
  caption: string,
): ExplanationTable {
  const label = lossLabel(question.loss, question);
  const hasScore = row.logSumExp !== undefined;
  const headings = [
    t('class'),
    ...(hasScore ? ['ℓ'] : []),
    label.bar,
    label.target,
    t('gradient by {0}', label.by),
  ];
  const items = shownItems(lens, row, always);
  const rows = items.map((item) => ({
    cells: [item.name, ...(hasScore ? [scoreText(item)] : []), ...cellsOf(item)],
    mark: item.index === always ? t('followed above') : undefined,
  }));
  return numberTable(caption, headings, rows, elided(items.filter(({ index }) => index >= 0).length, row));
}

const scoreText = (item: DescribedItem): string =>
  item.score === undefined ? '' : formatGiven(item.score, item.scoreText);

const cellsOf = (item: DescribedItem): string[] => [
  item.bar === undefined ? '' : formatProbability(item.bar, item.complement),
  item.outline === undefined ? '' : formatGiven(item.outline),
  item.gradient === undefined ? '' : formatSigned(item.gradient, { complement: gradientComplement(item) }),
];

/** Says that not every class has a line of its own. */
export function elided(shown: number, row: RowReport): string | undefined {
  if (row.scores.length === shown) return undefined;
  const counts = [formatCount(shown), formatCount(row.scores.length)];
  return row.elementLosses
    ? t('{0} of {1} elements have a line of their own.', ...counts)
    : t('{0} of {1} classes have a line of their own.', ...counts);
}

/** The gradient of one class in the digits of the table. */
export function gradientOfClass({ loss }: LossQuestion, row: RowReport, index: number): string {
  const gradient = row.gradient?.[index];
  if (gradient === undefined) return '';
  const isDifference = loss === 'crossEntropy' && row.q !== undefined && row.p !== undefined;
  const complement = isDifference
    ? gradientComplement({ bar: row.q?.[index], outline: row.p?.[index], gradient })
    : undefined;
  return formatSigned(gradient, { complement });
}

/** What a mean does to all of it. */
export function reductionNote(lens: Lens, row: RowReport): ExplanationBlock[] {
  const { report } = lens;
  if (report?.reduction !== 'mean' || row.gradientFactor === 1) return [];
  return [
    paragraph(
      t(
        'All this is the row’s own. The mean divides by {0}, and so its gradient by this row is 1/{0} of the one above.',
        formatGiven(report.denominator),
      ),
    ),
  ];
}
