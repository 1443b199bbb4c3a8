import { code } from '../characters';
import type { Syntax } from '../syntax';
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

  constructor(
    private readonly text: string,
    reader: NumberReader,
    syntax: Syntax,
  ) {
    this.long = new LongNumber(text, reader);
    this.passesLines = syntax.newline !== 'ends-document' && syntax.operands !== 'printed';
    this.octal = syntax.numbers.leadingZeroOctal === true;
  }

  begin(at: number): void {
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
    const { text, until, passesLines, octal } = this;
    const room = values.length;
    this.isFull = false;
    let count = index;
    let start = this.at;
    let at = start;
    let c = text.charCodeAt(at);
    while (start < until) {
      if (count === room) {
        this.isFull = true;
        return count;
      }
      const isNegative = c === code.minus;
      if (isNegative) c = text.charCodeAt(++at);
      if (octal && c === code.zero) return count;
      const first = at;
      let last = at + integerDigits;
      let mantissa = 0;
      // A difference below 0 is a large unsigned number, so that one comparison tells a digit.
      for (let digit = c - code.zero; digit >>> 0 < 10 && at < last; digit = c - code.zero) {
        mantissa = (Math.imul(mantissa, 10) + digit) | 0;
        c = text.charCodeAt(++at);
      }
      let point = -1;
      if (c === code.dot) {
        point = at;
        last++;
        c = text.charCodeAt(++at);
        for (let digit = c - code.zero; digit >>> 0 < 10 && at < last; digit = c - code.zero) {
          mantissa = (Math.imul(mantissa, 10) + digit) | 0;
          c = text.charCodeAt(++at);
        }
      }
      if (at - first < (point < 0 ? 1 : 2)) return count;
      if (isEnd(c)) {
        const size = point < 0 ? mantissa : mantissa / exactPowers[at - point - 1];
        values[count] = isNegative ? -size : size;
      } else {
        at = this.long.read(start, at, mantissa, point, limit, values, count);
        if (at < 0) return count;
        c = text.charCodeAt(at);
      }
      if (at >= limit) return count;
      count++;
      this.endsInNumber = true;
      this.at = at;
      while (isBlank(c, passesLines)) c = text.charCodeAt(++at);
      if (c !== code.comma || at >= limit) return count;
      c = text.charCodeAt(++at);
      while (isBlank(c, passesLines)) c = text.charCodeAt(++at);
      this.hasCommas = true;
      this.endsInNumber = false;
      this.at = start = Math.min(at, limit);
    }
    return count;
  }
}

function isBlank(c: number, passesLines: boolean): boolean {
  return (
    c === code.space || c === code.tab || (passesLines && (c === code.newline || c === code.carriageReturn))
  );
}
