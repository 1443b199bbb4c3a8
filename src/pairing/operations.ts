import type { Effect } from './step';
import {
  axisOf,
  mapTensor,
  permuted,
  productOf,
  reshaped,
  softmaxAlong,
  withAxisLast,
  type Tensor,
} from './tensor';

/** Arguments of an operation as far as they are numbers; undefined where one is not known. */
export interface OperationArguments {
  /** Positional numbers after the array itself; a list counts as its numbers. */
  readonly numbers: readonly (number | undefined)[];
  readonly named: ReadonlyMap<string, number | undefined>;
  /** Whether every argument was understood. */
  readonly known: boolean;
  /** The library is PyTorch's, whose softmax without an axis takes 0 or 1. */
  readonly implicitAxis: 'torch' | 'last' | 'none';
  /** Some argument names an integer type. */
  readonly toInteger: boolean;
}

export interface Operation {
  readonly effect: Effect;
  readonly apply: (tensor: Tensor) => Tensor | undefined;
  readonly divisor?: number;
}

type Builder = (args: OperationArguments) => Operation | undefined;

const elementwise =
  (effect: Effect, change: (value: number) => number): Builder =>
  () => ({ effect, apply: (tensor) => mapTensor(tensor, change) });

const unchanged: Builder = ({ toInteger }) =>
  toInteger ? truncated : { effect: 'none', apply: (tensor) => tensor };

const truncated: Operation = { effect: 'none', apply: (tensor) => mapTensor(tensor, Math.trunc) };

function axisArgument(args: OperationArguments, position = 0): number | undefined {
  return args.named.get('dim') ?? args.named.get('axis') ?? args.numbers[position];
}

const softmax =
  (logarithm: boolean): Builder =>
  (args) => {
    if (!args.known) return undefined;
    const given = axisArgument(args);
    return {
      effect: logarithm ? 'log-softmax' : 'softmax',
      apply(tensor) {
        const rank = tensor.shape.length;
        const implicit = args.implicitAxis === 'torch' ? (rank === 1 || rank === 3 ? 0 : 1) : rank - 1;
        if (given === undefined && args.implicitAxis === 'none' && rank > 1) return undefined;
        const axis = axisOf(tensor.shape, given ?? implicit);
        return axis === undefined ? undefined : softmaxAlong(tensor, axis, logarithm);
      },
    };
  };

export function scaledBy(factor: number): Operation {
  return {
    effect: 'scaled',
    apply: (tensor) => mapTensor(tensor, (value) => value * factor),
  };
}

export function dividedBy(divisor: number): Operation {
  return {
    effect: 'scaled',
    divisor: divisor > 0 ? divisor : undefined,
    apply: (tensor) => mapTensor(tensor, (value) => value / divisor),
  };
}

export function changedBy(change: (value: number) => number): Operation {
  return { effect: 'changed', apply: (tensor) => mapTensor(tensor, change) };
}

const withNumber =
  (build: (number: number) => Operation): Builder =>
  ({ numbers, known }) => {
    const [number] = numbers;
    return known && number !== undefined && numbers.length === 1 ? build(number) : undefined;
  };

const moved = (apply: (tensor: Tensor) => Tensor | undefined): Operation => ({ effect: 'moved', apply });

