import { sumOf } from '../kernel/exactArithmetic';

/**
 * 1 − q_index as the sum of the other probabilities, which is exact where q_index rounds to 1.
 *
 * @param q probabilities [N].
 * @throws RangeError if `index` is no class.
 * @example complement(softmax([50, 0]), 0) // 1.93e−22
 */
export function complement(q: ArrayLike<number>, index: number): number {
  if (!(index in q)) throw new RangeError(`class ${index} is out of range for ${q.length} classes`);
  return sumOf(q, index);
}

/** `complement` of every class. */
export function complements(q: ArrayLike<number>): Float64Array {
  let largest = 0;
  for (let index = 1; index < q.length; index += 1) if (q[index] > q[largest]) largest = index;
  // At most one class is above ½: for all others 1 − q loses nothing.
  return Float64Array.from(q, (value, index) => (index === largest ? sumOf(q, largest) : 1 - value));
}
