import { classes, classIndex } from '../arguments';
import { sumOf } from '../kernel/exactArithmetic';
import type { RowLoss } from './batch';

/** sparsemax(ℓ) = max(0, ℓ − τ), the point of the simplex nearest to ℓ. All NaN unless every logit is finite. */
export function sparsemax(logits: ArrayLike<number>): Float64Array {
  const row = classes('logits', logits);
  if (!row.every((logit) => Number.isFinite(logit))) return new Float64Array(row.length).fill(NaN);
  const maximum = row.reduce((most, logit) => Math.max(most, logit));
  const sorted = row.map((logit) => logit - maximum).sort((a, b) => b - a);
  let sum = 0;
  let threshold = -1;
  for (let count = 1; count <= sorted.length; count += 1) {
    if (1 + count * sorted[count - 1] <= sum + sorted[count - 1]) break;
    sum += sorted[count - 1];
    threshold = (sum - 1) / count;
  }
  return row.map((logit) => Math.max(0, logit - maximum - threshold));
}

/**
 * Sparsemax loss: with π = sparsemax(ℓ), Σ (ℓ − ℓ_t) π + ½ (1 − Σ π²), which is 0 where ℓ_t leads all by 1.
 * Gradient π − p. It is the loss whose gradient is the error of sparsemax, as cross entropy is that of softmax.
 *
 * @param logits one row [N].
 * @param target the class index t.
 * @throws TypeError if `logits` are no numbers or the index no integer; RangeError if it is out of range.
 * @example sparsemaxLoss([0, 0], 0).loss // 0.25
 * Source: Martins and Astudillo, From Softmax to Sparsemax (2016), eq. 16.
 */
export function sparsemaxLoss(logits: ArrayLike<number>, target: number): RowLoss {
  const row = classes('logits', logits);
  const index = classIndex(target, row.length);
  const projection = sparsemax(row);
  const terms = projection.map((value, k) => value * (row[k] - row[index] + 0.5 * (1 - value)));
  return { loss: sumOf(terms), gradient: projection.map((value, k) => value - (k === index ? 1 : 0)) };
}
