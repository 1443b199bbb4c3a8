import type { TextRange } from '../arrays/numericArray';
import { paddingOf } from './padding';
import { specialNumber } from './specialNumbers';
import { writeInForm, writeInRadix, type Digits } from './writeInForm';
import { radixForm, writtenForm, type WrittenForm } from './writtenForm';

/** What to write where. The range is the number's own, and blanks beside it that only align it. */
export interface Replacement extends TextRange {
  readonly text: string;
}

/** Why a number cannot be written; the views word it. */
export type WriteProblem =
  /** The language has no literal for NaN or an infinity. */
  | { readonly code: 'no-literal'; readonly value: number; readonly languageId: string }
  /** A suffix says that the number is whole, or whole and not negative. */
  | { readonly code: 'suffix'; readonly suffix: string; readonly value: number };

export type WriteResult =
  | { readonly replacement: Replacement; readonly problem?: undefined }
  | { readonly replacement?: undefined; readonly problem: WriteProblem };

export interface WriteOptions {
  /** Default `exact`: the number that is written is read again as the value given. */
  readonly digits?: Digits;
  readonly languageId?: string;
}

/** A number that was written as a name has no digits to keep, but is no whole number. */
const nameless: WrittenForm = { plus: false, bareFraction: false, point: true, decimals: 1 };
const wholeSuffix = /^(?:[lL]{1,2}|n|z|_?[iu](?:8|16|32|64|128|size)|[uU][lLsSzZ]*|[lL]+[uU]|u[bsl])$/i;
const unsignedSuffix = /u/i;
/** Characters on each side in which the author's minus is looked for. */
const reach = 200;

/**
 * How to write a value in the place of a number of a text: in the form that the author gave that number (decimals,
 * exponent, unary plus, separators, prefix), its suffix and everything around it as they are. A column that blanks
 * align stays aligned as far as they go.
 * @param range where the number is written, without its suffix, as `NumericArray.elementRange` gives it
 * @throws RangeError if the range does not lie in the text or is empty
 */
export function replacementFor(
  text: string,
  range: TextRange,
  value: number,
  { digits = 'exact', languageId = 'plaintext' }: WriteOptions = {},
): WriteResult {
  const { start, end } = range;
  if (!(start >= 0 && start < end && end <= text.length)) {
    throw new RangeError(`No number at ${start} … ${end} in a text of ${text.length}`);
  }
  const literal = text.slice(start, end);
  const suffix = suffixBehind(text, end);
  // With a point or a power of ten, `L` is C's long double.
  const isWhole = suffix !== undefined && wholeSuffix.test(suffix) && !/[.eE]/.test(literal);
  if (isWhole) {
    const isUnsigned = unsignedSuffix.test(suffix);
    const rounded = digits === 'kept' ? Math.round(value) : value;
    if (!Number.isSafeInteger(rounded) || (isUnsigned && rounded < 0)) {
      return { problem: { code: 'suffix', suffix, value } };
    }
  }
  const written = Number.isFinite(value)
    ? finite(text, range, literal, value, digits)
    : specialNumber(value, languageId);
  if (written === undefined) return { problem: { code: 'no-literal', value, languageId } };
  return { replacement: aligned(text, range, literal, written) };
}

function finite(text: string, range: TextRange, literal: string, value: number, digits: Digits): string {
  const radix = radixForm(literal);
  const prefixed = radix && writeInRadix(digits === 'kept' ? Math.round(value) : value, radix);
  if (prefixed !== undefined) return prefixed;
  const form = writtenForm(literal);
  if (form) return writeInForm(value, form, digits, minusAround(text, range));
  return writeInForm(value, radix ? { ...nameless, point: false, decimals: 0 } : nameless, 'exact');
}

/** Letters right behind a number: `f`, `L`, `_f32`. */
function suffixBehind(text: string, end: number): string | undefined {
  return /^[A-Za-z_]\w{0,7}/.exec(text.slice(end, end + 8))?.[0];
}

/** U+2212 where the numbers nearby have it and no ASCII minus. */
function minusAround(text: string, { start, end }: TextRange): string {
  const around = text.slice(Math.max(0, start - reach), end + reach);
  return /−[\d.]/.test(around) && !/(?:^|[^\w)\]])-[\d.]/.test(around) ? '−' : '-';
}

function aligned(text: string, range: TextRange, literal: string, written: string): Replacement {
  const [oldBefore, oldBehind] = split(literal);
  const [newBefore, newBehind] = split(written);
  const padding = paddingOf(text, range, newBefore - oldBefore, newBehind - oldBehind);
  return {
    start: range.start - Math.max(0, padding.before),
    end: range.end + Math.max(0, padding.behind),
    text: ' '.repeat(Math.max(0, -padding.before)) + written + ' '.repeat(Math.max(0, -padding.behind)),
  };
}

/** Characters before the point, and from it on. */
function split(written: string): readonly [number, number] {
  const point = written.indexOf('.');
  return point < 0 ? [written.length, 0] : [point, written.length - point];
}
