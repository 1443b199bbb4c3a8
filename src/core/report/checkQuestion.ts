import { positive } from '../arguments';
import type { LossQuestion } from '../question';
import { isElementwise } from './families';

/**
 * Refuses a question whose arrays do not fit together or whose temperature is out of range.
 * @throws RangeError naming both shapes. Targets and the other options are checked where they are used.
 */
export function checkQuestion({ scores, rows, classes, target, loss, options }: LossQuestion): void {
  if (classes < 1) throw new RangeError(`expected at least 1 class, found ${classes}`);
  if (scores.length !== rows * classes) {
    throw new RangeError(`scores: expected ${rows} × ${classes} numbers, found ${scores.length}`);
  }
  if (options.temperature !== undefined) positive('temperature', options.temperature);
  if (target === undefined || isElementwise(loss)) return;
  const [expected, found] =
    target.kind === 'index' ? [rows, target.indices.length] : [scores.length, target.values.length];
  if (expected !== found) throw new RangeError(`target: expected ${expected} numbers, found ${found}`);
}

/** @throws RangeError unless `row` is a row of the question. */
export function checkRow({ rows }: LossQuestion, row: number): void {
  if (!Number.isInteger(row) || row < 0 || row >= rows) {
    throw new RangeError(`row ${row} is out of range for ${rows} rows`);
  }
}
