import { changedBy, clamp, dividedBy, scaledBy, withNumber } from './arithmetic';
import { elementwise, negated, sigmoid, softmax, truncated, unchanged } from './elementwise';
import { argmax, oneHotOperation, smoothLabels } from './labels';
import type { Builder, Operation, OperationArguments } from './operation';
import { flatten, permute, reshape, squeeze, transposed, unsqueeze } from './shapes';

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
