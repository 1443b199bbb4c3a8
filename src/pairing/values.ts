import type { NumericArray } from '../arrays/numericArray';
import { isDistribution, isOneHot } from './fitTarget';
import { roundingOf, SUM_ROUNDING } from './precision';

/** Numbers of one decimal explain almost any sum: they are taken for probabilities only where it is near 1. */
const MOST_ROUNDING = 0.02;
const MAX_LOOKED_AT = 2_000_000;

export interface ValueSigns {
  readonly areIntegers: boolean;
  /** Written without a point or exponent anywhere. */
  readonly areWholeWritten: boolean;
  readonly areZeroOrOne: boolean;
  readonly isOneHot: boolean;
  /** All within 0 … 1 and rows that sum to 1 within what rounding explains, but not merely zeros and ones. */
  readonly areProbabilities: boolean;
  /** All at most 0 and rows whose exponentials sum to 1. */
  readonly areLogProbabilities: boolean;
}

/** What the numbers alone say, rows along the last axis. */
export function signsOf(text: string, array: NumericArray): ValueSigns {
  const { values, shape } = array;
  const classes = shape.at(-1) ?? 1;
  const areIntegers = values.every(Number.isInteger);
  const areZeroOrOne = areIntegers && values.every((value) => value === 0 || value === 1);
  const isSmall = values.length <= MAX_LOOKED_AT && !array.truncated && classes > 1;
  return {
    areIntegers,
    areWholeWritten:
      areIntegers && !/[.eE]/.test(text.slice(array.start, Math.min(array.end, array.start + 2_000))),
    areZeroOrOne,
    isOneHot: areZeroOrOne && isOneHot(values, classes),
    areProbabilities: isSmall && !areZeroOrOne && rowsSumToOne(text, array, classes),
    areLogProbabilities:
      isSmall && values.every((value) => value <= 0) && !areIntegers && logRows(text, array, classes),
  };
}

function rowElements(classes: number, start: number): number[] {
  return Array.from({ length: classes }, (_, index) => start + index);
}

function rowsSumToOne(text: string, array: NumericArray, classes: number): boolean {
  const { values } = array;
  if (!values.every((value) => value >= 0 && value <= 1)) return false;
  for (let start = 0; start < values.length; start += classes) {
    const row = values.subarray(start, start + classes);
    if (isDistribution(row, classes, SUM_ROUNDING)) continue;
    const rounding = roundingOf(text, array, rowElements(classes, start));
    if (!isDistribution(row, classes, Math.min(rounding, MOST_ROUNDING) + SUM_ROUNDING)) return false;
  }
  return true;
}

function logRows(text: string, array: NumericArray, classes: number): boolean {
  for (let start = 0; start < array.values.length; start += classes) {
    const row = array.values.subarray(start, start + classes);
    const sum = row.reduce((total, value) => total + Math.exp(value), 0);
    const rounding = roundingOf(text, array, rowElements(classes, start));
    // Each exponential is at most 1, so the sum is off by no more than the numbers are.
    if (!(Math.abs(sum - 1) <= Math.min(rounding, 1e-2) + 1e-6)) return false;
  }
  return true;
}
