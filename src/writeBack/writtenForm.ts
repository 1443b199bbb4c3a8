/** How the author of a text wrote a decimal number: everything that a new value of it should keep. */
export interface WrittenForm {
  /** A positive number carries its sign. */
  readonly plus: boolean;
  /** The minus that was written, where one was. */
  readonly minus?: string;
  /** `.5`: no zero before the point. */
  readonly bareFraction: boolean;
  readonly point: boolean;
  /** Digits behind the point, separators not counted. */
  readonly decimals: number;
  readonly exponent?: ExponentForm;
  /** How the digits before and behind the point are grouped. */
  readonly integerGroups?: Groups;
  readonly fractionGroups?: Groups;
}

export interface ExponentForm {
  readonly letter: string;
  /** A power that is not negative carries its sign: `e+03`. */
  readonly plus: boolean;
  /** Digits of the power at least. */
  readonly digits: number;
  readonly power: number;
  /** One digit that is not 0 stands before the point, or the number is 0. */
  readonly isNormalised: boolean;
}

export interface Groups {
  readonly separator: string;
  readonly size: number;
}

/** A whole number with a prefix: `0x1F`. */
export interface RadixForm {
  readonly prefix: string;
  readonly radix: 2 | 8 | 16;
  readonly digits: number;
  readonly upperCase: boolean;
}

const decimal = /^([-+−]?)\s*(\d[\d_']*)?(?:(\.)(\d[\d_']*)?)?(?:([eEf])([-+−]?)(\d[\d_]*))?$/;
const prefixed = /^(0[xXoObB])([\dA-Fa-f_']+)$/;
/** Longer literals are none that a person wrote. */
const longestLiteral = 400;

/** The form of a decimal number; undefined for anything else, such as `nan` or `0x1F`. */
export function writtenForm(literal: string): WrittenForm | undefined {
  const parts = literal.length > longestLiteral ? null : decimal.exec(literal);
  if (!parts) return undefined;
  const [, sign, integer = '', point = '', fraction = '', letter, powerSign = '', power = ''] = parts;
  if (integer === '' && fraction === '') return undefined;
  return {
    plus: sign === '+',
    minus: sign === '+' || sign === '' ? undefined : sign,
    bareFraction: integer === '',
    point: point !== '',
    decimals: digitsOf(fraction).length,
    exponent: letter === undefined ? undefined : exponentForm(letter, powerSign, power, integer, fraction),
    integerGroups: groupsOf(integer, 'end'),
    fractionGroups: groupsOf(fraction, 'start'),
  };
}

function exponentForm(
  letter: string,
  sign: string,
  power: string,
  integer: string,
  fraction: string,
): ExponentForm {
  const size = Number(digitsOf(power));
  const isZero = /^[0_']*$/.test(integer + fraction);
  return {
    letter,
    plus: sign === '+',
    digits: digitsOf(power).length,
    power: sign === '' || sign === '+' ? size : -size,
    isNormalised: isZero || /^[1-9]$/.test(integer),
  };
}

/** The form of a whole number with a prefix; undefined for anything else. */
export function radixForm(literal: string): RadixForm | undefined {
  const parts = literal.length > longestLiteral ? null : prefixed.exec(literal);
  if (!parts) return undefined;
  const [, prefix, digits] = parts;
  const letter = prefix[1].toLowerCase();
  const radix = letter === 'x' ? 16 : letter === 'o' ? 8 : 2;
  return { prefix, radix, digits: digitsOf(digits).length, upperCase: /[A-F]/.test(digits) };
}

const digitsOf = (text: string): string => text.replace(/[_']/g, '');

/** The group nearest to the point, or to the end where there is none before, tells the size. */
function groupsOf(digits: string, from: 'start' | 'end'): Groups | undefined {
  const separator = /[_']/.exec(digits)?.[0];
  if (separator === undefined) return undefined;
  const groups = digits.split(separator);
  const size = (from === 'end' ? groups[groups.length - 1] : groups[0]).length;
  return size > 0 ? { separator, size } : undefined;
}
