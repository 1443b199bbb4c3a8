import { code, isDigit } from '../characters';
import type { NumberForms } from '../syntax';

export interface RadixNumber {
  readonly value: number;
  readonly end: number;
}

const letterB = 98;
const letterO = 111;
const letterP = 112;
const letterX = 120;

function isHexadecimalDigit(c: number): boolean {
  return isDigit(c) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}

/** `0x1F`, `0o17`, `0b101` at `from`, without a sign, and C's `0x1.8p3`; undefined where there is none. */
export function readRadix(
  text: string,
  from: number,
  limit: number,
  forms: NumberForms,
): RadixNumber | undefined {
  const letter = text.charCodeAt(from + 1) | 32;
  if (from + 2 >= limit || (letter !== letterX && letter !== letterO && letter !== letterB)) return undefined;
  const end = digitsEnd(text, from + 2, limit, forms, letter === letterX);
  if (letter === letterX && forms.hexadecimalFloats) {
    const real = readHexadecimalFloat(text, from, end, limit, forms);
    if (real) return real;
  }
  const value = Number(withoutSeparators(text.slice(from, end), forms));
  return Number.isNaN(value) ? undefined : { value, end };
}

function digitsEnd(
  text: string,
  from: number,
  limit: number,
  forms: NumberForms,
  isHexadecimal: boolean,
): number {
  const separator = forms.separator ?? code.underscore;
  let end = from;
  for (; end < limit; end++) {
    const c = text.charCodeAt(end);
    const groups = c === separator && forms.digitSeparator && isHexadecimalDigit(text.charCodeAt(end + 1));
    if (!groups && !(isHexadecimal ? isHexadecimalDigit(c) : isDigit(c))) break;
  }
  return end;
}

/** Longest run of hexadecimal digits that is read without loss: 13 hold 52 bits, one before the point makes 53. */
const longestHexadecimal = 14;

/** `0x1.8p-3`: digits, a point, digits, and a power of two that may not be left out. */
function readHexadecimalFloat(
  text: string,
  from: number,
  integerEnd: number,
  limit: number,
  forms: NumberForms,
): RadixNumber | undefined {
  const hasPoint = text.charCodeAt(integerEnd) === code.dot;
  const fractionEnd = hasPoint ? digitsEnd(text, integerEnd + 1, limit, forms, true) : integerEnd;
  if ((text.charCodeAt(fractionEnd) | 32) !== letterP) return undefined;
  const exponent = /^[-+]?\d{1,5}/.exec(text.slice(fractionEnd + 1, Math.min(limit, fractionEnd + 8)))?.[0];
  const integer = withoutSeparators(text.slice(from + 2, integerEnd), forms);
  const fraction = hasPoint ? withoutSeparators(text.slice(integerEnd + 1, fractionEnd), forms) : '';
  const digits = (integer + fraction).replace(/^0+/, '');
  if (exponent === undefined || integer + fraction === '' || digits.length > longestHexadecimal)
    return undefined;
  const power = Number(exponent) - 4 * fraction.length;
  // In two steps, since 2 to a power below -1074 is 0 even where the product is not.
  const half = Math.trunc(power / 2);
  const value = Number(`0x0${digits}`) * 2 ** half * 2 ** (power - half);
  return { value, end: fractionEnd + 1 + exponent.length };
}

/** C's `010`; undefined where it is not octal. */
export function octalValue(written: string, forms: NumberForms): number | undefined {
  const digits = /^[-+]?0([0-7]+)$/.exec(withoutSeparators(written, forms));
  return digits ? Number(`0o${digits[1]}`) : undefined;
}

export function withoutSeparators(written: string, { digitSeparator, separator }: NumberForms): string {
  if (!digitSeparator) return written;
  return written.replaceAll(String.fromCharCode(separator ?? code.underscore), '');
}
