import { logSumExpOf } from '../kernel/softmaxRow';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/**
 * LogSumExp(ℓ/T) = log Σ e^(ℓ/T) in nats, the smooth maximum and the normaliser of softmax.
 *
 * @param logits one row [N].
 * @returns NaN with a NaN logit, else ∞ with an infinite one, −∞ where all are −∞.
 * @throws as `softmax`.
 * @example logSumExp([0, 0]) // log 2
 * Error: at most 1 · 2⁻⁵² of the sizes of the terms.
 * Source: Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions (2021).
 */
export function logSumExp(logits: ArrayLike<number>, options: SoftmaxOptions = {}): number {
  return logSumExpOf(softmaxRowOf(logits, options));
}
