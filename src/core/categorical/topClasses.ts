import { sumOf } from '../kernel/exactArithmetic';
import { probabilitiesOf } from '../kernel/softmaxRow';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/** Up to this many are kept sorted during one pass; for more all classes are sorted. */
const insertionLimit = 64;

/**
 * Indices of the k largest scores, largest first, the lower index first among equals; NaN counts as −∞.
 *
 * @param row scores [N].
 * @param k how many; all of them where k ≥ N.
 * @throws RangeError unless k is an integer of at least 0.
 * @example topClasses([1, 3, 3], 2) // [1, 2]
 */
export function topClasses(row: ArrayLike<number>, k: number): number[] {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`k: expected an integer of at least 0, found ${k}`);
  const key = (index: number) => (Number.isNaN(row[index]) ? -Infinity : row[index]);
  if (k > insertionLimit) {
    const indices = Array.from({ length: row.length }, (_, index) => index);
    return indices.sort((a, b) => (key(a) === key(b) ? a - b : key(b) - key(a))).slice(0, k);
  }
  const top: number[] = [];
  for (let index = 0; index < row.length && k > 0; index += 1) {
    if (top.length === k && !(key(index) > key(top[k - 1]))) continue;
    if (top.length === k) top.pop();
    let place = top.length;
    while (place > 0 && key(index) > key(top[place - 1])) place -= 1;
    top.splice(place, 0, index);
  }
  return top;
}

export interface TopProbabilities {
  readonly indices: readonly number[];
  /** q of those classes. */
  readonly q: Float64Array;
  /** Σ q of all the others, as a sum of its own and not 1 − Σ. */
  readonly tailMass: number;
}

/**
 * The k most probable classes under softmax(ℓ/T) over all classes, with what is left to the others.
 *
 * @param logits one row [N].
 * @throws as `softmax` and `topClasses`.
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * @example topProbabilities([0, 0], 1) // indices [0], q [0.5], tailMass 0.5
 */
export function topProbabilities(
  logits: ArrayLike<number>,
  k: number,
  options: SoftmaxOptions = {},
): TopProbabilities {
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const indices = topClasses(logits, k);
  const rest = q.slice();
  for (const index of indices) rest[index] = 0;
  return { indices, q: Float64Array.from(indices, (index) => q[index]), tailMass: sumOf(rest) };
}
