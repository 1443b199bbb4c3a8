import { classes, positive } from '../arguments';
import { probabilitiesOf, rowWorkspace, softmaxRow, type SoftmaxRow } from '../kernel/softmaxRow';

export interface SoftmaxOptions {
  /** T > 0; logits are divided by it. Default 1. */
  readonly temperature?: number;
}

/**
 * softmax: q_c = e^(ℓ_c/T) / Σ e^(ℓ/T), the distribution that logits stand for.
 *
 * @param logits one row [N]. −∞ masks a class (q = 0).
 * @returns q [N]; all NaN with a NaN or +∞ among the logits, or where all are −∞.
 * @throws TypeError if `logits` are no numbers; RangeError if there are none, or unless T is finite and above 0.
 * @example softmax([0, Math.log(3)]) // [0.25, 0.75]
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: Goodfellow, Bengio and Courville, Deep Learning (2016), § 6.2.2.3.
 */
export function softmax(logits: ArrayLike<number>, options: SoftmaxOptions = {}): Float64Array {
  return probabilitiesOf(softmaxRowOf(logits, options));
}

/** The kernel's row for arguments as callers give them. Throws as `softmax`. */
export function softmaxRowOf(
  logits: ArrayLike<number>,
  { temperature = 1 }: SoftmaxOptions = {},
): SoftmaxRow {
  const row = classes('logits', logits);
  return softmaxRow(row, 0, row.length, positive('temperature', temperature), rowWorkspace(row.length));
}
