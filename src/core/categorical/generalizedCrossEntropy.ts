import { classIndex } from '../arguments';
import { complementOfLargest, logProbabilityOf, probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

export interface GeneralizedCrossEntropyOptions extends SoftmaxOptions {
  /** ρ, above 0 and at most 1. Default 0.7. */
  readonly rho?: number;
}

/**
 * Generalized cross entropy of softmax(ℓ/T): (1 − q_t^ρ)/ρ, between cross entropy (ρ → 0) and 1 − q_t (ρ = 1). Not proper.
 * Gradient with respect to ℓ: q_t^ρ (q − p)/T.
 *
 * @param logits one row [N].
 * @param target the class index t.
 * @throws as `softmaxCrossEntropy`; RangeError unless 0 < ρ ≤ 1.
 * @example generalizedCrossEntropy([0, 0], 0, { rho: 1 }).loss // 0.5
 * Source: Zhang and Sabuncu, Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels (2018).
 */
export function generalizedCrossEntropy(
  logits: ArrayLike<number>,
  target: number,
  options: GeneralizedCrossEntropyOptions = {},
): RowLoss {
  const { rho = 0.7 } = options;
  if (!(rho > 0 && rho <= 1)) {
    throw new RangeError(`rho: expected a number above 0 and at most 1, found ${rho}`);
  }
  const row = softmaxRowOf(logits, options);
  const index = classIndex(target, row.length);
  const q = probabilitiesOf(row);
  const logQ = logProbabilityOf(row, index);
  const others = index === row.largest ? complementOfLargest(row) : 1 - q[index];
  const factor = Math.exp(rho * logQ) / row.temperature;
  return {
    loss: -Math.expm1(rho * logQ) / rho,
    gradient: q.map((value, k) => factor * (k === index ? -others : value)),
  };
}
