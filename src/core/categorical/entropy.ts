import { classes } from '../arguments';
import { CompensatedSum } from '../kernel/exactArithmetic';
import { shifted } from '../kernel/shift';
import { isDistribution, probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/** An entropy in the three units it is quoted in. */
export interface Entropy {
  readonly nats: number;
  readonly bits: number;
  /** e^nats, the number of equally likely classes with the same entropy. */
  readonly perplexity: number;
}

/**
 * Shannon entropy H(p) = −Σ p log p of probabilities as given (not renormalised), with 0 log 0 = 0.
 *
 * @param p probabilities [N]; a negative one makes it NaN.
 * @throws TypeError if `p` is no array of numbers; RangeError if it is empty.
 * @example entropy([0.5, 0.5]) // nats log 2, bits 1, perplexity 2
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: Shannon, A Mathematical Theory of Communication (1948), § 6.
 */
export function entropy(p: ArrayLike<number>): Entropy {
  return entropyFromNats(natsOf(classes('p', p)));
}

/**
 * Entropy of softmax(ℓ/T), accurate where q is nearly one-hot and H nearly 0.
 *
 * @param logits one row [N].
 * @returns NaN where the row has no softmax.
 * @throws as `softmax`.
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: H = log Σ e^(z − m) + Σ q (m − z) with z = ℓ/T and m = max z, of which no part is negative.
 */
export function entropyFromLogits(logits: ArrayLike<number>, options: SoftmaxOptions = {}): Entropy {
  const row = softmaxRowOf(logits, options);
  return entropyFromNats(entropyOfRow(row, probabilitiesOf(row)));
}

/** H(q) in nats of a row whose softmax is q. */
export function entropyOfRow(row: SoftmaxRow, q: Float64Array): number {
  if (!isDistribution(row)) return NaN;
  const nats = new CompensatedSum();
  nats.add(row.logSum.high);
  for (let index = 0; index < q.length; index += 1) {
    if (q[index] === 0) continue;
    nats.addProduct(q[index], -shifted(row.logits[row.start + index], row.maximum, row.temperature));
  }
  return nats.value;
}

/** −Σ p log p in nats. */
export function natsOf(p: Float64Array): number {
  const nats = new CompensatedSum();
  for (const value of p) if (value !== 0) nats.addProduct(-value, Math.log(value));
  return nats.value;
}

function entropyFromNats(nats: number): Entropy {
  return { nats, bits: nats / Math.LN2, perplexity: Math.exp(nats) };
}
