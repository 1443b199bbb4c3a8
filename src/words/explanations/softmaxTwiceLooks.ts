import { lookOf, type LogitsLook } from '../../core/explanations';
import type { LossQuestion } from '../../core/question';
import type { Lens } from '../../lens';
import { writtenPrecision } from '../../pairing/precision';

/** What the row shown looks like, and how many rows look like probabilities where it does. */
export interface Looks {
  readonly own: LogitsLook;
  readonly alike: number;
  readonly rows: number;
}

/** Up to so many numbers are read as they are written; of more a sum is judged by its size alone. */
const mostWritten = 5_000;
/** Numbers of one decimal explain almost any sum. */
const mostRounding = 0.02;
const doubleRounding = 1e-9;

export function looksOf(lens: Lens, question: LossQuestion): Looks {
  const { scores, rows, classes } = question;
  const isRead = scores.length <= mostWritten;
  const lookAt = (row: number): LogitsLook => {
    const values = scores.subarray(row * classes, (row + 1) * classes);
    const rounding = isRead ? writtenRounding(lens, row, values) : 1e-3;
    return lookOf(values, Math.min(rounding, mostRounding) + doubleRounding);
  };
  const own = lookAt(lens.row?.row ?? 0);
  // The others are only spoken of where this one looks like probabilities.
  if (own.kind !== 'probabilities') return { own, alike: 0, rows };
  let alike = 0;
  for (let row = 0; row < rows; row += 1) if (lookAt(row).kind === 'probabilities') alike += 1;
  return { own, alike, rows };
}

/** How far the sum of a row may be off by the digits of its numbers; by 10⁻⁶ each where they were computed. */
function writtenRounding(lens: Lens, row: number, values: Float64Array): number {
  return values.reduce((sum, value, index) => {
    const written = lens.writtenScore(row, index);
    return sum + (written === undefined ? 1e-6 : writtenPrecision(written, value));
  }, 0);
}
