import { code, isDigit } from './characters';
import type { NumberForms } from './syntax';

/** Powers of ten that a double holds exactly. */
const exactPowers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const exactDigits = 15;

function isHexadecimalDigit(c: number): boolean {
  return isDigit(c) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}

/** C's `010`; undefined where it is not octal. */
function octalValue(text: string, start: number, end: number): number | undefined {
  const digits = /^[-+]?0([0-7']+)$/.exec(text.slice(start, end));
  return digits ? Number(`0o${digits[1].replaceAll("'", '')}`) : undefined;
}

/**
 * Reads one number at a time without allocating. A mantissa of up to 15 digits and a power of ten up to 10²² are both
 * exact doubles, so one multiplication or division rounds once and gives what `Number()` gives; anything longer goes
 * through `Number()` itself.
 */
export class NumberReader {
  /** The number that `read` found last. */
  value = 0;
  private mantissa = 0;
  private digits = 0;
  private anyDigit = false;

  constructor(private readonly forms: NumberForms) {}

  /** The end of the number that starts at `start` with its sign, a digit or a dot, or −1 if there is none. */
  read(text: string, start: number, limit: number): number {
    let at = start;
    let c = text.charCodeAt(at);
    const negative = this.isMinus(c);
    if (negative || c === code.plus) c = text.charCodeAt(++at);
    if (c === code.zero && this.forms.radixPrefixes) {
      const end = this.readRadix(text, at, limit, negative);
      if (end > 0) return end;
    }
    this.mantissa = 0;
    this.digits = 0;
    this.anyDigit = false;
    at = this.readDigits(text, at, limit);
    let scale = 0;
    if (at < limit && text.charCodeAt(at) === code.dot) {
      const fraction = at + 1;
      at = this.readDigits(text, fraction, limit);
      scale = at - fraction - this.separators;
    }
    if (!this.anyDigit) return -1;
    const mantissaEnd = at;
    at = this.readExponent(text, at, limit);
    if (this.forms.leadingZeroOctal && at === mantissaEnd && scale === 0) {
      const octal = octalValue(text, start, at);
      if (octal !== undefined) {
        this.value = negative ? -octal : octal;
        return at;
      }
    }
    this.value = this.finish(text, start, at, this.exponent - scale, negative, at > mantissaEnd);
    return at;
  }

  private exponent = 0;
  private separators = 0;

  private isMinus(c: number): boolean {
    return c === code.minus || (c === code.unicodeMinus && this.forms.unicodeMinus);
  }

  private readDigits(text: string, from: number, limit: number): number {
    let at = from;
    let { mantissa, digits } = this;
    this.separators = 0;
    for (; at < limit; at++) {
      const c = text.charCodeAt(at);
      if (isDigit(c)) {
        if (digits > 0 || c !== code.zero) digits++;
        if (digits <= exactDigits) mantissa = mantissa * 10 + (c - code.zero);
      } else if (this.isSeparator(text, c, at, from, limit)) this.separators++;
      else break;
    }
    if (at > from) this.anyDigit = true;
    this.mantissa = mantissa;
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

  private finish(
    text: string,
    start: number,
    end: number,
    power: number,
    negative: boolean,
    hasExponent: boolean,
  ): number {
    if (this.digits <= exactDigits && power >= -22 && power <= 22) {
      const size = power < 0 ? this.mantissa / exactPowers[-power] : this.mantissa * exactPowers[power];
      return negative ? -size : size;
    }
    let written = text.slice(start, end).replaceAll('_', '');
    const { separator, exponentLetter } = this.forms;
    if (separator !== undefined) written = written.replaceAll(String.fromCharCode(separator), '');
    if (exponentLetter !== undefined)
      written = written.toLowerCase().replace(String.fromCharCode(exponentLetter), 'e');
    return Number(hasExponent || negative ? written.replaceAll('\u2212', '-') : written);
  }

  private readRadix(text: string, from: number, limit: number, negative: boolean): number {
    const letter = text.charCodeAt(from + 1) | 32;
    if (from + 2 >= limit || (letter !== 120 && letter !== 111 && letter !== 98)) return -1;
    let end = from + 2;
    const separator = this.forms.separator ?? code.underscore;
    for (; end < limit; end++) {
      const c = text.charCodeAt(end);
      const isHexadecimal = letter === 120 && ((c >= 97 && c <= 102) || (c >= 65 && c <= 70));
      const groups =
        c === separator && this.forms.digitSeparator && isHexadecimalDigit(text.charCodeAt(end + 1));
      if (!isDigit(c) && !isHexadecimal && !groups) break;
    }
    let written = text.slice(from, end);
    if (this.forms.digitSeparator) written = written.replaceAll(String.fromCharCode(separator), '');
    const size = Number(written);
    if (Number.isNaN(size)) return -1;
    this.value = negative ? -size : size;
    return end;
  }
}
