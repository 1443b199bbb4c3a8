import { t } from '@vscode/l10n';
import { sigmoid } from '../../core';
import {
  binaryDerivative,
  comparedBinaryLossIds,
  comparedDerivative,
  comparedValueLossIds,
  limitOfBinary,
  type ComparedBinaryLossId,
  type ComparedValueLossId,
} from '../../core/explanations';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatGiven, formatNumber, formatProbability } from '../numbers';
import { heading, numberTable, paragraph } from './blocks';

const errors = [0.001, 0.1, 1, 3, 10];
/** 1 − σ of the wrong side. */
const rests = [0.5, 0.1, 0.01, 1e-3, 1e-6, 1e-12];

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

/** The signals of losses of σ(x) against y = 1 as σ(x) goes to 0, at fixed ones and at the row's worst element. */
export function binaryBlocks(lens: Lens, row: RowReport): readonly ExplanationBlock[] {
  const worst = worstElement(row);
  const logit = worst === undefined ? undefined : logitOfRight(row, worst);
  const rows = comparedBinaryLossIds.map((loss) => ({
    cells: [
      binaryLossName(loss),
      ...rests.map((rest) =>
        formatNumber(Math.abs(binaryDerivative(loss, Math.log(rest) - Math.log1p(-rest)))),
      ),
      `→ ${limitOfBinary(loss)}`,
      ...(logit === undefined ? [] : [formatNumber(Math.abs(binaryDerivative(loss, logit)))]),
    ],
    mark: loss === 'bce' ? t('exactly σ − y') : undefined,
  }));
  const yours =
    logit === undefined ? [] : [t('yours, {0}', formatProbability(sigmoid(-logit), sigmoid(logit)))];
  return [
    heading(t('A confident mistake')),
    numberTable(
      t('|∂L/∂ℓ| by the probability given to the wrong side'),
      [t('loss'), ...rests.map((rest) => formatProbability(1 - rest, rest)), '→ 1', ...yours],
      rows,
      worst === undefined
        ? undefined
        : t('Yours is the element furthest on the wrong side, {0}.', className(lens, worst)),
    ),
    paragraph(
      t(
        'Binary cross entropy has the derivative σ(ℓ) − y, which goes to 1 in size as the mistake grows surer; focal’s does too, for every γ ≥ 0. Errors of σ itself, squared or absolute, go to 0: the surer the mistake, the weaker the push.',
      ),
    ),
    paragraph(
      t(
        'Only binary cross entropy has exactly σ(ℓ) − y, up to a term in y alone. That (σ − y)² is proper, and that its derivative is affine in y as well, it shares.',
      ),
    ),
  ];
}

/** The logit of the side that is right, of an element with y = 0 or 1. */
function logitOfRight({ q, scores, p, logSumExp }: RowReport, index: number): number {
  const probability = q?.[index] ?? NaN;
  const areProbabilities = logSumExp === undefined && probability === scores[index];
  const logit = areProbabilities ? Math.log(probability) - Math.log1p(-probability) : scores[index];
  return p?.[index] === 1 ? logit : -logit;
}

function worstElement(row: RowReport): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  row.scores.forEach((_, index) => {
    const y = row.p?.[index];
    if (y !== 0 && y !== 1) return;
    const logit = logitOfRight(row, index);
    if (logit < least) [found, least] = [index, logit];
  });
  return found;
}

function binaryLossName(loss: ComparedBinaryLossId): string {
  switch (loss) {
    case 'bce':
      return t('binary cross entropy');
    case 'focal':
      return t('focal, γ = 2');
    case 'squared':
      return '(σ − y)²';
    case 'absolute':
      return '|σ − y|';
  }
}
