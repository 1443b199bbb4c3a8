/**
 * e^x = 2^k · 2^(j/64) · e^r with |r| ≤ ln 2 / 128: the middle factor from a table of pairs, the last by its series.
 * About eight bits better than a double, so that a quotient of such values is rounded as if it had been exact.
 */
const steps = 64;
const stepsPerUnit = steps / Math.LN2;

/** ln 2 / 64 in two parts (Cody and Waite); the first has 15 bits, so that its product with any step is exact. */
const stepHigh = 0.693145751953125 / steps;
const stepLow = 0.0000014286068203094173 / steps;

/** 2^(j/64) for j = 0 … 63, as the nearest double and what it leaves. */
const [powerHigh, powerLow] = tableOfPowers();

/** Below it e^x is smaller than half the smallest subnormal number. */
export const lowestExponent = -745.14;

/** 2^(k + 54) for k = −1075 … 0: the 54 keep every entry a normal number, so that a tiny result is rounded once. */
const scales = Float64Array.from({ length: 1077 }, (_, index) => 2 ** (index - 1076 + 54));
const unscale = 2 ** -54;

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
  const growth = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720))));
  const base = powerHigh[step & (steps - 1)];
  const tail = base * growth + powerLow[step & (steps - 1)];
  const value = base + tail;
  const scale = scales[(step >> 6) + 1076];
  high[index] = value * scale * unscale;
  low[index] = (tail - (value - base)) * scale * unscale;
}

/** Fixed-point with 160 bits: six square roots of 2, then powers of the last. */
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
