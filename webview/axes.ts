/** The end of an axis: the smallest of 1, 0.5, 0.2, 0.1 … (or, above 1, of 2, 5, 10 …) that holds every value. */
export function axisEnd(values: Iterable<number | undefined>): number {
  let largest = 0;
  for (const value of values) {
    if (value !== undefined && Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return 1;
  const power = Math.floor(Math.log10(largest)) - 1;
  for (let exponent = Math.max(power, -300); ; exponent++) {
    for (const leading of [1, 2, 5]) {
      const end = Number(`${leading}e${exponent}`);
      if (end >= largest * (1 - 1e-9)) return end;
    }
  }
}

/**
 * What is drawn for a value, in units of the axis: a value other than 0 is at least one pixel long, one beyond the
 * axis ends there, and what is not a number is not drawn.
 */
export function drawnValue(value: number | undefined, end: number, pixels: number): number | null {
  if (value === undefined || Number.isNaN(value)) return null;
  if (value === 0) return 0;
  const onePixel = end / Math.max(1, pixels);
  return Math.sign(value) * Math.min(end, Math.max(onePixel, Math.abs(value)));
}
