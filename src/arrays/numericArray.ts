/** A half-open stretch of a text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A rectangular array of numbers as it stands in a text. */
export interface NumericArray extends TextRange {
  /** Lengths along each axis, outermost first; their product is `values.length`. */
  readonly shape: readonly number[];
  /** The numbers, row-major (last axis fastest). */
  readonly values: Float64Array;
  /** True where the text was printed cut short (`...`): `values` are the visible numbers only. */
  readonly truncated: boolean;
  /**
   * Where element `index` (row-major) is written, found on demand.
   * @throws RangeError if `index` is not an integer in 0 … values.length − 1.
   */
  elementRange(index: number): TextRange;
  /** Finds where all elements are written, in steps of a few milliseconds; `elementRange` then answers at once. */
  locateSteps?(): Generator<void, void, void>;
  /**
   * How far element `index` may lie from the number that was meant, at most: 0 for what a program or data file writes
   * and for printed integers; half a unit in the last printed place, times the scale printed above, where a program
   * is known to print rounded; undefined where the layout does not tell.
   * @throws RangeError as `elementRange` does.
   */
  precision?(index: number): number | undefined;
}

/** Why the text at some place is no numeric array. Views word it; arrays only say what was found where. */
export type ArrayProblem = TextRange &
  (
    | { readonly code: 'ragged'; readonly expected: number; readonly found: number }
    | { readonly code: 'empty' }
    | { readonly code: 'not-numeric'; readonly found: string }
    | { readonly code: 'unclosed'; readonly bracket: string }
    | { readonly code: 'too-large'; readonly length: number; readonly limit: number }
    | { readonly code: 'none' }
  );

/** What stands at a place: an array, or the reason why there is none. */
export type ArrayReading =
  | { readonly array: NumericArray; readonly problem?: undefined }
  | { readonly array?: undefined; readonly problem: ArrayProblem };
