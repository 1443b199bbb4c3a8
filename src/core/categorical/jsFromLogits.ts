import { sameLength } from '../arguments';
import { divide } from '../kernel/exactArithmetic';
import { probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { RowLoss } from './batch';
import { differencesOfRow } from './differences';
import { jsDivergence, jsOfDifferences } from './jsDivergence';
import { scoreOfProbabilities } from './scoreOfProbabilities';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmax } from './throughSoftmax';

/**
 * Jensen–Shannon divergence of p and q = softmax(ℓ/T), in nats: ½ KL(p‖m) + ½ KL(q‖m) with m = (p + q)/2.
 * Gradient with respect to ℓ: (u_k − q_k Σ u)/T with u = ½ q log(q/m).
 *
 * @param logits one row [N].
 * @param p the target distribution [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example jsFromLogits([0, 0], [0.5, 0.5]).loss // 0
 * Error: loss at most 2 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: Lin, Divergence measures based on the Shannon entropy (1991).
 */
export function jsFromLogits(
  logits: ArrayLike<number>,
  p: ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  return jsOfRow(row, probabilitiesOf(row), sameLength('p', p, row.length));
}

function jsOfRow(row: SoftmaxRow, q: Float64Array, p: Float64Array): RowLoss {
  const differences = differencesOfRow(row, q, p);
  const slopes = q.map((value, index) => (value === 0 ? 0 : slopeOf(value, differences[index])));
  return { loss: jsOfDifferences(p, q, differences), gradient: throughSoftmax(row, q, slopes) };
}

/** ½ log(q/m) as −½ log(1 + (p − q)/(2q)), which is exact near p = q; 0 where both are 0. */
function slopeOf(q: number, difference: number): number {
  return -0.5 * Math.log1p(divide(-difference, 2 * q));
}

export const jsLoss: DistributionLoss<'jsDivergence'> = {
  kind: 'distribution',
  name: 'jsDivergence',
  title: 'Jensen–Shannon divergence',
  family: 'categorical',
  symbol: 'JS',
  formula: '½ KL(p‖m) + ½ KL(q‖m), m = (p + q)/2',
  unit: 'nats',
  properness: 'not affine in p',
  gradient: '(u_k − q_k Σ u)/T, u = ½ q log(q/m)',
  shortGradient: '∂JS/∂ℓ',
  gradientBy: 'logits',
  options: {},
  functions: ['jsFromLogits', 'jsDivergence'],
  module: 'categorical/jsFromLogits',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ...scoreOfProbabilities({
    ofRow: jsOfRow,
    ofProbabilities: (q, p) => ({
      loss: jsDivergence(p, q).nats,
      gradient: q.map((value, index) => slopeOf(value, value - p[index])),
    }),
  }),
};
