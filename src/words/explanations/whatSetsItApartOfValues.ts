import { t } from '@vscode/l10n';
import { comparedDerivative, comparedValueLossIds, type ComparedValueLossId } from '../../core/explanations';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatGiven, formatNumber } from '../numbers';
import { heading, numberTable, paragraph } from './blocks';

const errors = [0.001, 0.1, 1, 3, 10];
/** The signals of regression losses by the error, at fixed errors and at the row's largest. */
export function valueBlocks(lens: Lens, row: RowReport): readonly ExplanationBlock[] {
  const own = largestError(row);
  const ownHeading =
    own === undefined ? [] : [t('yours, {0}', formatGiven(row.scores[own] - (row.p?.[own] ?? NaN)))];
  const rows = comparedValueLossIds.map((loss) => ({
    cells: [
      valueLossName(loss),
      ...errors.map((error) => formatNumber(comparedDerivative(loss, error, 0))),
      ...(own === undefined
        ? []
        : [formatNumber(comparedDerivative(loss, row.scores[own], row.p?.[own] ?? NaN))]),
    ],
    mark: loss === 'mse' ? t('exactly x − y') : undefined,
  }));
  return [
    heading(t('How hard each loss pushes, by the error')),
    numberTable(
      t('∂L/∂x by x − y'),
      [t('loss'), ...errors.map((error) => formatGiven(error)), ...ownHeading],
      rows,
      own === undefined
        ? undefined
        : t('Yours is the largest error of the row, of element {0}.', className(lens, own)),
    ),
    paragraph(
      t(
        'Only ½(x − y)² has the derivative x − y, up to a term in y alone: twice the error is pushed back twice as hard. Its derivative is affine in y, so that its mean over drawn y is x less their mean.',
      ),
    ),
    paragraph(
      t(
        '(x − y)⁴ pushes hardly at all near y and ever harder far away; |x − y| as hard near as far; Huber (δ = 1) and log cosh as x − y near and no harder than 1 far away. The derivative of the two sines changes its sign: at some distances it pushes away from y, and it is 0 at others than 0.',
      ),
    ),
  ];
}

function largestError({ scores, p }: RowReport): number | undefined {
  let found: number | undefined;
  let most = 0;
  scores.forEach((x, index) => {
    const size = Math.abs(x - (p?.[index] ?? NaN));
    if (size > most && Number.isFinite(size)) [found, most] = [index, size];
  });
  return found;
}

function valueLossName(loss: ComparedValueLossId): string {
  switch (loss) {
    case 'mse':
      return '½(x − y)²';
    case 'absoluteError':
      return '|x − y|';
    case 'huber':
      return t('Huber, δ = 1');
    case 'logCosh':
      return 'log cosh(x − y)';
    case 'quartic':
      return '(x − y)⁴';
    case 'sinSquared':
      return 'sin²(x − y) + sin²(π(x − y))';
  }
}
