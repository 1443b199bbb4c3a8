import { probabilitiesOf } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import { anyFinite, within } from '../ranges';
import type { RowLoss } from './batch';
import { effectiveTarget, targetRule } from './effectiveTarget';
import { localScore, localScoreOfRow, type LocalTermOf } from './localScore';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

export interface PolyLossOptions extends SoftmaxOptions {
  /** Coefficient of the first polynomial term, finite. Default 1; 0 gives cross entropy. */
  readonly epsilon?: number;
}

/**
 * Poly-1 loss of softmax(ℓ/T): −log q_t + ε (1 − q_t) in nats. Gradient (1 + ε q_t)(q − p)/T. Not proper unless ε = 0.
 * Of a distribution p: Σ p_t times that.
 *
 * @param logits one row [N].
 * @param target the class index t, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`; RangeError unless ε is finite.
 * @example polyLoss([0, 0], 0).loss // log 2 + 0.5
 * Error: loss at most 2 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: Leng et al., PolyLoss (2022); `optax.losses.poly_loss_cross_entropy`, whose ε is 2.
 */
export function polyLoss(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: PolyLossOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  const effective = effectiveTarget(targetRule(row.length, {}), target);
  return localScoreOfRow(row, probabilitiesOf(row), effective, termOf(options));
}

function termOf({ epsilon = 1 }: Pick<PolyLossOptions, 'epsilon'>): LocalTermOf {
  within('epsilon', epsilon, anyFinite);
  return (q, complement, logQ) => ({
    value: -logQ + epsilon * complement,
    slope: -1 / q - epsilon,
    product: -1 - epsilon * q,
  });
}

export const polyLossLoss: DistributionLoss<'polyLoss'> = {
  kind: 'distribution',
  name: 'polyLoss',
  title: 'Poly-1 loss',
  family: 'categorical',
  symbol: 'L',
  formula: 'Σ p (−log q + ε (1 − q))',
  unit: 'nats',
  properness: 'not proper',
  gradient: '(1 + ε q_t) (q − p)/T',
  shortGradient: '∂L/∂ℓ',
  gradientBy: 'logits',
  options: { epsilon: { range: anyFinite, symbol: 'ε', byDefault: 1 } },
  functions: ['polyLoss'],
  module: 'categorical/polyLoss',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  infiniteAtZero: true,
  mayBeNegative: true,
  ...localScore(termOf),
};
