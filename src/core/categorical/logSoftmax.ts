import { logProbabilityOf } from '../kernel/softmaxRow';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/**
 * log softmax: log q_c = ℓ_c/T − LogSumExp(ℓ/T), in nats and accurate where q itself rounds to 0 or 1.
 *
 * @param logits one row [N]. A masked class (−∞) gives −∞.
 * @returns log q [N]; all NaN with a NaN or +∞ among the logits, or where all are −∞.
 * @throws as `softmax`.
 * @example logSoftmax([0, 0]) // [−0.6931…, −0.6931…]
 * Error: at most 1 · 2⁻⁵² of the sizes of the terms.
 * Source: Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions (2021).
 */
export function logSoftmax(logits: ArrayLike<number>, options: SoftmaxOptions = {}): Float64Array {
  const row = softmaxRowOf(logits, options);
  return Float64Array.from({ length: row.length }, (_, index) => logProbabilityOf(row, index));
}
