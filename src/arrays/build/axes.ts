import type { Frame, FrameProblem } from './frame';

/**
 * A shape, outermost axis first, as a list that inner and outer arrays share: however deep brackets nest, closing
 * one costs the same.
 */
export interface Axes {
  readonly length: number;
  readonly inner: Axes | undefined;
  /** Product of the lengths. */
  readonly size: number;
}

export function axis(length: number, inner: Axes | undefined): Axes {
  return { length, inner, size: length * (inner?.size ?? 1) };
}

export function shapeOf(axes: Axes): number[] {
  const shape: number[] = [];
  for (let rest: Axes | undefined = axes; rest; rest = rest.inner) shape.push(rest.length);
  return shape;
}

export function isSameShape(a: Axes | undefined, b: Axes | undefined): boolean {
  let [left, right] = [a, b];
  while (left && right && left !== right) {
    if (left.length !== right.length) return false;
    left = left.inner;
    right = right.inner;
  }
  return left === right;
}

/** What an inner array at `at` … `end` breaks in its parent: the first axis whose lengths differ. */
export function raggedProblem(parent: Frame, at: number, end: number, axes: Axes): FrameProblem {
  let expected: Axes | undefined = parent.childAxes;
  let found: Axes | undefined = axes;
  while (expected && found && expected.length === found.length) {
    expected = expected.inner;
    found = found.inner;
  }
  return { code: 'ragged', at, end, expected: expected?.length ?? 1, found: found?.length ?? 1 };
}
