const largest = 65504;
/** Spacing of the subnormal numbers, 2⁻²⁴. */
const smallestStep = 2 ** -24;

/**
 * The float16 (IEEE 754 binary16) number nearest to `value`, ties to even: 11 significant bits, exponents −14 … 15,
 * subnormals down to 2⁻²⁴, ±∞ from 65520 on. Rounds once, straight from the double.
 *
 * Source: IEEE 754-2019, § 4.3.1 and table 3.5.
 */
export function roundToFloat16(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const size = Math.abs(value);
  const step = stepAt(size);
  // The quotient is exact, since the step is a power of two.
  const rounded = roundHalfToEven(size / step) * step;
  return Math.sign(value) * (rounded > largest ? Infinity : rounded);
}

/** Distance of the float16 numbers around a size. */
function stepAt(size: number): number {
  let step = smallestStep;
  while (size >= step * 2048 && step < 32) step *= 2;
  return step;
}

function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}
