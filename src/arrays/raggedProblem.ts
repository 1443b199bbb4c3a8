import type { Frame, FrameProblem } from './frame';

export function isSameShape(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((length, axis) => length === b[axis]));
}

/** What an inner array of `shape` at `at` … `end` breaks in its parent: the first axis whose lengths differ. */
export function raggedProblem(
  parent: Frame,
  at: number,
  end: number,
  shape: readonly number[],
): FrameProblem {
  if (parent.numbers > 0) return { code: 'ragged', at, end, expected: 1, found: shape[0] };
  const { childShape } = parent;
  const axis = childShape.findIndex((length, index) => length !== (shape[index] ?? 1));
  const expected = axis < 0 ? 1 : childShape[axis];
  const found = axis < 0 ? shape[childShape.length] : (shape[axis] ?? 1);
  return { code: 'ragged', at, end, expected, found };
}
