import { t } from '@vscode/l10n';
import { rowReport } from '../../core';
import { centralDifference } from '../../core/explanations/gradientCheckDifferences';
import { isElementwise } from '../../core/report/families';
import type { LossQuestion } from '../../core/question';
import type { ExplanationTable } from '../../explanation';
import { formatNumber } from '../numbers';

/** Each central difference costs the row's loss twice. */
const mostLines = 20;

/** A gradient as it was given: of all rows, or of the one shown. */
interface Given {
  readonly values: Float64Array;
  readonly isWhole: boolean;
}

/** One row, class by class: the gradient given, the analytic one, the central difference and how far they are apart. */
export function gradientTable(
  question: LossQuestion,
  row: number,
  given: Given | undefined,
): ExplanationTable {
  const { classes, rows } = question;
  const { gradient = new Float64Array(classes), gradientFactor, ignored } = rowReport(question, row);
  const analytic = gradient.map((value) => value * gradientFactor);
  const own = given?.values.subarray(
    given.isWhole ? row * classes : 0,
    given.isWhole ? (row + 1) * classes : classes,
  );
  const difference = (index: number) => (own === undefined ? 0 : Math.abs(own[index] - analytic[index]));
  const shown = Array.from(analytic, (_, index) => index)
    .toSorted((first, second) => difference(second) - difference(first))
    .slice(0, mostLines)
    .toSorted((first, second) => first - second);
  const givenColumns = own === undefined ? [] : [{ heading: t('given'), align: 'end' as const }];
  const differenceColumns =
    own === undefined ? [] : [{ heading: t('given − analytic'), align: 'end' as const }];
  return {
    kind: 'table',
    caption: rows > 1 ? t('Gradient of row {0} in the reduced loss', row) : t('Gradient of the loss'),
    columns: [
      { heading: isElementwise(question.loss) ? t('element') : t('class'), align: 'start' },
      ...givenColumns,
      { heading: t('analytic'), align: 'end' },
      { heading: t('central difference'), align: 'end' },
      ...differenceColumns,
    ],
    rows: shown.map((index) => {
      const numeric = ignored ? 0 : centralDifference(question, row, index) * gradientFactor;
      return {
        cells: [
          String(index),
          ...(own === undefined ? [] : [formatNumber(own[index], 6)]),
          formatNumber(analytic[index], 6),
          Number.isNaN(numeric) ? '—' : formatNumber(numeric, 6),
          ...(own === undefined ? [] : [formatNumber(own[index] - analytic[index], 3)]),
        ],
      };
    }),
    ...(classes > mostLines
      ? { note: t('{0} of {1} classes: those that differ most.', mostLines, classes) }
      : {}),
  };
}
