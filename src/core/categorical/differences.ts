import { complementOfLargest, type SoftmaxRow } from '../kernel/softmaxRow';

/** q − p of a row whose softmax is q; 1 − q of the largest from the sum of the others, which loses nothing near 1. */
export function differencesOfRow(row: SoftmaxRow, q: Float64Array, p: Float64Array): Float64Array {
  const complement = complementOfLargest(row);
  return q.map((value, index) =>
    index === row.largest && value > 0.5 ? 1 - p[index] - complement : value - p[index],
  );
}