const transposed: Builder = ({ numbers, known, named, implicitAxis }) => {
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

const permute: Builder = ({ numbers, known }) =>
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

const reshape: Builder = ({ numbers, known }) => {
  if (!known || numbers.length === 0) return undefined;
  return moved((tensor) => {
    const count = tensor.values.length;
    const given = numbers.map((length) => length ?? NaN);
    const rest = productOf(given.filter((length) => length !== -1));
    const shape = given.map((length) => (length === -1 ? count / rest : length));
    return productOf(shape) === count && shape.every(Number.isInteger) ? reshaped(tensor, shape) : undefined;
  });
};

const flatten: Builder = ({ numbers, named }) =>
  numbers.length > 0 || named.size > 0
    ? undefined
    : moved((tensor) => reshaped(tensor, [tensor.values.length]));

const unsqueeze: Builder = (args) => {
  const axis = axisArgument(args);
  if (!args.known || axis === undefined) return undefined;
  return moved((tensor) => {
    const at = axisOf([...tensor.shape, 1], axis);
    return at === undefined ? undefined : reshaped(tensor, tensor.shape.toSpliced(at, 0, 1));
  });
};

const squeeze: Builder = (args) => {
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

const MAX_ONE_HOT = 1_000_000;

export function oneHot(classes: number | undefined): Operation {
  return {
    effect: 'one-hot',
    apply(tensor) {
      const width = classes ?? Math.max(...tensor.shape, 0, ...tensor.values.slice(0, 10_000)) + 1;
      const rows = tensor.values.length;
      if (!Number.isInteger(width) || width < 1 || rows * width > MAX_ONE_HOT) return undefined;
      const values = new Float64Array(rows * width);
      const source = new Int32Array(rows * width);
      for (let row = 0; row < rows; row++) {
        const index = tensor.values[row] ?? NaN;
        if (!Number.isInteger(index) || index < 0 || index >= width) return undefined;
        values[row * width + index] = 1;
        source.fill(row, row * width, (row + 1) * width);
      }
      return { shape: [...tensor.shape, width], values, source };
    },
  };
}

const oneHotOperation: Builder = ({ numbers, named, known }) => {
  const classes = numbers[0] ?? named.get('num_classes') ?? named.get('depth');
  return known && classes !== undefined && classes > 0 ? oneHot(classes) : undefined;
};

/** (1 − α) y + α/N, as optax smooths labels. */
const smoothLabels: Builder = ({ numbers, named, known }) => {
  const alpha = numbers[0] ?? named.get('alpha');
  if (!known || alpha === undefined) return undefined;
  return {
    effect: 'changed',
    apply: (tensor) => mapTensor(tensor, (value) => (1 - alpha) * value + alpha / (tensor.shape.at(-1) ?? 1)),
  };
};

/** The place of the largest number along an axis: how one-hot labels are turned into indices. */
const argmax: Builder = (args) => {
  const given = axisArgument(args);
  if (!args.known || given === undefined) return undefined;
  return {
    effect: 'changed',
    apply(tensor) {
      const axis = axisOf(tensor.shape, given);
      if (axis === undefined) return undefined;
      const { values, source, shape } = withAxisLast(tensor, axis);
      const classes = shape.at(-1) ?? 1;
      const places = Array.from({ length: values.length / classes }, (_, row) => {
        const line = values.subarray(row * classes, (row + 1) * classes);
        return line.indexOf(Math.max(...line));
      });
      const elements = places.map((place, row) => source?.[row * classes + place] ?? row * classes + place);
      return {
        shape: shape.slice(0, -1),
        values: Float64Array.from(places),
        source: Int32Array.from(elements),
      };
    },
  };
};

const clamp: Builder = ({ numbers, named, known }) => {
  if (!known) return undefined;
  const low = named.get('min') ?? named.get('a_min') ?? numbers[0] ?? -Infinity;
  const high = named.get('max') ?? named.get('a_max') ?? numbers[1] ?? Infinity;
  return changedBy((value) => Math.min(Math.max(value, low), high));
};

const negated = elementwise('changed', (value) => -value);
const sigmoid = elementwise('sigmoid', (value) =>
  value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value)),
);

const noOperations =
  'float double half bfloat16 detach detach_ to cpu cuda numpy astype requires_grad_ retain_grad clone contiguous copy type ' +
  'type_as tolist cast stop_gradient block_until_ready arraySync dataSync toFloat array asarray as_tensor from_numpy tensor ' +
  'asType print float32 float64 float16 identity list tuple Float32Array Float64Array';

/** Operations by name, as a method (`x.log()`) or a function of a library (`torch.log(x)`). One entry adds one. */
const builders: Readonly<Record<string, Builder>> = {
  ...Object.fromEntries(noOperations.split(' ').map((name) => [name, unchanged])),
  long: () => truncated,
  int: () => truncated,
  toInt: () => truncated,
  softmax: softmax(false),
  log_softmax: softmax(true),
  logSoftmax: softmax(true),
  Softmax: softmax(false),
  LogSoftmax: softmax(true),
  sigmoid,
  expit: sigmoid,
  Sigmoid: sigmoid,
  exp: elementwise('exp', Math.exp),
  log: elementwise('log', Math.log),
  log1p: elementwise('changed', Math.log1p),
  expm1: elementwise('changed', Math.expm1),
  sqrt: elementwise('changed', Math.sqrt),
  square: elementwise('changed', (value) => value * value),
  abs: elementwise('changed', Math.abs),
  tanh: elementwise('changed', Math.tanh),
  relu: elementwise('changed', (value) => Math.max(value, 0)),
  neg: negated,
  negative: negated,
  neg_: negated,
  clamp,
  clip: clamp,
  div: withNumber(dividedBy),
  div_: withNumber(dividedBy),
  divide: withNumber(dividedBy),
  true_divide: withNumber(dividedBy),
  mul: withNumber(scaledBy),
  mul_: withNumber(scaledBy),
  multiply: withNumber(scaledBy),
  add: withNumber((number) => changedBy((value) => value + number)),
  add_: withNumber((number) => changedBy((value) => value + number)),
  sub: withNumber((number) => changedBy((value) => value - number)),
  sub_: withNumber((number) => changedBy((value) => value - number)),
  subtract: withNumber((number) => changedBy((value) => value - number)),
  T: transposed,
  mT: transposed,
  t: transposed,
  transpose: transposed,
  swapaxes: transposed,
  permute,
  reshape,
  view: reshape,
  flatten,
  ravel: flatten,
  unsqueeze,
  expand_dims: unsqueeze,
  expandDims: unsqueeze,
  squeeze,
  one_hot: oneHotOperation,
  oneHot: oneHotOperation,
  to_categorical: oneHotOperation,
  smooth_labels: smoothLabels,
  argmax,
  argMax: argmax,
};

export function isOperation(name: string): boolean {
  return Object.hasOwn(builders, name);
}

/** The operation of that name with these arguments; undefined where it is not one that can be applied. */
export function operationNamed(name: string, args: OperationArguments): Operation | undefined {
  return Object.hasOwn(builders, name) ? builders[name]?.(args) : undefined;
}
