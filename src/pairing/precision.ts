import type { NumericArray } from '../arrays/numericArray';

/**
 * How far the number as written may lie from the number meant: half a unit in its last written place. 0 for whole
 * numbers without a point. A scale written elsewhere (`1e+03 *`) is taken from the value itself.
 */
export function writtenPrecision(text: string, value: number): number {
  const match = /(\d[\d_]*)?(?:\.(\d*))?(?:[eE]([+-]?\d+))?/.exec(text.replace(/^[-+−]\s*/, ''));
  const decimals = match?.[2];
  if (!match || decimals === undefined) return 0;
  const half = 0.5 * 10 ** (Number(match[3] ?? 0) - decimals.length);
  const written = Number(match[0].replaceAll('_', ''));
  const scale = written !== 0 && Number.isFinite(value) ? Math.abs(value / written) : 1;
  return half * (Number.isFinite(scale) && scale > 0 ? scale : 1);
}

const MAX_READ = 5_000;

/** The sum of what rounding may have changed in the elements from `first`, each in turn; Infinity beyond a limit. */
export function roundingOf(text: string, array: NumericArray, elements: readonly number[]): number {
  if (elements.length > MAX_READ) return Infinity;
  let sum = 0;
  for (const element of elements) {
    if (element < 0 || element >= array.values.length) continue;
    const { start, end } = array.elementRange(element);
    sum += writtenPrecision(text.slice(start, end), array.values[element] ?? NaN);
  }
  return sum;
}

/** What double arithmetic itself may add to a sum near 1. */
export const SUM_ROUNDING = 1e-9;
