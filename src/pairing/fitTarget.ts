import type { Target } from '../core/question';
import type { TargetForm } from './losses';
import type { PreparedScores } from './preparedScores';
import { productOf, withAxisLast, type Tensor } from './tensor';

export interface FittedTarget {
  readonly target: Target;
  /** For each number of the target the element of its literal; absent: each its own. */
  readonly source?: Int32Array;
}

/** How closely shapes must agree: `exact` as a library demands, `loose` where only the numbers are laid side by side. */
export type Strictness = 'exact' | 'loose';

/** The target in the layout of the scores; undefined where its shape does not fit. */
export function fitTarget(
  scores: PreparedScores,
  given: Tensor,
  form: TargetForm,
  strictness: Strictness,
): FittedTarget | undefined {
  if (form === 'values') return fitValues(scores, given, strictness);
  const distribution = form === 'index' ? undefined : fitDistribution(scores, given);
  if (distribution) return distribution;
  return form === 'distribution' ? undefined : fitIndices(scores, given, strictness);
}

function fitIndices(scores: PreparedScores, given: Tensor, strictness: Strictness): FittedTarget | undefined {
  if (given.values.length !== scores.layout.rows || !given.values.every(Number.isInteger)) return undefined;
  const expected = scores.shape.toSpliced(scores.classAxis, 1);
  const same = given.shape.join() === expected.join();
  // One class is taken for one row, whether it is written as a number or as a list of one.
  const isOne = given.values.length === 1 && given.shape.length <= 1;
  return strictness === 'loose' || same || isOne
    ? { target: { kind: 'index', indices: [...given.values] }, source: given.source }
    : undefined;
}

function fitDistribution(scores: PreparedScores, given: Tensor): FittedTarget | undefined {
  const sameShape = given.shape.join() === scores.shape.join();
  const oneRow = scores.layout.rows === 1 && withoutOnes(given.shape) === withoutOnes(scores.shape);
  if (!sameShape && !(oneRow && given.values.length > 1)) return undefined;
  const laid = sameShape ? withAxisLast(given, scores.classAxis) : given;
  return { target: { kind: 'distribution', values: laid.values }, source: laid.source };
}

function fitValues(scores: PreparedScores, given: Tensor, strictness: Strictness): FittedTarget | undefined {
  const same = given.shape.join() === scores.shape.join();
  const loose = strictness === 'loose' && withoutOnes(given.shape) === withoutOnes(scores.shape);
  if (!(same || loose) || productOf(given.shape) !== productOf(scores.shape)) return undefined;
  const laid = same ? withAxisLast(given, scores.classAxis) : given;
  return { target: { kind: 'values', values: laid.values }, source: laid.source };
}

function withoutOnes(shape: readonly number[]): string {
  return shape.filter((length) => length !== 1).join();
}

/** Whether every number is 0 or more and every row sums to 1, so that it can be a target by its values alone. */
export function isDistribution(values: Float64Array, classes: number, tolerance: number): boolean {
  for (let start = 0; start < values.length; start += classes) {
    let sum = 0;
    for (let i = start; i < start + classes; i++) {
      const value = values[i] ?? NaN;
      if (!(value >= 0)) return false;
      sum += value;
    }
    if (!(Math.abs(sum - 1) <= tolerance)) return false;
  }
  return values.length > 0 && classes > 0;
}

/** Whether every row has one 1 and zeros besides. */
export function isOneHot(values: Float64Array, classes: number): boolean {
  return (
    classes > 1 && isDistribution(values, classes, 0) && values.every((value) => value === 0 || value === 1)
  );
}
