/** Numbers that a new buffer has room for; it grows by doubling up to `longestGuess`, then by what the text promises. */
const firstLength = 64;
const longestGuess = 65_536;
/** What an estimate of the numbers to come is enlarged by. */
const margin = 1.02;
/** An array that fills at least this part of a large buffer takes it along instead of a copy. */
const wellFilled = 0.75;

interface InnerArray {
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly truncated: boolean;
}

/** The numbers of the arrays that are still open, and the inner arrays that are closed but may join a larger one. */
export class ValueBuffer {
  values = new Float64Array(firstLength);
  valueCount = 0;
  recordCount = 0;
  /** Start, end, first value and truncation of each inner array in turn. */
  private records = new Float64Array(4 * firstLength);
  private isGiven = false;

  /** @param share How much of the text that may hold further numbers has been read, between 0 and 1. */
  addValue(value: number, share: number): void {
    if (this.valueCount === this.values.length) this.grow(share);
    this.values[this.valueCount++] = value;
  }

  grow(share: number): void {
    const length = this.values.length * 2;
    const promised = share > 0 ? Math.ceil((this.valueCount / share) * margin) : 0;
    const isSmall = this.valueCount < longestGuess;
    const grown = new Float64Array(isSmall ? length : Math.max(promised, Math.ceil(this.valueCount * 1.25)));
    grown.set(this.values);
    this.values = grown;
  }

  addRecord(start: number, end: number, valueStart: number, truncated: boolean): void {
    const at = 4 * this.recordCount++;
    if (at === this.records.length) {
      const grown = new Float64Array(this.records.length * 2);
      grown.set(this.records);
      this.records = grown;
    }
    this.records[at] = start;
    this.records[at + 1] = end;
    this.records[at + 2] = valueStart;
    this.records[at + 3] = truncated ? 1 : 0;
  }

  record(index: number): InnerArray {
    const { records } = this;
    const at = 4 * index;
    return {
      start: records[at],
      end: records[at + 1],
      valueStart: records[at + 2],
      truncated: records[at + 3] === 1,
    };
  }

  /** The values of an array that is done: a copy, or the buffer itself where it would be a large one. */
  take(from: number, length: number): Float64Array {
    if (from > 0 || length < longestGuess || length < wellFilled * this.values.length) {
      return this.values.slice(from, from + length);
    }
    this.isGiven = true;
    return this.values.subarray(0, length);
  }

  /** Whether the values from `from` on are all whole and not negative, as lengths are. */
  isWhole(from: number): boolean {
    for (let index = from; index < this.valueCount; index++) {
      if (!Number.isInteger(this.values[index]) || this.values[index] < 0) return false;
    }
    return true;
  }

  clear(): void {
    this.valueCount = 0;
    this.recordCount = 0;
    if (!this.isGiven) return;
    this.values = new Float64Array(firstLength);
    this.isGiven = false;
  }
}
