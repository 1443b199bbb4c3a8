import { code } from '../characters';
import { exactDecimal, exactPowers, isExactPower, longDecimal, tailDigits } from './decimalValue';
import type { NumberReader } from './numberReader';

/** Whether a plain number may end before `c`: at a comma, a blank or a closing bracket. */
export function isEnd(c: number): boolean {
  return (
    c === code.comma ||
    c === code.closeBracket ||
    c === code.space ||
    c === code.newline ||
    c === code.carriageReturn ||
    c === code.tab ||
    c === code.closeParenthesis ||
    c === code.closeBrace
  );
}

const letterE = 101;
const longestExponent = 4;
/** Every whole number below it is a double. */
const largestWhole = 1e15;

/** Reads plain decimal numbers with more digits than a 32-bit integer holds, or with an exponent. */
export class LongNumber {
  private exponent = 0;

  constructor(
    private readonly text: string,
    private readonly reader: NumberReader,
  ) {}

  /**
   * Puts the number at `start` into `values` at `index`.
   * @param from Up to where its first digits, not more than nine, have been read as `head`.
   * @param pointAt Where its point is, −1 where none was met yet.
   * @returns its end; −1 where it is not plain.
   */
  read(
    start: number,
    from: number,
    head: number,
    pointAt: number,
    limit: number,
    values: Float64Array,
    index: number,
  ): number {
    const { text } = this;
    let at = from;
    let point = pointAt;
    let tail = 0;
    let c = text.charCodeAt(at);
    const last = at + tailDigits;
    for (; at < last; c = text.charCodeAt(++at)) {
      const digit = c - code.zero;
      if (digit >>> 0 < 10) tail = (Math.imul(tail, 10) + digit) | 0;
      else if (c === code.dot && point < 0) point = at;
      else break;
    }
    const hasPoint = point >= 0;
    const digits = at - from - (point >= from ? 1 : 0);
    const end = this.readExponent(at);
    if (end < limit && isEnd(text.charCodeAt(end))) {
      const power = this.exponent - (hasPoint ? at - point - 1 : 0);
      const size = sizeOf(head, tail, digits, power);
      if (!Number.isNaN(size)) {
        values[index] = text.charCodeAt(start) === code.minus ? -size : size;
        return end;
      }
    }
    return this.readAny(start, limit, values, index);
  }

  /** The same with the reader that knows numbers of any length. */
  private readAny(start: number, limit: number, values: Float64Array, index: number): number {
    const end = this.reader.read(this.text, start, limit);
    if (end < 0 || end >= limit || !isEnd(this.text.charCodeAt(end))) return -1;
    values[index] = this.reader.value;
    return end;
  }

  private readExponent(from: number): number {
    const { text } = this;
    this.exponent = 0;
    if ((text.charCodeAt(from) | 32) !== letterE) return from;
    let at = from + 1;
    let c = text.charCodeAt(at);
    const isNegative = c === code.minus;
    if (isNegative || c === code.plus) c = text.charCodeAt(++at);
    const first = at;
    let exponent = 0;
    // Behind the end of the text the code is NaN, which >>> takes for 0.
    for (
      let digit = c - code.zero;
      digit >>> 0 < 10 && at < text.length;
      digit = text.charCodeAt(++at) - code.zero
    ) {
      exponent = (Math.imul(exponent, 10) + digit) | 0;
    }
    if (at === first || at - first > longestExponent) return from;
    this.exponent = isNegative ? -exponent : exponent;
    return at;
  }
}

/** The size of the number with these digits times 10^`power`; NaN where it takes the reader to tell. */
function sizeOf(head: number, tail: number, digits: number, power: number): number {
  const whole = head * exactPowers[digits] + tail;
  if (whole < largestWhole && isExactPower(power)) return exactDecimal(whole, power);
  return longDecimal(head, tail, digits, power);
}
