/** 65520 and more round to ∞: the largest number is 65504 and the next would be 65536. */
const overflow = 65520;
const smallestExponent = -14;

/** One double and its two halves, to read the exponent from. */
const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
/** Which half holds the exponent on this machine. */
const highHalf = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * The float16 (IEEE 754 binary16) number nearest to `value`, ties to even: 11 significant bits, exponents −14 … 15,
 * subnormals down to 2⁻²⁴, ±∞ from 65520 on. Rounds once, straight from the double.
 *
 * Source: IEEE 754-2019, § 4.3.1 and table 3.5.
 */
export function roundToFloat16(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  if (Math.abs(value) >= overflow) return value < 0 ? -Infinity : Infinity;
  double[0] = value;
  const exponent = Math.max(((halves[highHalf] >>> 20) & 0x7ff) - 1023, smallestExponent);
  const step = 2 ** (exponent - 10);
  // The quotient is exact, since the step is a power of two.
  const size = Math.abs(value) / step;
  const below = Math.floor(size);
  const rest = size - below;
  const isUp = rest > 0.5 || (rest === 0.5 && below % 2 === 1);
  const rounded = (isUp ? below + 1 : below) * step;
  return value < 0 ? -rounded : rounded;
}
