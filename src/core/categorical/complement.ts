import { sumOf } from '../kernel/exactArithmetic';
import { indexOfLargest } from '../kernel/softmaxRow';

/** How far the probabilities of a softmax may be from 1 in sum, each being rounded once. */
const roundingOfSum = 4e-16;

/**
 * 1 − q_index, as the sum of the other probabilities where q_index is nearly 1 and the probabilities sum to 1: there
 * the difference is rounded away, and the sum is not.
 *
 * @param q probabilities [N].
 * @throws RangeError if `index` is no class.
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * @example complement(softmax([50, 0]), 0) // 1.93e−22
 */
export function complement(q: ArrayLike<number>, index: number): number {
  if (!(index in q)) throw new RangeError(`class ${index} is out of range for ${q.length} classes`);
  const difference = 1 - q[index];
  if (q[index] <= 0.5) return difference;
  const others = sumOf(q, index);
  return Math.abs(others - difference) <= roundingOfSum ? others : difference;
}

/** `complement` of every class [N]: at most one of a distribution is above ½, and all others lose nothing. */
export function complements(q: Float64Array): Float64Array {
  const result = q.map((value) => 1 - value);
  if (q.length === 0) return result;
  const largest = indexOfLargest(q, 0, q.length);
  result[largest] = complement(q, largest);
  return result;
}
