/** The numbers of the arrays that are still open, and the inner arrays that are closed but may join a larger one. */
export class ValueBuffer {
  private values = new Float64Array(64);
  valueCount = 0;
  recordCount = 0;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly valueStarts: number[] = [];
  private readonly truncations: boolean[] = [];

  addValue(value: number): void {
    if (this.valueCount === this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.valueCount++] = value;
  }

  addRecord(start: number, end: number, valueStart: number, truncated: boolean): void {
    const index = this.recordCount++;
    this.starts[index] = start;
    this.ends[index] = end;
    this.valueStarts[index] = valueStart;
    this.truncations[index] = truncated;
  }

  record(index: number): { start: number; end: number; valueStart: number; truncated: boolean } {
    return {
      start: this.starts[index],
      end: this.ends[index],
      valueStart: this.valueStarts[index],
      truncated: this.truncations[index],
    };
  }

  copyValues(from: number, length: number): Float64Array {
    return this.values.slice(from, from + length);
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
  }
}
