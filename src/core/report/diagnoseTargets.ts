import type { Diagnostic } from '../diagnostic';
import { sumOf } from '../kernel/exactArithmetic';
import type { LossQuestion } from '../question';
import { isIgnored, usesLogarithms } from './targetOfRow';

/** The targets of a loss of distributions: indices within the classes, or distributions that are such. */
export function diagnoseTargets(question: LossQuestion, tolerance: number): Diagnostic[] {
  const { target, rows, classes } = question;
  if (target === undefined) return [];
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) => {
    if (target.kind === 'index')
      return isIgnored(question, row) ? [] : diagnoseIndex(target.indices[row], classes, row);
    const values = target.values.subarray(row * classes, (row + 1) * classes);
    return diagnoseDistribution(
      'target',
      usesLogarithms(question) ? values.map(Math.exp) : values,
      row,
      tolerance,
    );
  });
}

function diagnoseIndex(target: number, classes: number, row: number): Diagnostic[] {
  if (!Number.isInteger(target)) return [{ code: 'not-index', severity: 'error', value: target, row }];
  if (target >= 0 && target < classes) return [];
  return [{ code: 'out-of-range', severity: 'error', target, classes, row }];
}

/** What keeps a row of numbers from being a distribution: a NaN, or else a negative number or a sum other than 1. */
export function diagnoseDistribution(
  of: 'scores' | 'target',
  values: Float64Array,
  row: number,
  tolerance: number,
): Diagnostic[] {
  const nan = values.findIndex(Number.isNaN);
  if (nan >= 0) return [{ code: 'nan', severity: 'warning', of, row, index: nan }];
  const negative = values.find((value) => value < 0);
  const sum = sumOf(values);
  return [
    ...(negative === undefined
      ? []
      : [{ code: 'negative', severity: 'warning', of, value: negative, row } as const]),
    ...(Math.abs(sum - 1) <= tolerance
      ? []
      : [{ code: 'not-sum-1', severity: 'warning', of, sum, row } as const]),
  ];
}
