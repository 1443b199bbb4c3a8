/**
 * The double nearest to a decimal number, without a string: by one exact operation up to 15 digits (W. D. Clinger, How
 * to Read Floating Point Numbers Accurately, 1990), else in double-double arithmetic (T. J. Dekker, A Floating-Point
 * Technique for Extending the Available Precision, 1971) with a test whether the rounding is beyond doubt.
 */
import { productError } from '../../core/kernel/exactArithmetic';

/** Powers of ten that a double holds exactly: 10⁰ … 10²². */
const largestExactPower = 22;
export const exactPowers = Float64Array.from({ length: largestExactPower + 1 }, (_, power) =>
  Number(`1e${power}`),
);

/** Decimal digits that any double holds exactly, and that a second double adds to them. */
export const headDigits = 15;
export const tailDigits = 9;

/** Largest power of ten that is worked with in two doubles; far from where products overflow or lose bits. */
const largestPower = 250;
/** More than the relative error of the operations below, which is a few times 2⁻¹⁰⁶. */
const relativeError = 2 ** -98;

/** 10ᵏ as the sum of two doubles, for k up to `largestPower`; made when first needed. */
let powers: { readonly high: Float64Array; readonly low: Float64Array } | undefined;

function makePowers(): { readonly high: Float64Array; readonly low: Float64Array } {
  const high = new Float64Array(largestPower + 1);
  const low = new Float64Array(largestPower + 1);
  let power = 1n;
  for (let exponent = 0; exponent <= largestPower; exponent++, power *= 10n) {
    high[exponent] = Number(power);
    low[exponent] = Number(power - BigInt(high[exponent]));
  }
  return { high, low };
}

/**
 * The double nearest to `mantissa` · 10^`power`, for a whole mantissa below 10¹⁵ and a power within ±22: both are exact
 * doubles, so that one operation rounds once.
 */
export function exactDecimal(mantissa: number, power: number): number {
  return power < 0 ? mantissa / exactPowers[-power] : mantissa * exactPowers[power];
}

export function isExactPower(power: number): boolean {
  return power >= -largestExactPower && power <= largestExactPower;
}

/**
 * The double nearest to (`head` · 10^`digits` + `tail`) · 10^`power`, for whole `head` below 10¹⁵ and `tail` below
 * 10^`digits`, `digits` up to 9; NaN where two doubles are not enough to tell.
 */
export function longDecimal(head: number, tail: number, digits: number, power: number): number {
  if (head === 0 || power < -largestPower || power > largestPower) return NaN;
  const scale = exactPowers[digits];
  const product = head * scale;
  const high = product + tail;
  const low = tail - (high - product) + productError(head, scale, product);
  powers ??= makePowers();
  return power < 0
    ? quotient(high, low, powers.high[-power], powers.low[-power])
    : scaled(high, low, powers.high[power], powers.low[power]);
}

function scaled(high: number, low: number, powerHigh: number, powerLow: number): number {
  const product = high * powerHigh;
  return rounded(product, productError(high, powerHigh, product) + (high * powerLow + low * powerHigh));
}

function quotient(high: number, low: number, powerHigh: number, powerLow: number): number {
  const first = high / powerHigh;
  const product = first * powerHigh;
  const rest = high - product - productError(first, powerHigh, product) + (low - first * powerLow);
  return rounded(first, rest / powerHigh);
}

/** The sum, if both ends of the interval that holds the true value round to it; else NaN. */
function rounded(high: number, low: number): number {
  const error = high * relativeError;
  const nearest = high + (low + error);
  return nearest === high + (low - error) ? nearest : NaN;
}
