import type { LossQuestion } from '../question';
import { comparesValues } from './families';
import { optionBreaches } from './optionRules';

/**
 * Refuses a question whose arrays do not fit together or whose options are out of range.
 * @throws RangeError naming both shapes, or the option with what was expected and found. Class indices are checked where
 * they are used.
 */
export function checkQuestion(question: LossQuestion): void {
  const { scores, rows, classes, target, loss } = question;
  if (classes < 1) throw new RangeError(`expected at least 1 class, found ${classes}`);
  if (scores.length !== rows * classes) {
    throw new RangeError(`scores: expected ${rows} × ${classes} numbers, found ${scores.length}`);
  }
  if (target !== undefined && !comparesValues(loss)) checkTargetLength(question);
  const [breach] = optionBreaches(question);
  if (breach) throw new RangeError(`${breach.option}: expected ${breach.range.words}, found ${breach.found}`);
}

function checkTargetLength({ scores, rows, target }: LossQuestion): void {
  if (target === undefined) return;
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
