import type { NumericArray } from '../numericArray';
import { columnPrecision, type ColumnKind } from '../precision/columnPrecision';
import { BlockArray } from './blockArray';
import { unknown } from '../precision/printPrecision';
import type { Line } from './line';
import { isRectangular, joinParts, type Part } from './parts';
import type { Row } from './row';

type Opened = 'nothing' | 'heading' | 'lengths' | 'vector' | 'matrix';

/** Puts printed lines together to arrays, one line after the other. */
export class BlockReader {
  private opened: Opened = 'nothing';
  private lengths: readonly number[] | undefined;
  /** Slices of a print of three axes, each of parts. */
  private slices: Part[][] = [[]];
  private factor = 1;
  private afterBlank = false;
  private startsPart = true;
  private truncated = false;
  private count = 0;
  private wordsAbove = 0;
  private lastColumn = 0;

  constructor(
    private readonly text: string,
    private readonly found: (array: NumericArray) => void,
  ) {}

  read(line: Line): void {
    switch (line.kind) {
      case 'blank':
        this.afterBlank = true;
        if (this.count === 0) this.wordsAbove = 0;
        return;
      case 'numbers':
        this.numbers(line.row, line.index, line.rowIndex);
        break;
      case 'columns':
        this.columns(line.first, line.isR);
        if (line.row) this.add(line.row);
        break;
      case 'scale':
        if (this.count > 0 && !this.startsPart) this.finish();
        this.factor = line.factor;
        this.startsPart = true;
        if (this.opened === 'nothing') this.opened = 'heading';
        break;
      case 'slice':
        if (this.slices[0].length > 0 || this.count > 0) this.slices.push([]);
        this.startsPart = true;
        this.factor = 1;
        break;
      case 'opener':
        this.finish();
        this.opened = line.lengths ? 'lengths' : 'heading';
        this.lengths = line.lengths;
        break;
      case 'footer':
        this.finish(line.lengths, line.isInteger ? 'integer' : 'real');
        break;
      case 'text':
        this.finish();
        this.wordsAbove = line.words;
    }
    this.afterBlank = false;
  }

  private numbers(row: Row, index: number | undefined, rowIndex: number | undefined): void {
    if (index !== undefined) {
      const continues = this.opened === 'vector' && index === this.count + 1 && !this.afterBlank;
      if (!continues) this.finish();
      if (!continues && index !== 1) return;
      this.opened = 'vector';
    } else if (rowIndex !== undefined) {
      if (this.opened !== 'matrix') this.finish();
      this.opened = 'matrix';
    } else if (this.opened === 'vector' || this.opened === 'matrix') this.finish();
    else if (this.afterBlank && this.count > 0 && !this.startsPart) this.finish();
    this.add(row);
  }

  private columns(first: number, isR: boolean): void {
    const continues = this.count > 0 && first > this.lastColumn;
    if (!continues && this.count > 0 && this.slices.length === 1) this.finish();
    if (isR) this.opened = 'matrix';
    else if (this.opened === 'nothing') this.opened = 'heading';
    if (!isR || !continues) this.lastColumn = first;
    this.lastColumn = first;
    this.startsPart = true;
  }

  private add(row: Row): void {
    if (row.truncated) this.truncated = true;
    const slice = this.slices[this.slices.length - 1];
    if (this.startsPart) slice.push({ rows: [], factor: this.factor });
    this.startsPart = false;
    if (row.values.length === 0) return;
    slice[slice.length - 1].rows.push(row);
    this.count += row.values.length;
  }

  /** Hands over what was read, if it is an array; `lengths` are those that Torch prints below. */
  finish(lengths?: readonly number[], columnKind?: ColumnKind): void {
    const slices = this.slices.filter((slice) => slice.some((part) => part.rows.length > 0));
    if (this.count > 1) {
      const shape = this.shape(slices, lengths);
      if (shape) this.report(slices, shape, columnKind);
    }
    this.opened = 'nothing';
    this.lengths = undefined;
    this.slices = [[]];
    this.factor = 1;
    this.startsPart = true;
    this.truncated = false;
    this.count = 0;
    this.wordsAbove = 0;
    this.lastColumn = 0;
  }

  private shape(slices: readonly Part[][], footer: readonly number[] | undefined): number[] | undefined {
    if (this.opened === 'vector') return [this.count];
    const height = slices[0][0].rows.length;
    let width = 0;
    for (const part of slices[0]) width += part.rows[0]?.values.length ?? 0;
    if (!slices.every((slice) => isRectangular(slice, height, width))) return undefined;
    const declared = footer ?? this.lengths;
    if (declared) return this.declaredShape(declared, slices.length, height, width);
    if (slices.length > 1) return undefined;
    if (this.opened === 'matrix') return [height, width];
    if (this.opened === 'heading') return height === 1 ? [width] : [height, width];
    const isTable = this.wordsAbove > 1 && (this.wordsAbove === width || this.wordsAbove === width - 1);
    return height > 1 && width > 1 && !isTable && !this.truncated ? [height, width] : undefined;
  }

  private declaredShape(
    lengths: readonly number[],
    slices: number,
    height: number,
    width: number,
  ): number[] | undefined {
    const product = lengths.reduce((size, length) => size * length, 1);
    if (product === this.count && !this.truncated) {
      const last = lengths.at(-1);
      const isVector = lengths.length === 1;
      return isVector || last === width || slices === 1 ? [...lengths] : undefined;
    }
    if (!this.truncated || product < this.count || slices > 1) return undefined;
    return lengths.length === 1 ? [this.count] : lengths.length === 2 ? [height, width] : undefined;
  }

  private report(slices: readonly Part[][], shape: readonly number[], columns?: ColumnKind): void {
    const { values, factors, offsets } = joinParts(slices, this.count);
    const rounds = columns !== undefined || (this.opened !== 'nothing' && this.opened !== 'lengths');
    const { text } = this;
    this.found(
      new BlockArray(shape, values, this.truncated, offsets, (array) =>
        rounds ? columnPrecision(text, array, columns ?? 'unknown', (index) => factors[index]) : unknown,
      ),
    );
  }
}
