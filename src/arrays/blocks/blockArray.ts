import type { NumericArray, TextRange } from '../numericArray';

/** An array printed without brackets: it reaches from its first number to its last. */
export class BlockArray implements NumericArray {
  readonly start: number;
  readonly end: number;
  readonly #offsets: readonly number[];

  /** @param offsets Start and end of each element in turn, row-major. */
  constructor(
    readonly shape: readonly number[],
    readonly values: Float64Array,
    readonly truncated: boolean,
    offsets: readonly number[],
  ) {
    let start = Infinity;
    let end = 0;
    for (let index = 0; index < offsets.length; index += 2) {
      start = Math.min(start, offsets[index]);
      end = Math.max(end, offsets[index + 1]);
    }
    this.start = start;
    this.end = end;
    this.#offsets = offsets;
  }

  elementRange(index: number): TextRange {
    if (!Number.isInteger(index) || index < 0 || index >= this.values.length) {
      throw new RangeError(`No element ${index} among ${this.values.length}`);
    }
    return { start: this.#offsets[2 * index], end: this.#offsets[2 * index + 1] };
  }
}
