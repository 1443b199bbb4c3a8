import { sameLength } from '../arguments';
import { CompensatedSum } from '../kernel/exactArithmetic';
import { complementOfLargest, probabilitiesOf } from '../kernel/softmaxRow';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/**
 * Hessian of the cross entropy of one row for a target of mass 1: (diag(q) − q qᵀ)/T², whatever the target.
 * Its diagonal is q (1 − q) with 1 − q from the sum of the others, so that it is not 0 where q rounds to 1.
 *
 * @param logits one row [N].
 * @returns N rows [N].
 * @throws as `softmax`.
 * @example crossEntropyHessian([0, 0]) // [[0.25, −0.25], [−0.25, 0.25]]
 * Error: at most 3 · 2⁻⁵² of the sizes of the terms.
 * Source: Boyd and Vandenberghe, Convex Optimization (2004), § 3.1.5.
 */
export function crossEntropyHessian(logits: ArrayLike<number>, options: SoftmaxOptions = {}): Float64Array[] {
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const complement = complementOfLargest(row);
  return Array.from(q, (own, index) =>
    q.map((other, column) => {
      if (column !== index) return (-own * other) / row.temperature / row.temperature;
      return (own * (index === row.largest ? complement : 1 - own)) / row.temperature / row.temperature;
    }),
  );
}

/**
 * The Hessian times a vector without building it: q (v − q·v)/T².
 *
 * @param logits one row [N].
 * @param vector v [N].
 * @throws as `softmax`; RangeError if `vector` differs in length.
 * Error: at most 3 · 2⁻⁵² of the sizes of the terms.
 * Source: Pearlmutter, Fast exact multiplication by the Hessian (1994).
 */
export function crossEntropyHessianVector(
  logits: ArrayLike<number>,
  vector: ArrayLike<number>,
  options: SoftmaxOptions = {},
): Float64Array {
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const v = sameLength('vector', vector, row.length);
  const anchor = v[row.largest];
  const mean = new CompensatedSum();
  q.forEach((own, index) => mean.addProduct(own, v[index] - anchor));
  // v_k − q·v = (v_k − v_m) − Σ q (v − v_m): with the class m of the largest q as anchor little cancels.
  return q.map((own, index) => (own * (v[index] - anchor - mean.value)) / row.temperature / row.temperature);
}
