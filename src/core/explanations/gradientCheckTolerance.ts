/** A gradient that somebody has, with how exactly it is written. */
export interface GivenGradient {
  /** Of all rows, row-major, or of one row. */
  readonly values: Float64Array;
  /** How far each may lie from the number that was meant: half a unit in its last written place. */
  readonly halfUnits: Float64Array;
}

/** Gradients come from frameworks that compute in float32: two units of its last place beside the largest element. */
const float32Rounding = 2 ** -22;

/** Whether given[i] may be candidate[j] as far as its digits and float32 tell. */
export function isWithin(given: GivenGradient, candidate: Float64Array, factor = 1) {
  const rounding = float32Rounding * Math.abs(factor) * largestOf(candidate);
  return (index: number, value: number): boolean => {
    const number = given.values[index];
    if (Object.is(number, value) || (Number.isNaN(number) && Number.isNaN(value))) return true;
    return Math.abs(number - value) <= given.halfUnits[index] * (1 + 1e-9) + rounding;
  };
}

export function fits(given: GivenGradient, candidate: Float64Array, factor: number): boolean {
  const within = isWithin(given, candidate, factor);
  return candidate.every((value, index) => within(index, value * factor));
}

function largestOf(values: Float64Array): number {
  return values.reduce(
    (largest, value) =>
      Math.abs(value) > largest && value !== Infinity && value !== -Infinity ? Math.abs(value) : largest,
    0,
  );
}

export function ratioOf(given: Float64Array, analytic: Float64Array): number {
  let products = 0;
  let squares = 0;
  analytic.forEach((value, index) => {
    products += value * given[index];
    squares += value * value;
  });
  return products / squares;
}

export function compared(given: GivenGradient, analytic: Float64Array) {
  let differences = 0;
  let squares = [0, 0];
  let largestRelativeError = 0;
  let worst = 0;
  let unexplained = 0;
  const within = isWithin(given, analytic);
  analytic.forEach((value, index) => {
    const number = given.values[index];
    differences += (number - value) ** 2;
    squares = [squares[0] + number * number, squares[1] + value * value];
    if (within(index, value)) return;
    unexplained += 1;
    const error = Math.abs(number - value) / Math.max(Math.abs(number), Math.abs(value));
    if (error > largestRelativeError || !(largestRelativeError >= 0))
      [largestRelativeError, worst] = [error, index];
  });
  const size = Math.sqrt(squares[0]) + Math.sqrt(squares[1]);
  return {
    relativeError: size === 0 ? 0 : Math.sqrt(differences) / size,
    largestRelativeError,
    worst,
    unexplained,
  };
}
