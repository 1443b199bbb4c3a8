import type { ExponentForm, Groups, RadixForm, WrittenForm } from './writtenForm';

/**
 * `kept`: as many decimals (or digits of the mantissa) as the author wrote, rounded to the nearest.
 * `exact`: these and as many more as it takes to read the same number again.
 */
export type Digits = 'kept' | 'exact';

/** Decimals that `toFixed` and `toExponential` can write. */
const mostDecimals = 100;
/** From this size on, and below its inverse, JavaScript itself writes a power of ten. */
const largestFixed = 1e21;
const smallestFixed = 1e-6;

/**
 * A finite number in the form of another: its digits, its exponent, its sign, its separators.
 * @param minus the sign of a negative number, where the form has none
 */
export function writeInForm(value: number, form: WrittenForm, digits: Digits, minus = '-'): string {
  const size = Math.abs(value);
  const unsigned = form.exponent
    ? withExponent(size, form, form.exponent, digits)
    : fixed(size, form, digits);
  const isZero = !/[1-9]/.test(unsigned.split(/[eEf]/, 1)[0]);
  const sign = value < 0 && !isZero ? (form.minus ?? minus) : form.plus ? '+' : '';
  return sign + unsigned;
}

/** A whole number ≥ 0 with the prefix of another, in at least as many digits; undefined where it has no such form. */
export function writeInRadix(
  value: number,
  { prefix, radix, digits, upperCase }: RadixForm,
): string | undefined {
  if (!Number.isSafeInteger(value) || value < 0) return undefined;
  const written = value.toString(radix).padStart(digits, '0');
  return prefix + (upperCase ? written.toUpperCase() : written);
}

function fixed(size: number, form: WrittenForm, digits: Digits): string {
  const isOutside = size >= largestFixed || (size !== 0 && size < smallestFixed);
  if (isOutside && (digits === 'exact' || size >= largestFixed)) return plainExponent(size);
  const needed = digits === 'exact' ? decimalsOf(size) : 0;
  const decimals = Math.min(mostDecimals, Math.max(form.decimals, needed));
  return shaped(size.toFixed(decimals), form);
}

/** Digits behind the point that a number of ordinary size needs to be read again. */
const decimalsOf = (size: number): number => (String(size).split('.')[1] ?? '').length;

const plainExponent = (size: number): string => String(size).replace('e+', 'e');

function withExponent(size: number, form: WrittenForm, exponent: ExponentForm, digits: Digits): string {
  if (!exponent.isNormalised) {
    const mantissa = atPower(size, exponent.power);
    if (mantissa >= 1 && mantissa < largestFixed) {
      const written = fixed(mantissa, { ...form, exponent: undefined }, digits);
      const isExact = Number(`${written.replace(/[_']/g, '')}e${exponent.power}`) === size;
      if (digits === 'kept' || isExact) return written + powerText(exponent.power, exponent);
    }
  }
  const kept = size.toExponential(Math.min(mostDecimals, form.decimals));
  const all = size.toExponential();
  const [mantissa, power] = (digits === 'exact' && all.length > kept.length ? all : kept).split('e');
  return shaped(mantissa, form) + powerText(Number(power), exponent);
}

/** size · 10^−power, through the decimal digits: no rounding but the last. */
function atPower(size: number, power: number): number {
  const [mantissa, own] = size.toExponential().split('e');
  return Number(`${mantissa}e${Number(own) - power}`);
}

function powerText(power: number, { letter, plus, digits }: ExponentForm): string {
  const sign = power < 0 ? '-' : plus ? '+' : '';
  return letter + sign + String(Math.abs(power)).padStart(digits, '0');
}

/** Puts on what the author's digits have: the point at the end, no zero before it, separators. */
function shaped(written: string, form: WrittenForm): string {
  const [integer, fraction = ''] = written.split('.');
  const whole =
    form.bareFraction && integer === '0' && fraction !== '' ? '' : grouped(integer, form.integerGroups, true);
  if (fraction === '') return form.point ? `${whole}.` : whole;
  return `${whole}.${grouped(fraction, form.fractionGroups, false)}`;
}

function grouped(digits: string, groups: Groups | undefined, fromEnd: boolean): string {
  if (!groups) return digits;
  const { separator, size } = groups;
  const first = fromEnd ? digits.length % size || size : size;
  const parts = [digits.slice(0, first)];
  for (let at = first; at < digits.length; at += size) parts.push(digits.slice(at, at + size));
  return parts.join(separator);
}
