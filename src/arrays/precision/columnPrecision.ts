import type { Precision } from './printPrecision';
import { PrintedPlaces, type PrintedArray } from './printedPlaces';

/** What the lines around a print without brackets tell of its numbers. */
export type ColumnKind = 'real' | 'integer' | 'unknown';

/**
 * The precision of a print in columns: Torch, R, Octave and MATLAB print the numbers of a column to the same place,
 * and what is exactly 0 sometimes as `0`. Whole numbers of an unknown type may be rounded or not.
 * @param scaleOf What element `index` was multiplied by (`1.0e+03 *`).
 */
export function columnPrecision(
  text: string,
  array: PrintedArray,
  kind: ColumnKind,
  scaleOf: (index: number) => number,
): Precision {
  if (kind === 'integer') return () => 0;
  const places = new PrintedPlaces(text, array);
  if (!places.anyReal && kind === 'unknown') return () => undefined;
  return (index) => {
    const isZero = places.anyReal && array.values[index] === 0 && places.isWhole(index);
    return isZero ? 0 : places.halfUnit(index) * scaleOf(index);
  };
}
