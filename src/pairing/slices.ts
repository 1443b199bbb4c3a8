import type { Expression } from './expressions';
import { strided, stridesOf, type Tensor } from './tensor';

interface View {
  readonly shape: number[];
  readonly strides: number[];
  start: number;
}

/**
 * `tensor[indices]` of Python: numbers, slices, `...` and `None`; undefined for any other index or one out of range.
 * `valueOf` gives the number that an expression stands for.
 */
export function sliced(
  tensor: Tensor,
  indices: readonly Expression[],
  valueOf: (expression: Expression) => number | undefined,
): Tensor | undefined {
  const strides = stridesOf(tensor.shape);
  const view: View = { shape: [], strides: [], start: 0 };
  const isEllipsis = (index: Expression): boolean => index.kind === 'other' && index.parts.length === 0;
  const isNew = (index: Expression): boolean =>
    (index.kind === 'name' && index.name === 'None') ||
    (index.kind === 'attribute' && index.name === 'newaxis');
  const taken = indices.filter((index) => !isEllipsis(index) && !isNew(index)).length;
  let axis = 0;
  const keep = (count: number): void => {
    for (let i = 0; i < count; i++, axis++) {
      view.shape.push(tensor.shape[axis] ?? 1);
      view.strides.push(strides[axis] ?? 0);
    }
  };
  if (taken > tensor.shape.length) return undefined;
  for (const index of indices) {
    if (isEllipsis(index)) keep(tensor.shape.length - taken);
    else if (isNew(index)) {
      view.shape.push(1);
      view.strides.push(0);
    } else if (!takeAxis(view, index, tensor.shape[axis] ?? 0, strides[axis++] ?? 0, valueOf))
      return undefined;
  }
  keep(tensor.shape.length - axis);
  return strided(tensor, view.shape, view.strides, view.start);
}

function takeAxis(
  view: View,
  index: Expression,
  length: number,
  stride: number,
  valueOf: (expression: Expression) => number | undefined,
): boolean {
  if (index.kind !== 'slice') {
    const value = valueOf(index);
    const at = value !== undefined && value < 0 ? value + length : value;
    if (at === undefined || !Number.isInteger(at) || at < 0 || at >= length) return false;
    view.start += at * stride;
    return true;
  }
  const bound = (expression: Expression | undefined, missing: number): number | undefined =>
    expression === undefined ? missing : valueOf(expression);
  const from = bound(index.from, 0);
  const to = bound(index.to, length);
  const step = bound(index.step, 1);
  if (from === undefined || to === undefined || step === undefined || step < 1) return false;
  if (![from, to, step].every(Number.isInteger)) return false;
  const clip = (value: number): number => Math.min(length, Math.max(0, value < 0 ? value + length : value));
  const first = clip(from);
  const count = Math.ceil((clip(to) - first) / step);
  if (count < 1) return false;
  view.shape.push(count);
  view.strides.push(stride * step);
  view.start += first * stride;
  return true;
}
