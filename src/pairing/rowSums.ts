import type { NumericArray } from '../arrays/numericArray';
import type { Diagnostic } from '../core/diagnostic';
import { roundingOf, SUM_ROUNDING } from './precision';

const MAX_ROWS_TOLD = 3;

/** Rows of a target that sum to another number than 1 by more than their digits explain; a few of them. */
export function rowsBesideOne(text: string, array: NumericArray): readonly Diagnostic[] {
  const classes = array.shape.at(-1) ?? 0;
  if (array.truncated || classes < 2) return [];
  const found: Diagnostic[] = [];
  const rows = array.values.length / classes;
  for (let row = 0; row < rows && found.length < MAX_ROWS_TOLD; row++) {
    const elements = Array.from({ length: classes }, (_, index) => row * classes + index);
    const sum = elements.reduce((total, element) => total + (array.values[element] ?? NaN), 0);
    if (Math.abs(sum - 1) <= roundingOf(text, array, elements) + SUM_ROUNDING || Number.isNaN(sum)) continue;
    found.push({ code: 'not-sum-1', severity: 'warning', of: 'target', sum, row });
  }
  return found;
}
