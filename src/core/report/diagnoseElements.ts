import type { Diagnostic } from '../diagnostic';
import type { LossQuestion } from '../question';

/** The numbers of an elementwise loss: the first NaN of each row, and the first negative probability. */
export function diagnoseElements({ scores, rows, classes, target, loss }: LossQuestion): Diagnostic[] {
  const targets = target?.kind === 'index' ? Float64Array.from(target.indices) : target?.values;
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) => {
    const values = scores.subarray(row * classes, (row + 1) * classes);
    return [
      ...diagnoseNaN(values, 'scores', row),
      ...(targets ? diagnoseNaN(targets.subarray(row * classes, (row + 1) * classes), 'target', row) : []),
      ...(loss === 'bceProbs' ? diagnoseNegative(values, row) : []),
    ];
  });
}

function diagnoseNaN(values: Float64Array, of: 'scores' | 'target', row: number): Diagnostic[] {
  const index = values.findIndex(Number.isNaN);
  return index < 0 ? [] : [{ code: 'nan', severity: 'warning', of, row, index }];
}

function diagnoseNegative(values: Float64Array, row: number): Diagnostic[] {
  const value = values.find((probability) => probability < 0);
  return value === undefined ? [] : [{ code: 'negative', severity: 'warning', of: 'scores', value, row }];
}
