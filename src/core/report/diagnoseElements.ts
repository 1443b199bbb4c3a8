import type { Diagnostic } from '../diagnostic';
import type { LossQuestion } from '../question';

/** The numbers of an elementwise loss: the first NaN and the first infinity of each row. */
export function diagnoseElements({ scores, rows, classes, target }: LossQuestion): Diagnostic[] {
  const targets = target?.kind === 'index' ? Float64Array.from(target.indices) : target?.values;
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) => [
    ...diagnoseRow(scores.subarray(row * classes, (row + 1) * classes), 'scores', row),
    ...(targets ? diagnoseRow(targets.subarray(row * classes, (row + 1) * classes), 'target', row) : []),
  ]);
}

function diagnoseRow(values: Float64Array, of: 'scores' | 'target', row: number): Diagnostic[] {
  const nan = values.findIndex(Number.isNaN);
  const infinite = values.findIndex((value) => Math.abs(value) === Infinity);
  return [
    ...(nan < 0 ? [] : [{ code: 'nan', severity: 'warning', of, row, index: nan } as const]),
    ...(infinite < 0 ? [] : [{ code: 'infinite', severity: 'warning', row, index: infinite } as const]),
  ];
}
