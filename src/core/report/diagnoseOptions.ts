import { isFraction, isPositive } from '../arguments';
import type { Diagnostic } from '../diagnostic';
import type { LossQuestion } from '../question';
import { isElementwise } from './families';

/** Whether scores and target fit together: one index per row, or as many numbers as scores. */
export function diagnoseShape({ scores, rows, classes, target, loss }: LossQuestion): Diagnostic[] {
  const shape = (found: readonly number[]): Diagnostic[] => [
    { code: 'shape', severity: 'error', scores: [rows, classes], target: found },
  ];
  if (scores.length !== rows * classes) return shape([scores.length]);
  if (target === undefined) return [];
  if (target.kind !== 'index')
    return target.values.length === scores.length ? [] : shape([target.values.length]);
  const expected = isElementwise(loss) ? scores.length : rows;
  return target.indices.length === expected ? [] : shape([target.indices.length]);
}

/** Options out of their range. `range` and `found` are written in numbers and signs alone. */
export function diagnoseOptions({ options, classes }: LossQuestion): Diagnostic[] {
  const { temperature, labelSmoothing, weight, posWeight, delta, beta } = options;
  return [
    ...number('temperature', temperature, '> 0', isPositive),
    ...number('labelSmoothing', labelSmoothing, '0 … 1', isFraction),
    ...number('delta', delta, '> 0', isPositive),
    ...number('beta', beta, '> 0', isPositive),
    ...weights('weight', weight, classes),
    ...weights('posWeight', posWeight, classes),
  ];
}

function number(
  option: string,
  value: number | undefined,
  range: string,
  isAllowed: (value: number) => boolean,
): Diagnostic[] {
  return value === undefined || isAllowed(value) ? [] : [outside(option, range, String(value))];
}

function weights(option: string, values: readonly number[] | undefined, classes: number): Diagnostic[] {
  if (values === undefined) return [];
  if (values.length !== classes) return [outside(option, `[${classes}]`, `[${values.length}]`)];
  const wrong = values.find((value) => !(value >= 0 && value < Infinity));
  return wrong === undefined ? [] : [outside(option, '≥ 0', String(wrong))];
}

function outside(option: string, range: string, found: string): Diagnostic {
  return { code: 'option', severity: 'error', option, range, found };
}
