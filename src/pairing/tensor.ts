import type { NumericArray } from '../arrays/numericArray';

/** Numbers on their way from a literal through operations. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float64Array;
  /** For each number the element of the literal that it stands in; absent: each in its own. */
  readonly source?: Int32Array;
}

export function tensorOf(array: NumericArray): Tensor {
  return { shape: array.shape, values: array.values };
}

export function productOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Row-major distance between neighbours along each axis. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

export function mapTensor(tensor: Tensor, change: (value: number) => number): Tensor {
  return { ...tensor, values: tensor.values.map(change) };
}

export function reshaped(tensor: Tensor, shape: readonly number[]): Tensor {
  return { ...tensor, shape };
}

/** A view: element (i…) of the result is element `start` + Σ i·stride of `tensor`. */
export function strided(
  tensor: Tensor,
  shape: readonly number[],
  strides: readonly number[],
  start = 0,
): Tensor {
  const length = productOf(shape);
  const values = new Float64Array(length);
  const source = new Int32Array(length);
  const index = new Array<number>(shape.length).fill(0);
  let from = start;
  for (let to = 0; to < length; to++) {
    values[to] = tensor.values[from] ?? NaN;
    source[to] = tensor.source?.[from] ?? from;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = (index[axis] ?? 0) + 1;
      from += strides[axis] ?? 0;
      if ((index[axis] ?? 0) < (shape[axis] ?? 0)) break;
      from -= (strides[axis] ?? 0) * (shape[axis] ?? 0);
      index[axis] = 0;
    }
  }
  return { shape, values, source };
}

/** The axes in another order. */
export function permuted(tensor: Tensor, axes: readonly number[]): Tensor {
  const strides = stridesOf(tensor.shape);
  return strided(
    tensor,
    axes.map((axis) => tensor.shape[axis] ?? 1),
    axes.map((axis) => strides[axis] ?? 0),
  );
}

/** `axis` last, the others in their order. */
export function withAxisLast(tensor: Tensor, axis: number): Tensor {
  if (axis === tensor.shape.length - 1) return tensor;
  const axes = tensor.shape.map((_, index) => index).filter((index) => index !== axis);
  return permuted(tensor, [...axes, axis]);
}

/** Softmax (or its logarithm) along one axis, each line shifted by its largest value first. */
export function softmaxAlong(tensor: Tensor, axis: number, logarithm: boolean): Tensor {
  const values = Float64Array.from(tensor.values);
  const stride = stridesOf(tensor.shape)[axis] ?? 1;
  const length = tensor.shape[axis] ?? 1;
  for (let start = 0; start < values.length; start++) {
    if (Math.floor(start / stride) % length !== 0) continue;
    softmaxLine(values, start, stride, length, logarithm);
  }
  return { ...tensor, values };
}

function softmaxLine(
  values: Float64Array,
  start: number,
  stride: number,
  length: number,
  logarithm: boolean,
): void {
  let largest = -Infinity;
  for (let i = 0; i < length; i++) largest = Math.max(largest, values[start + i * stride] ?? NaN);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += Math.exp((values[start + i * stride] ?? NaN) - largest);
  for (let i = 0; i < length; i++) {
    const shifted = (values[start + i * stride] ?? NaN) - largest;
    values[start + i * stride] = logarithm ? shifted - Math.log(sum) : Math.exp(shifted) / sum;
  }
}

/** Axis −1 … as 0 …; undefined where there is no such axis. */
export function axisOf(shape: readonly number[], axis: number): number | undefined {
  const at = axis < 0 ? axis + shape.length : axis;
  return Number.isInteger(at) && at >= 0 && at < shape.length ? at : undefined;
}
