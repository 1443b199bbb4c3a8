import { softmax } from '../categorical/softmax';
import { CompensatedSum, sumOf } from '../kernel/exactArithmetic';

/** What a row of numbers passed as logits looks like. */
export type LogitsLook =
  /** Within 0 … 1 and of sum 1 within the rounding: what softmax gives. */
  | { readonly kind: 'probabilities'; readonly sum: number }
  /** At most 0, with exponentials of sum 1: what log-softmax gives. */
  | { readonly kind: 'log-probabilities' }
  /** Within 0 … 1, as sigmoid gives, but of another sum. */
  | { readonly kind: 'fractions'; readonly sum: number }
  /** `outside` is NaN only where no number is outside 0 … 1. */
  | { readonly kind: 'other'; readonly outside: number };

/**
 * What a row passed as logits looks like.
 *
 * @param row [N].
 * @param rounding how far its sum may be off by the digits it was written in.
 */
export function lookOf(row: Float64Array, rounding: number): LogitsLook {
  const outside = row.find((value) => value < 0 || value > 1) ?? row.find(Number.isNaN);
  if (outside === undefined) {
    const sum = sumOf(row);
    return Math.abs(sum - 1) <= rounding ? { kind: 'probabilities', sum } : { kind: 'fractions', sum };
  }
  const isLogarithmic =
    row.every((value) => value <= 0) && Math.abs(sumOf(row.map(Math.exp)) - 1) <= Math.max(rounding, 1e-6);
  return isLogarithmic ? { kind: 'log-probabilities' } : { kind: 'other', outside };
}

/** Gradients by the logits z whose softmax(z/T) the given numbers r are. */
export interface OnceAndTwice {
  /** softmax(r/T), what softmax makes of probabilities. */
  readonly again: Float64Array;
  /** Of the loss −Σ p log r: (s·r − p)/T. */
  readonly once: Float64Array;
  /** Of the loss −Σ p log softmax(r/T), through both: J (s·softmax(r/T) − p)/T² with J = diag r − r rᵀ. */
  readonly twice: Float64Array;
}

/**
 * How the gradient of cross entropy shrinks where softmax is applied to probabilities.
 *
 * @param r probabilities [N].
 * @param p the target [N], used as is.
 * @throws as `softmax`.
 */
export function onceAndTwice(r: Float64Array, p: Float64Array, temperature: number): OnceAndTwice {
  const mass = sumOf(p);
  const again = softmax(r, { temperature });
  const byR = again.map((value, index) => (mass * value - p[index]) / temperature);
  const mean = new CompensatedSum();
  r.forEach((value, index) => mean.addProduct(value, byR[index]));
  return {
    again,
    once: r.map((value, index) => (mass * value - p[index]) / temperature),
    twice: r.map((value, index) => (value * (byR[index] - mean.value)) / temperature),
  };
}

/** What softmax(r/T) of any probabilities r of N classes lies between, and the least loss of a class that follows. */
export interface TwiceBounds {
  readonly least: number;
  readonly most: number;
  /** log(1 + (N − 1) e^(−1/T)) of a target of mass 1, in nats. */
  readonly leastLoss: number;
}

/**
 * The bounds 1/(N − 1 + e^(1/T)) and e^(1/T)/(N − 1 + e^(1/T)): Σ e^(r/T) is convex in r, so largest at a corner of the
 * simplex, where they are taken.
 */
export function boundsOfTwice(classes: number, temperature: number): TwiceBounds {
  const small = Math.exp(-1 / temperature);
  const sum = 1 + (classes - 1) * small;
  return { least: small / sum, most: 1 / sum, leastLoss: Math.log1p((classes - 1) * small) };
}
