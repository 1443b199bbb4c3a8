import type { Diagnostic } from '../diagnostic';
import type { LossQuestion } from '../question';
import { comparesValues } from './families';
import { optionBreaches } from './optionRules';

/** Whether scores and target fit together: one index per row, or as many numbers as scores. */
export function diagnoseShape({ scores, rows, classes, target, loss }: LossQuestion): Diagnostic[] {
  const shape = (found: readonly number[]): Diagnostic[] => [
    { code: 'shape', severity: 'error', scores: [rows, classes], target: found },
  ];
  if (scores.length !== rows * classes) return shape([scores.length]);
  if (target === undefined) return [];
  if (target.kind !== 'index')
    return target.values.length === scores.length ? [] : shape([target.values.length]);
  const expected = comparesValues(loss) ? scores.length : rows;
  return target.indices.length === expected ? [] : shape([target.indices.length]);
}

/** Options and targets out of their range. `range` and `found` are written in numbers and signs alone. */
export function diagnoseOptions(question: LossQuestion): Diagnostic[] {
  return optionBreaches(question).map(({ option, range, found }) => ({
    code: 'option',
    severity: 'error',
    option,
    range: range.sign,
    found,
  }));
}
