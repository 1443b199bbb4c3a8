/**
 * e^x = 2^k · 2^(j/256) · e^r with |r| ≤ ln 2 / 512: the middle factor from a table of pairs, the last by its series.
 * About eight bits better than a double, so that a quotient of such values is rounded as if it had been exact.
 */
const steps = 256;
const stepsPerUnit = steps / Math.LN2;

/** ln 2 / 256 in two parts (Cody and Waite); the first has 15 bits, so that its product with any step is exact. */
const stepHigh = 0.693145751953125 / steps;
const stepLow = 0.0000014286068203094173 / steps;

/** 2^(j/256) for j = 0 … 255, as the nearest double and what it leaves. */
const [powerHigh, powerLow] = tableOfPowers();

/** Below it e^x is smaller than half the smallest subnormal number. */
export const lowestExponent = -745.14;

/** Series of (e^r − 1 − r)/r²; a division by a number that is no power of two would cost as much as the rest. */
const [third, fourth, fifth] = [1 / 6, 1 / 24, 1 / 120];

/** 2^k for k = −1022 … 0, the normal ones, at index −k. */
const scales = Float64Array.from({ length: 1023 }, (_, index) => 2 ** -index);
/** At smaller exponents results are scaled in two steps, so that a subnormal one is rounded once. */
const lowestNormal = -960;

/**
 * Writes e^(argument + rest) to `high[index]` and what that rounding left to `low[index]`.
 * @param argument in `lowestExponent` … 0; `rest` is what rounding took from it.
 */
export function exponentialInto(
  argument: number,
  rest: number,
  high: Float64Array,
  low: Float64Array,
  index: number,
): void {
  // The argument is not above 0, so that cutting off the fraction rounds to the nearest step.
  const step = (argument * stepsPerUnit - 0.5) | 0;
  const r = argument - step * stepHigh - step * stepLow + rest;
  const growth = r + r * r * (0.5 + r * (third + r * (fourth + r * fifth)));
  const base = powerHigh[step & (steps - 1)];
  const tail = base * growth + powerLow[step & (steps - 1)];
  const value = base + tail;
  const exponent = step >> 8;
  if (exponent > lowestNormal) {
    // Not −exponent, which for 0 is −0 and no index to a compiler.
    const scale = scales[0 - exponent];
    high[index] = value * scale;
    low[index] = (tail - (value - base)) * scale;
    return;
  }
  const scale = scales[-200 - exponent];
  high[index] = value * scale * 2 ** -200;
  low[index] = (tail - (value - base)) * scale * 2 ** -200;
}

/** Fixed-point with 160 bits: eight square roots of 2, then powers of the last. */
function tableOfPowers(): [Float64Array, Float64Array] {
  const bits = 160n;
  let root = 2n << bits;
  for (let count = 1; count < steps; count *= 2) root = squareRoot(root << bits);
  const high = new Float64Array(steps);
  const low = new Float64Array(steps);
  let power = 1n << bits;
  for (let step = 0; step < steps; step += 1) {
    high[step] = Number(power) / 2 ** 160;
    low[step] = Number(power - BigInt(high[step] * 2 ** 160)) / 2 ** 160;
    power = (power * root) >> bits;
  }
  return [high, low];
}

/** ⌊√value⌋ by Newton's iteration from above. */
function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
