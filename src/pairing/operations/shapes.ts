import { axisOf, permuted, productOf, reshaped, type Tensor } from '../tensor';
import { axisArgument, type Builder, type Operation } from './operation';

const moved = (apply: (tensor: Tensor) => Tensor | undefined): Operation => ({ effect: 'moved', apply });

export const transposed: Builder = ({ numbers, known, named, implicitAxis }) => {
  if (!known) return undefined;
  const axes = [...numbers, named.get('dim0'), named.get('dim1')].filter((axis) => axis !== undefined);
  return moved((tensor) => {
    const order = tensor.shape.map((_, axis) => axis);
    if (axes.length === 0) return permuted(tensor, order.reverse());
    const at = axes.map((axis) => axisOf(tensor.shape, axis));
    if (at.some((axis) => axis === undefined)) return undefined;
    // transpose(0, 1) swaps in PyTorch, and is the order of all axes elsewhere.
    if (implicitAxis !== 'torch') return permutedTo(tensor, at);
    const [first = 0, second = 0] = at;
    if (at.length !== 2) return undefined;
    [order[first], order[second]] = [second, first];
    return permuted(tensor, order);
  });
};

export const permute: Builder = ({ numbers, known }) =>
  known
    ? moved((tensor) =>
        permutedTo(
          tensor,
          numbers.map((axis) => axisOf(tensor.shape, axis ?? NaN)),
        ),
      )
    : undefined;

function permutedTo(tensor: Tensor, axes: readonly (number | undefined)[]): Tensor | undefined {
  const order = axes.filter((axis) => axis !== undefined);
  if (order.length !== tensor.shape.length || new Set(order).size !== order.length) return undefined;
  return permuted(tensor, order);
}

export const reshape: Builder = ({ numbers, known }) => {
  if (!known || numbers.length === 0) return undefined;
  return moved((tensor) => {
    const count = tensor.values.length;
    const given = numbers.map((length) => length ?? NaN);
    const rest = productOf(given.filter((length) => length !== -1));
    const shape = given.map((length) => (length === -1 ? count / rest : length));
    return productOf(shape) === count && shape.every(Number.isInteger) ? reshaped(tensor, shape) : undefined;
  });
};

/** All axes in one, or those from the first to the last that are given. */
export const flatten: Builder = ({ numbers, named, known }) => {
  const first = numbers[0] ?? named.get('start_dim') ?? 0;
  const last = numbers[1] ?? named.get('end_dim') ?? -1;
  if (!known || numbers.length > 2) return undefined;
  return moved((tensor) => {
    const { shape, values } = tensor;
    const [from, to] = [axisOf(shape, first), axisOf(shape, last)];
    if (shape.length < 2) return reshaped(tensor, [values.length]);
    if (from === undefined || to === undefined || from > to) return undefined;
    const length = productOf(shape.slice(from, to + 1));
    return reshaped(tensor, shape.toSpliced(from, to + 1 - from, length));
  });
};

export const unsqueeze: Builder = (args) => {
  const axis = axisArgument(args);
  if (!args.known || axis === undefined) return undefined;
  return moved((tensor) => {
    const at = axisOf([...tensor.shape, 1], axis);
    return at === undefined ? undefined : reshaped(tensor, tensor.shape.toSpliced(at, 0, 1));
  });
};

export const squeeze: Builder = (args) => {
  if (!args.known) return undefined;
  const axis = axisArgument(args);
  return moved((tensor) => {
    if (axis === undefined)
      return reshaped(
        tensor,
        tensor.shape.filter((length) => length !== 1),
      );
    const at = axisOf(tensor.shape, axis);
    if (at === undefined) return undefined;
    return tensor.shape[at] === 1 ? reshaped(tensor, tensor.shape.toSpliced(at, 1)) : tensor;
  });
};
