import { isBlank } from '../characters';
import type { TextRange } from '../numericArray';
import { halfUnit, writtenPlace } from './writtenPlace';

/** What the precision of a print needs to know of its array. */
export interface PrintedArray extends TextRange {
  readonly values: Float64Array;
  elementRange(index: number): TextRange;
}

const notFinite = -1;

/** The last printed place of every element of an array. */
export class PrintedPlaces {
  /** Whether some number has a point or an exponent. */
  readonly anyReal: boolean = false;
  /** Whether blanks follow every number that has fewer decimals than the longest. */
  readonly arePadded: boolean = true;
  /** Digits behind the point of each number; NaN and the infinities are printed as they are. */
  private readonly decimals: Int16Array;
  private readonly exponents: Int16Array;
  private readonly most: number;

  constructor(text: string, array: PrintedArray) {
    const { values } = array;
    this.decimals = new Int16Array(values.length).fill(notFinite);
    this.exponents = new Int16Array(values.length);
    const unpadded = new Set<number>();
    for (let index = 0; index < values.length; index++) {
      if (!Number.isFinite(values[index])) continue;
      const { start, end } = array.elementRange(index);
      const { decimals, exponent, isReal } = writtenPlace(text.slice(start, end));
      this.decimals[index] = decimals;
      this.exponents[index] = exponent;
      if (isReal) this.anyReal = true;
      if (!isReal || !isBlank(text.charCodeAt(end))) unpadded.add(decimals);
    }
    this.most = this.decimals.reduce((most, decimals) => Math.max(most, decimals), 0);
    this.arePadded = unpadded.size === 0 || (unpadded.size === 1 && unpadded.has(this.most));
  }

  haveDecimals(count: number): boolean {
    return this.anyReal && this.decimals.every((decimals) => decimals === notFinite || decimals === count);
  }

  /** Whether the element has no digits behind a point. */
  isWhole(index: number): boolean {
    return this.decimals[index] === 0 && this.exponents[index] === 0;
  }

  /** Half a unit in the element's own last place. */
  halfUnit(index: number): number {
    const decimals = this.decimals[index];
    return decimals === notFinite ? 0 : halfUnit(decimals, this.exponents[index]);
  }

  /** Half a unit in the last place of the longest number, with the element's own power of ten. */
  sharedHalfUnit(index: number): number {
    return this.decimals[index] === notFinite ? 0 : halfUnit(this.most, this.exponents[index]);
  }
}
