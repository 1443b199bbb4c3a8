import { probabilitiesOf } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import { aboveZeroToOne, within } from '../ranges';
import type { RowLoss } from './batch';
import { effectiveTarget, targetRule } from './effectiveTarget';
import { localScore, localScoreOfRow, type LocalTermOf } from './localScore';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

export interface GeneralizedCrossEntropyOptions extends SoftmaxOptions {
  /** ρ, above 0 and at most 1. Default 0.7. */
  readonly rho?: number;
}

/**
 * Generalized cross entropy of softmax(ℓ/T): (1 − q_t^ρ)/ρ, between cross entropy (ρ → 0) and 1 − q_t (ρ = 1). Not proper.
 * Gradient with respect to ℓ: q_t^ρ (q − p)/T. Of a distribution p: Σ p_t times that.
 *
 * @param logits one row [N].
 * @param target the class index t, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`; RangeError unless 0 < ρ ≤ 1.
 * @example generalizedCrossEntropy([0, 0], 0, { rho: 1 }).loss // 0.5
 * Error: loss at most 2 · 2⁻⁵², gradient at most 8 · 2⁻⁵² of the sizes of their terms.
 * Source: Zhang and Sabuncu, Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels (2018).
 */
export function generalizedCrossEntropy(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: GeneralizedCrossEntropyOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  const effective = effectiveTarget(targetRule(row.length, {}), target);
  return localScoreOfRow(row, probabilitiesOf(row), effective, termOf(options));
}

function termOf({ rho = 0.7 }: Pick<GeneralizedCrossEntropyOptions, 'rho'>): LocalTermOf {
  within('rho', rho, aboveZeroToOne);
  return (q, _, logQ) => ({
    value: -Math.expm1(rho * logQ) / rho,
    slope: rho === 1 ? -1 : -(q ** (rho - 1)),
    // The power is rounded once; an exponential would multiply the rounding of its argument.
    product: q > 1e-290 ? -(q ** rho) : -Math.exp(rho * logQ),
  });
}

export const generalizedCrossEntropyLoss: DistributionLoss<'generalizedCrossEntropy'> = {
  kind: 'distribution',
  name: 'generalizedCrossEntropy',
  title: 'Generalized cross entropy',
  family: 'categorical',
  symbol: 'L',
  formula: 'Σ p (1 − q^ρ)/ρ',
  unit: '',
  properness: 'not proper',
  gradient: 'q_t^ρ (q − p)/T',
  shortGradient: '∂L/∂ℓ',
  gradientBy: 'logits',
  options: { rho: { range: aboveZeroToOne, symbol: 'ρ', byDefault: 0.7 } },
  functions: ['generalizedCrossEntropy'],
  module: 'categorical/generalizedCrossEntropy',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ...localScore(termOf),
};
