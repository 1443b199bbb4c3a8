import { code, isDigit } from '../characters';
import type { NumberForms } from '../syntax';
import { exactDecimal, headDigits, isExactPower, longDecimal, tailDigits } from './decimalValue';
import { octalValue, readRadix, withoutSeparators } from './radixNumber';

/** Reads one number at a time in the forms of a language; nothing is allocated for the usual ones. */
export class NumberReader {
  /** The number that `read` found last. */
  value = 0;
  /** The first significant digits, those after them, and how many there are of each kind. */
  private head = 0;
  private tail = 0;
  private digits = 0;
  private anyDigit = false;
  private separators = 0;
  private exponent = 0;

  constructor(private readonly forms: NumberForms) {}

  /** The end of the number that starts at `start` with its sign, a digit or a dot, or −1 if there is none. */
  read(text: string, start: number, limit: number): number {
    let at = start;
    let c = text.charCodeAt(at);
    const negative = this.isMinus(c);
    if (negative || c === code.plus) c = text.charCodeAt(++at);
    if (c === code.zero && this.forms.radixPrefixes) {
      const found = readRadix(text, at, limit, this.forms);
      if (found) return this.found(found.value, negative, found.end);
    }
    this.head = 0;
    this.tail = 0;
    this.digits = 0;
    this.anyDigit = false;
    at = this.readDigits(text, at, limit);
    let decimals = 0;
    if (at < limit && text.charCodeAt(at) === code.dot) {
      const fraction = at + 1;
      at = this.readDigits(text, fraction, limit);
      decimals = at - fraction - this.separators;
    }
    if (!this.anyDigit) return -1;
    const mantissaEnd = at;
    at = this.readExponent(text, at, limit);
    if (this.forms.leadingZeroOctal && at === mantissaEnd && decimals === 0) {
      const octal = octalValue(text.slice(start, at), this.forms);
      if (octal !== undefined) return this.found(octal, negative, at);
    }
    const size = this.size(this.exponent - decimals);
    return this.found(Number.isNaN(size) ? this.convert(text, start, at) : size, negative, at);
  }

  private found(size: number, negative: boolean, end: number): number {
    this.value = negative ? -size : size;
    return end;
  }

  private isMinus(c: number): boolean {
    return c === code.minus || (c === code.unicodeMinus && this.forms.unicodeMinus);
  }

  private readDigits(text: string, from: number, limit: number): number {
    let at = from;
    let { head, tail, digits } = this;
    this.separators = 0;
    for (; at < limit; at++) {
      const c = text.charCodeAt(at);
      if (isDigit(c)) {
        if (digits > 0 || c !== code.zero) digits++;
        if (digits <= headDigits) head = head * 10 + (c - code.zero);
        else if (digits <= headDigits + tailDigits) tail = tail * 10 + (c - code.zero);
      } else if (this.isSeparator(text, c, at, from, limit)) this.separators++;
      else break;
    }
    if (at > from) this.anyDigit = true;
    this.head = head;
    this.tail = tail;
    this.digits = digits;
    return at;
  }

  private isSeparator(text: string, c: number, at: number, from: number, limit: number): boolean {
    return (
      c === (this.forms.separator ?? code.underscore) &&
      this.forms.digitSeparator &&
      at > from &&
      at + 1 < limit &&
      isDigit(text.charCodeAt(at - 1)) &&
      isDigit(text.charCodeAt(at + 1))
    );
  }

  private readExponent(text: string, from: number, limit: number): number {
    this.exponent = 0;
    const letter = text.charCodeAt(from) | 32;
    if (from >= limit || (letter !== 101 && letter !== this.forms.exponentLetter)) return from;
    let at = from + 1;
    let c = text.charCodeAt(at);
    const negative = this.isMinus(c);
    if (negative || c === code.plus) c = text.charCodeAt(++at);
    if (at >= limit || !isDigit(c)) return from;
    let exponent = 0;
    for (const first = at; at < limit; at++) {
      c = text.charCodeAt(at);
      if (isDigit(c)) {
        if (exponent < 100000) exponent = exponent * 10 + (c - code.zero);
      } else if (!this.isSeparator(text, c, at, first, limit)) break;
    }
    this.exponent = negative ? -exponent : exponent;
    return at;
  }

  /** The number that was read without its sign; NaN where it takes `Number()` to tell. */
  private size(power: number): number {
    if (this.digits <= headDigits) {
      if (isExactPower(power)) return exactDecimal(this.head, power);
      return longDecimal(this.head, 0, 0, power);
    }
    const more = this.digits - headDigits;
    return more <= tailDigits ? longDecimal(this.head, this.tail, more, power) : NaN;
  }

  /** What `Number()` makes of the written number, without its sign. */
  private convert(text: string, start: number, end: number): number {
    let written = withoutSeparators(text.slice(start, end), this.forms).replace(/^[-+\u2212]/, '');
    const { exponentLetter } = this.forms;
    if (exponentLetter !== undefined)
      written = written.toLowerCase().replace(String.fromCharCode(exponentLetter), 'e');
    return Number(written.replaceAll('\u2212', '-'));
  }
}
