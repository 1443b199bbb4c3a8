import { sameLength } from '../arguments';
import { sumOf } from '../kernel/exactArithmetic';
import { softmax, type SoftmaxOptions } from './softmax';

export interface SampledGradient {
  /** E g = q − p [N]. */
  readonly mean: Float64Array;
  /** diag(p) − p pᵀ, as N rows [N]: it does not depend on q. */
  readonly covariance: readonly Float64Array[];
  /** Its trace, 1 − Σ p². */
  readonly totalVariance: number;
}

/**
 * Mean and covariance of the gradient g = q − e_i of cross entropy when the class i is drawn from p.
 *
 * @param logits one row [N].
 * @param p the distribution that i is drawn from [N], summing to 1.
 * @throws as `softmaxCrossEntropy`.
 * @example sampledGradient([0, 0], [0.5, 0.5]).totalVariance // 0.5
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: covariance of a categorical variable.
 */
export function sampledGradient(
  logits: ArrayLike<number>,
  p: ArrayLike<number>,
  options: SoftmaxOptions = {},
): SampledGradient {
  const q = softmax(logits, options);
  const target = sameLength('p', p, q.length);
  return {
    mean: q.map((value, index) => value - target[index]),
    covariance: Array.from(target, (own, index) =>
      target.map((other, column) => (column === index ? own * (1 - own) : -own * other)),
    ),
    totalVariance: 1 - sumOf(target.map((value) => value * value)),
  };
}
