/** Numbers from a seed, so that every run asks the same questions. */
export class Random {
  constructor(private state: number) {}

  /** In 0 … 1, 1 left out (a linear congruential generator of 32 bits). */
  fraction(): number {
    this.state = (Math.imul(1664525, this.state) + 1013904223) >>> 0;
    return this.state / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.fraction();
  }

  integer(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  pick<T>(values: readonly T[]): T {
    return values[this.integer(0, values.length - 1)];
  }

  list(length: number, of: () => number): number[] {
    return Array.from({ length }, of);
  }
}
