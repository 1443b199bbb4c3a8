/** An array as a language's own parser sees it. */
export interface TrueArray {
  readonly start: number;
  readonly end: number;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** What a file holds: its arrays of numbers, and where brackets stand that are code and no text. */
export interface Truth {
  readonly arrays: readonly TrueArray[];
  readonly brackets: ReadonlySet<number>;
}
