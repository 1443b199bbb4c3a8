import { code } from '../characters';
import type { Syntax } from '../syntax';
import { exactDecimal } from './decimalValue';
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
  /** The value that `number` read last. */
  private value = 0;

  constructor(
    private readonly text: string,
    private readonly reader: NumberReader,
    syntax: Syntax,
  ) {
    this.passesLines = syntax.newline !== 'ends-document' && syntax.operands !== 'printed';
    this.octal = syntax.numbers.leadingZeroOctal === true;
  }

  begin(at: number): void {
    this.at = at;
    this.until = at + longestRun;
    this.endsInNumber = false;
    this.hasCommas = false;
  }

  /** Puts the numbers from `this.at` on into `values` from `count` on. @returns how many `values` holds then. */
  read(limit: number, values: Float64Array, count: number): number {
    const { text, until } = this;
    const room = values.length;
    this.isFull = false;
    while (this.at < until) {
      if (count === room) {
        this.isFull = true;
        return count;
      }
      const end = this.number(this.at, limit);
      if (end < 0) return count;
      values[count++] = this.value;
      this.endsInNumber = true;
      this.at = end;
      const comma = text.charCodeAt(end) === code.comma ? end : this.blanksEnd(end, limit);
      if (comma >= limit || text.charCodeAt(comma) !== code.comma) return count;
      this.at = this.blanksEnd(comma + 1, limit);
      this.endsInNumber = false;
      this.hasCommas = true;
    }
    return count;
  }

  private blanksEnd(from: number, limit: number): number {
    const { text, passesLines } = this;
    let at = from;
    for (; at < limit; at++) {
      const c = text.charCodeAt(at);
      const isBlank = c === code.space || c === code.tab;
      if (!isBlank && !(passesLines && (c === code.newline || c === code.carriageReturn))) break;
    }
    return at;
  }

  /** The end of the plain number at `start`, whose value is then `value`; −1 where there is none. */
  private number(start: number, limit: number): number {
    const { text } = this;
    let at = start;
    let c = text.charCodeAt(at);
    const isNegative = c === code.minus;
    if (isNegative) c = text.charCodeAt(++at);
    let mantissa = 0;
    let digits = 0;
    if (c === code.zero && this.octal) return -1;
    while (c >= 48 && c <= 57) {
      mantissa = (Math.imul(mantissa, 10) + c - 48) | 0;
      digits++;
      c = text.charCodeAt(++at);
    }
    let decimals = 0;
    if (c === code.dot) {
      const first = at + 1;
      c = text.charCodeAt(++at);
      while (c >= 48 && c <= 57) {
        mantissa = (Math.imul(mantissa, 10) + c - 48) | 0;
        c = text.charCodeAt(++at);
      }
      decimals = at - first;
    }
    digits += decimals;
    const isLong = digits > integerDigits || (c | 32) === 101;
    const end = isLong ? this.reader.read(text, start, limit) : at;
    if (digits === 0 || end >= limit || end < at || !isEnd(text.charCodeAt(end))) return -1;
    if (isLong) this.value = this.reader.value;
    else {
      const size = exactDecimal(mantissa, -decimals);
      this.value = isNegative ? -size : size;
    }
    return end;
  }
}

/** Whether a number may end before `c`: at a comma, a blank or a closing bracket. */
function isEnd(c: number): boolean {
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
