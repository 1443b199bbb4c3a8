/** 2²⁷ + 1, which splits a double into two halves of 26 bits (Veltkamp). */
const splitter = 134217729;

/** What rounding took from `sum = a + b`, exactly (Knuth's two-sum); NaN where the sum overflowed. */
export function sumError(a: number, b: number, sum: number): number {
  const fromB = sum - a;
  return a - (sum - fromB) + (b - fromB);
}

/** What rounding took from `product = a · b`, exactly (Dekker); NaN where a factor is beyond 2⁹⁹⁶. */
export function productError(a: number, b: number, product: number): number {
  const scaledA = splitter * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = splitter * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** What rounding took from `quotient` = (high + low) / (divisorHigh + divisorLow), to first order. */
export function quotientError(
  high: number,
  low: number,
  divisorHigh: number,
  divisorLow: number,
  quotient: number,
): number {
  const product = quotient * divisorHigh;
  const remainder = high - product - productError(quotient, divisorHigh, product);
  return (remainder + low - quotient * divisorLow) / divisorHigh;
}

/** A sum that carries its rounding errors along (Neumaier), so that it is rounded once however long it is. */
export class CompensatedSum {
  private high = 0;
  private low = 0;

  add(value: number): void {
    const sum = this.high + value;
    this.low += sumError(this.high, value, sum);
    this.high = sum;
  }

  /** Adds a · b with 0 · ±∞ = 0 (but 0 · NaN = NaN), the rounding error of the product included. */
  addProduct(a: number, b: number): void {
    const product = multiply(a, b);
    this.add(product);
    if (product !== 0) this.low += productError(a, b, product);
  }

  /** The sum; NaN where a term is NaN, else ±∞ where a term or the sum itself is. */
  get value(): number {
    return Number.isFinite(this.low) ? this.high + this.low : this.high;
  }
}

/** a · b with 0 · ±∞ = 0, as in −Σ p log q; 0 · NaN stays NaN. */
export function multiply(a: number, b: number): number {
  if (a === 0) return Number.isNaN(b) ? NaN : 0;
  if (b === 0) return Number.isNaN(a) ? NaN : 0;
  return a * b;
}

/** a / b with 0 / 0 = 0 and a / 0 = a · ∞ whatever the sign of the zero, as in −p/q. */
export function divide(a: number, b: number): number {
  return b === 0 ? multiply(a, Infinity) : a / b;
}

/** Compensated sum of `values`, leaving out index `without` where it is given. */
export function sumOf(values: ArrayLike<number>, without = -1): number {
  const sum = new CompensatedSum();
  for (let index = 0; index < values.length; index += 1) {
    if (index !== without) sum.add(values[index]);
  }
  return sum.value;
}
