import type { Row } from './row';

/** Rows that stand side by side with those of the other parts: the block under one `Columns 1 through 8`. */
export interface Part {
  readonly rows: Row[];
  /** What the numbers of the part are to be multiplied by. */
  readonly factor: number;
}

/** Numbers of joined parts, row-major: their values, what each was multiplied by, where each starts and ends. */
export interface JoinedParts {
  readonly values: Float64Array;
  readonly factors: Float64Array;
  readonly offsets: number[];
}

/** Joins the parts of each slice side by side, and the slices one after the other. */
export function joinParts(slices: readonly (readonly Part[])[], count: number): JoinedParts {
  const values = new Float64Array(count);
  const factors = new Float64Array(count);
  const offsets: number[] = [];
  let at = 0;
  for (const parts of slices) {
    for (let row = 0; row < parts[0].rows.length; row++) {
      for (const { rows, factor } of parts) {
        const { values: numbers, offsets: places } = rows[row];
        for (let index = 0; index < numbers.length; index++) {
          values[at] = numbers[index] * factor;
          factors[at++] = factor;
          offsets.push(places[2 * index], places[2 * index + 1]);
        }
      }
    }
  }
  return { values, factors, offsets };
}

/** Whether the parts of a slice are `height` rows high and together `width` numbers wide. */
export function isRectangular(parts: readonly Part[], height: number, width: number): boolean {
  let total = 0;
  for (const { rows } of parts) {
    if (rows.length !== height) return false;
    const length = rows[0].values.length;
    if (!rows.every((row) => row.values.length === length)) return false;
    total += length;
  }
  return total === width;
}
