import { logProbabilityOf, probabilitiesOf } from '../kernel/softmaxRow';
import { entropyOfRow } from './entropy';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/**
 * Entropy of softmax(ℓ/T) in nats with its gradient −q (log q + H)/T, 0 for a masked class.
 *
 * @param logits one row [N].
 * @throws as `softmax`.
 * @example entropyGradient([0, 0]) // nats log 2, gradient [0, 0]
 * Error: at most 3 · 2⁻⁵² of the sizes of the terms.
 * Source: chain rule on H = −Σ q log q.
 */
export function entropyGradient(
  logits: ArrayLike<number>,
  options: SoftmaxOptions = {},
): { readonly nats: number; readonly gradient: Float64Array } {
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const nats = entropyOfRow(row, q);
  const gradient = q.map((value, index) =>
    value === 0 ? 0 : (-value * (logProbabilityOf(row, index) + nats)) / row.temperature,
  );
  return { nats, gradient };
}
