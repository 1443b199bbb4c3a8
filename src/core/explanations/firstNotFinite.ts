/** The first index of a number that is NaN or infinite; −1 where all are finite. */
export function firstNotFinite(values: Float64Array): number {
  // `includes` is far faster than a loop, and nearly always every number is finite.
  const isFinite = !values.includes(NaN) && !values.includes(Infinity) && !values.includes(-Infinity);
  return isFinite ? -1 : values.findIndex((value) => !Number.isFinite(value));
}
