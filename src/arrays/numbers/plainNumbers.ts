import { code } from '../characters';
import type { Syntax } from '../syntax';
import { ByteWindow } from './byteWindow';
import { exactPowers } from './decimalValue';
import { isEnd, LongNumber } from './longNumber';
import type { NumberReader } from './numberReader';

/** Characters read before coming back, so that a very long array can be read in slices. */
const longestRun = 65_536;
/** Digits that a 32-bit integer holds. */
const integerDigits = 9;

/**
 * Reads what most large arrays consist of: decimal numbers, commas and blanks. It does nothing that the scanner and
 * builder could not do one step after the other, but twice as fast, and stops at anything else.
 */
export class PlainNumbers {
  /** Behind the last number, or behind the last comma and its blanks. */
  at = 0;
  /** Whether a number was read last, and not a comma. */
  endsInNumber = false;
  hasCommas = false;
  /** There was no room for another number. */
  isFull = false;
  private until = 0;
  private readonly passesLines: boolean;
  private readonly octal: boolean;

  private readonly long: LongNumber;
  private readonly window: ByteWindow;

  constructor(text: string, reader: NumberReader, syntax: Syntax) {
    this.window = new ByteWindow(text);
    this.long = new LongNumber(text, reader);
    this.passesLines = syntax.newline !== 'ends-document' && syntax.operands !== 'printed';
    this.octal = syntax.numbers.leadingZeroOctal === true;
  }

  begin(at: number): void {
    this.isFull = false;
    this.at = at;
    this.until = at + longestRun;
    this.endsInNumber = false;
    this.hasCommas = false;
  }

  /**
   * Puts the numbers from `this.at` on into `values` from `index` on. All in one loop that looks at each character
   * once: with a function for a number and one for blanks it takes half as long again.
   * @returns how many `values` holds then.
   */
  read(limit: number, values: Float64Array, index: number): number {
    const { window, passesLines, octal } = this;
    this.isFull = false;
    window.cover(this.at);
    const { bytes, base } = window;
    const room = values.length;
    const last = Math.min(this.until, limit, base + window.filled) - base;
    let count = index;
    let start = this.at - base;
    let at = start;
    let c = bytes[at];
    while (start < last && count < room) {
      const isNegative = c === code.minus;
      if (isNegative) c = bytes[++at];
      if (octal && c === code.zero) break;
      const first = at;
      let nine = at + integerDigits;
      let mantissa = 0;
      // A difference below 0 is a large unsigned number, so that one comparison tells a digit.
      for (let digit = c - code.zero; digit >>> 0 < 10 && at < nine; digit = c - code.zero) {
        mantissa = (Math.imul(mantissa, 10) + digit) | 0;
        c = bytes[++at];
      }
      let point = -1;
      if (c === code.dot) {
        point = at;
        nine++;
        c = bytes[++at];
        for (let digit = c - code.zero; digit >>> 0 < 10 && at < nine; digit = c - code.zero) {
          mantissa = (Math.imul(mantissa, 10) + digit) | 0;
          c = bytes[++at];
        }
      }
      if (at - first < (point < 0 ? 1 : 2)) break;
      if (isEnd(c)) {
        const size = point < 0 ? mantissa : mantissa / exactPowers[at - point - 1];
        values[count] = isNegative ? -size : size;
      } else {
        const pointAt = point < 0 ? -1 : base + point;
        at = this.long.read(base + start, base + at, mantissa, pointAt, limit, values, count) - base;
        if (at < start) break;
        c = at < window.filled ? bytes[at] : 0;
      }
      if (base + at >= limit) break;
      count++;
      const behind = base + at;
      while (isBlank(c, passesLines)) c = bytes[++at];
      if (c !== code.comma || base + at >= limit) {
        this.hasCommas ||= count > index + 1;
        return this.stop(behind, true, count);
      }
      c = bytes[++at];
      while (isBlank(c, passesLines)) c = bytes[++at];
      start = at;
    }
    this.hasCommas ||= count > index;
    this.isFull = count === room;
    return this.stop(Math.min(limit, base + start), false, count);
  }

  private stop(at: number, endsInNumber: boolean, count: number): number {
    this.at = at;
    this.endsInNumber = endsInNumber;
    return count;
  }
}

function isBlank(c: number, passesLines: boolean): boolean {
  return (
    c === code.space || c === code.tab || (passesLines && (c === code.newline || c === code.carriageReturn))
  );
}
