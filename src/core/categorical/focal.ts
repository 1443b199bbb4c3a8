import { weights } from '../arguments';
import { multiply } from '../kernel/exactArithmetic';
import { probabilitiesOf } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import { atLeastZero, within } from '../ranges';
import type { RowLoss } from './batch';
import { effectiveTarget, targetRule } from './effectiveTarget';
import { localScore, localScoreOfRow, type LocalTermOf } from './localScore';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

export interface FocalOptions extends SoftmaxOptions {
  /** γ ≥ 0: how much easy examples are played down. Default 2; 0 gives cross entropy. */
  readonly gamma?: number;
  /** A weight ≥ 0 for all classes, or one per class. Default 1. */
  readonly alpha?: number | ArrayLike<number>;
}

/**
 * Focal loss of softmax(ℓ/T): −α_t (1 − q_t)^γ log q_t in nats, 1 − q_t from the sum of the others. Not proper for γ > 0.
 * Of a distribution p: Σ p_t times that. Gradient with respect to ℓ: α_t ((1 − q_t)^γ − γ q_t (1 − q_t)^(γ−1) log q_t)(q − p)/T.
 *
 * @param logits one row [N].
 * @param target the class index t, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`; RangeError unless γ is finite and at least 0.
 * @example focal([0, 0], 0, { gamma: 0 }).loss // log 2
 * Error: loss at most 5 · 2⁻⁵², gradient at most 5 · 2⁻⁵² of the sizes of their terms.
 * Source: Lin, Goyal, Girshick, He and Dollár, Focal Loss for Dense Object Detection (2017); of distributions as in
 * `tf.keras.losses.CategoricalFocalCrossentropy`.
 */
export function focal(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: FocalOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  const { alpha } = options;
  if (alpha !== undefined && typeof alpha !== 'number') weights('alpha', alpha, row.length);
  const effective = effectiveTarget(targetRule(row.length, {}), target);
  return localScoreOfRow(row, probabilitiesOf(row), effective, termOf(options));
}

function termOf({ gamma = 2, alpha = 1 }: Pick<FocalOptions, 'gamma' | 'alpha'>): LocalTermOf {
  within('gamma', gamma, atLeastZero);
  if (typeof alpha === 'number') within('alpha', alpha, atLeastZero);
  return (q, others, logQ, index) => {
    const weight = typeof alpha === 'number' ? alpha : alpha[index];
    const focus = others ** gamma;
    const product = weight * (multiply(gamma, multiply(multiply(q, logQ), others ** (gamma - 1))) - focus);
    return { value: multiply(-weight, multiply(focus, logQ)), product, slope: product / q };
  };
}

export const focalLoss: DistributionLoss<'focal'> = {
  kind: 'distribution',
  name: 'focal',
  title: 'Focal loss',
  family: 'categorical',
  symbol: 'L',
  formula: '−Σ p α (1 − q)^γ log q',
  unit: 'nats',
  properness: 'not proper',
  gradient: 'α_t ((1 − q_t)^γ − γ q_t (1 − q_t)^(γ−1) log q_t) (q − p)/T',
  shortGradient: '∂L/∂ℓ',
  gradientBy: 'logits',
  options: {
    gamma: { range: atLeastZero, symbol: 'γ', byDefault: 2 },
    alpha: { range: atLeastZero, perClass: 'allowed', symbol: 'α', byDefault: 1 },
  },
  functions: ['focal'],
  module: 'categorical/focal',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  infiniteAtZero: true,
  ...localScore(termOf),
};
