import { exponentialInto } from './exponential';
import { productError, quotientError, sumError } from './exactArithmetic';

/** A number as the nearest double and what that leaves. */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

/**
 * log(1 + x + rest) for x ≥ 0, well beyond the precision of a double: `Math.log1p` alone may be off by one unit.
 * Tiny x: x itself. Small x: 2 artanh(x / (2 + x)) by its series. Otherwise one Newton step on e^y = 1 + x.
 */
export function logOfOnePlus(x: number, rest: number): Pair {
  if (x < 2 ** -60) return { high: x, low: rest - 0.5 * x * x };
  return x < 1 / 8 ? bySeries(x, rest) : byNewton(x, rest);
}

function bySeries(x: number, rest: number): Pair {
  const divisor = 2 + x;
  const divisorRest = sumError(2, x, divisor) + rest;
  const ratio = x / divisor;
  const ratioRest = quotientError(x, rest, divisor, divisorRest, ratio);
  const t = ratio * ratio;
  const series = t * (1 / 3 + t * (1 / 5 + t * (1 / 7 + t * (1 / 9 + t * (1 / 11 + t * (1 / 13 + t / 15))))));
  return normalised(2 * ratio, 2 * (ratioRest + ratio * series));
}

/** Room for one exponential, written and read at once: two arrays per row would cost more than the logarithm. */
const exponential = new Float64Array(1);
const exponentialRest = new Float64Array(1);

function byNewton(x: number, rest: number): Pair {
  const sum = 1 + x;
  const sumRest = sumError(1, x, sum) + rest;
  const estimate = Math.log(sum);
  exponentialInto(-estimate, 0, exponential, exponentialRest, 0);
  const [high, low] = [exponential[0], exponentialRest[0]];
  const product = sum * high;
  const excess = product - 1 + productError(sum, high, product) + sum * low + sumRest * high;
  return normalised(estimate, excess);
}

function normalised(high: number, low: number): Pair {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}
