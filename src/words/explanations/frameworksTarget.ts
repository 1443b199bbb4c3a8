import { t } from '@vscode/l10n';
import { sumOf } from '../../core/kernel/exactArithmetic';
import type { LossQuestion } from '../../core/question';
import { isCrossEntropy } from '../../core/report/families';
import type { ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatGiven } from '../numbers';
import { figure } from './frameworksFigure';

/** Classes shown at most. */
const mostClasses = 12;

/** The target of the row shown, smoothed and weighted, as numbers; undefined where nothing is done to it. */
export function targetTable(lens: Lens, question: LossQuestion): ExplanationTable | undefined {
  const { row } = lens;
  const { labelSmoothing = 0, weight } = question.options;
  if (!row?.p || !isCrossEntropy(question.loss) || (labelSmoothing === 0 && weight === undefined))
    return undefined;
  const given = givenTarget(question, row.row);
  if (!given) return undefined;
  const { classes } = question;
  const smoothed = given.map((p) => (1 - labelSmoothing) * p + labelSmoothing / classes);
  const effective = row.p;
  const columns = [
    { heading: t('class'), values: undefined },
    { heading: t('target p'), values: given },
    {
      heading: t('smoothed, ε = {0}', formatGiven(labelSmoothing)),
      values: labelSmoothing === 0 ? undefined : smoothed,
    },
    { heading: t('weight w'), values: weight },
    { heading: t('effective a = w·smoothed'), values: weight === undefined ? undefined : effective },
  ].filter(({ values }, index) => index === 0 || values !== undefined);
  const shown = Array.from(given.subarray(0, mostClasses), (_, index) => index);
  const sums = columns.map(({ values }) => (values ? figure(sumOf(values), 10) : 'Σ'));
  return {
    kind: 'table',
    caption:
      question.rows > 1 ? t('The target of row {0} as it is used', row.row) : t('The target as it is used'),
    columns: columns.map(({ heading }, index) => ({ heading, align: index === 0 ? 'start' : 'end' })),
    rows: [
      ...shown.map((index) => ({
        cells: columns.map(({ values }) => (values ? figure(values[index], 10) : className(lens, index))),
        mark: index === row.targetIndex ? t('target') : undefined,
      })),
      { cells: sums },
    ],
    note: [
      labelSmoothing === 0
        ? undefined
        : t('(1 − ε)·p + ε/{0}: ε is spread over all {0} classes, the target’s own among them.', classes),
      shown.length < classes ? t('The first {0} of {1} classes.', shown.length, classes) : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' '),
  };
}

function givenTarget({ target, classes }: LossQuestion, row: number): Float64Array | undefined {
  if (target?.kind === 'distribution') return target.values.subarray(row * classes, (row + 1) * classes);
  if (target?.kind !== 'index') return undefined;
  const oneHot = new Float64Array(classes);
  oneHot[target.indices[row]] = 1;
  return oneHot;
}
