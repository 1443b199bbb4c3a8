import { ArrayBuilder } from './build/arrayBuilder';
import type { FoundArray } from './build/nesting';
import { requireElement } from './elements';
import type { NumericArray, TextRange } from './numericArray';
import { pastedPrecision, printPrecision, type Precision } from './precision/printPrecision';
import { Scanner } from './scan/scanner';
import { runSteps, sliceLength } from './steps';
import type { Syntax } from './syntax';

/** An array in its text. Where its elements are written is found out when first asked for. */
export class LocatedArray implements NumericArray {
  readonly start: number;
  readonly end: number;
  readonly shape: readonly number[];
  readonly values: Float64Array;
  readonly truncated: boolean;
  readonly #text: string;
  readonly #syntax: Syntax;
  /** Start and end of each element in turn. */
  #offsets: Int32Array | undefined;
  readonly #scale: number;
  #precision: Precision | undefined;

  constructor(text: string, syntax: Syntax, found: FoundArray) {
    this.start = found.start;
    this.end = found.end;
    this.shape = found.shape;
    this.values = found.values;
    this.truncated = found.truncated;
    this.#scale = found.scale;
    this.#text = text;
    this.#syntax = syntax;
  }

  elementRange(index: number): TextRange {
    requireElement(this.values, index);
    this.#offsets ??= runSteps(this.#readOffsets());
    return { start: this.#offsets[2 * index], end: this.#offsets[2 * index + 1] };
  }

  *locateSteps(): Generator<void, void, void> {
    this.#offsets ??= yield* this.#readOffsets();
  }

  precision(index: number): number | undefined {
    requireElement(this.values, index);
    const precisionOf = this.#syntax.operands === 'printed' ? printPrecision : pastedPrecision;
    this.#precision ??= precisionOf(this.#text, this);
    const precision = this.#precision(index);
    return precision === undefined ? undefined : precision * this.#scale;
  }

  *#readOffsets(): Generator<void, Int32Array, void> {
    const offsets = new Int32Array(2 * this.values.length);
    let count = 0;
    const builder = new ArrayBuilder(
      {
        found: () => undefined,
        number(start, end) {
          offsets[count++] = start;
          offsets[count++] = end;
        },
      },
      this.#syntax.blanksSeparate,
      this.#syntax.isFlat,
    );
    if (!/[[({]/.test(this.#text[this.start])) {
      builder.open('selection', 0, this.start, true);
    }
    const scanner = new Scanner(this.#text, this.#syntax, builder, { mayBePrint: true });
    scanner.begin(this.start, this.end);
    for (let advance = scanner.advance(sliceLength); advance !== 'finished';) {
      if (advance === 'paused') yield;
      advance = scanner.advance(sliceLength);
    }
    return offsets;
  }
}
