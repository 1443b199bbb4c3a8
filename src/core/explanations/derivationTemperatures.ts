import { softmaxRowOf } from '../categorical/softmax';

/** T·LogSumExp(ℓ/T), the smooth maximum, at one temperature. */
export interface SmoothMaximum {
  readonly temperature: number;
  /** T·LogSumExp(ℓ/T). */
  readonly value: number;
  /** Its excess over max ℓ, T·log Σ e^((ℓ − max ℓ)/T), which is not rounded beside a large max ℓ. */
  readonly excess: number;
  /** T·log C, what the excess is at most; C counts the classes that are not masked by −∞. */
  readonly bound: number;
  /** The largest q of softmax(ℓ/T). */
  readonly largestProbability: number;
}

/** What T·LogSumExp(ℓ/T) and softmax(ℓ/T) go to as T → 0. */
export interface HardMaximum {
  readonly value: number;
  /** Classes with the largest logit: each has 1/count of the argmax. */
  readonly tied: readonly number[];
}

/**
 * T·LogSumExp(ℓ/T) for several T, between max ℓ and max ℓ + T log C; it falls to max ℓ with T, since its derivative
 * by T is the entropy of softmax(ℓ/T).
 *
 * @param logits one row [N], none NaN or +∞ and not all −∞.
 * @throws RangeError unless each T is finite and above 0.
 * Source: Boyd and Vandenberghe, Convex Optimization (2004), § 3.1.5.
 */
export function smoothMaxima(logits: Float64Array, temperatures: readonly number[]): SmoothMaximum[] {
  const unmasked = logits.reduce((count, logit) => (logit === -Infinity ? count : count + 1), 0);
  return temperatures.map((temperature) => {
    const row = softmaxRowOf(logits, { temperature });
    const excess = temperature * (row.logSum.high + row.logSum.low);
    return {
      temperature,
      value: row.maximum + excess,
      excess,
      bound: temperature * Math.log(unmasked),
      largestProbability: 1 / (1 + row.others.high),
    };
  });
}

/** The limit T → 0. */
export function hardMaximum(logits: Float64Array): HardMaximum {
  const value = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const tied: number[] = [];
  for (let index = 0; index < logits.length; index += 1) if (logits[index] === value) tied.push(index);
  return { value, tied };
}
