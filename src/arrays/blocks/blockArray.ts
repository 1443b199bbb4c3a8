import { requireElement } from '../elements';
import type { NumericArray, TextRange } from '../numericArray';
import type { Precision } from '../precision/printPrecision';

/** An array printed without brackets: it reaches from its first number to its last. */
export class BlockArray implements NumericArray {
  readonly start: number;
  readonly end: number;
  readonly #offsets: readonly number[];

  readonly #makePrecision: (array: BlockArray) => Precision;
  #precision: Precision | undefined;

  /**
   * @param offsets Start and end of each element in turn, row-major.
   * @param makePrecision Called once the precision of an element is asked for.
   */
  constructor(
    readonly shape: readonly number[],
    readonly values: Float64Array,
    readonly truncated: boolean,
    offsets: readonly number[],
    makePrecision: (array: BlockArray) => Precision,
  ) {
    this.#makePrecision = makePrecision;
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
    requireElement(this.values, index);
    return { start: this.#offsets[2 * index], end: this.#offsets[2 * index + 1] };
  }

  precision(index: number): number | undefined {
    requireElement(this.values, index);
    this.#precision ??= this.#makePrecision(this);
    return this.#precision(index);
  }
}
