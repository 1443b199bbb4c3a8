import type { LossName, Reduction, Scale } from '../core/question';
import type { Convention } from './reading';

/** What an argument of a loss is for. `ignored` changes nothing of the numbers; what is not named here is refused. */
export type Parameter =
  | 'scores'
  | 'target'
  | 'weight'
  | 'ignoreIndex'
  | 'labelSmoothing'
  | 'reduction'
  | 'fromLogits'
  | 'posWeight'
  | 'delta'
  | 'beta'
  | 'logTarget'
  | 'axis'
  | 'normalize'
  | 'sizeAverage'
  | 'reduce'
  | 'classLabels'
  | 'unsupported'
  | 'ignored';

export type TargetForm = 'index' | 'distribution' | 'either' | 'values';

/** One loss function or class of a library. */
export interface KnownLoss {
  /** Dotted name; what comes before its last part may be cut from the left (`F.…`, `keras.losses.…`). */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly convention: Convention;
  readonly loss: LossName;
  readonly scale: Scale;
  readonly target: TargetForm;
  readonly reduction: Reduction;
  /** The function means over the last axis of its own accord (functions of Keras). */
  readonly meanOfLastAxis?: boolean;
  /** Where `from_logits` is a parameter: the loss of probabilities, which is the default. */
  readonly probabilityLoss?: LossName;
  /** Classes stand on axis 1 beyond two dimensions. */
  readonly classAxisOne?: boolean;
  /** Target to leave out though the text does not say so. */
  readonly ignoreIndex?: number;
  readonly logTarget?: boolean;
  /** Label smoothing mixes with ½ (two classes) where it is not categorical. */
  readonly binarySmoothing?: boolean;
  /** Order of the arguments of the function, or of the call of the class's instance. */
  readonly call: readonly string[];
  /** Order of the arguments of the constructor; only for classes. */
  readonly constructor_?: readonly string[];
}

/** What the names of arguments mean, the same in every library that has them. */
export const parameterRoles: Readonly<Record<string, Parameter>> = {
  input: 'scores',
  logits: 'scores',
  predictions: 'scores',
  log_predictions: 'scores',
  y_pred: 'scores',
  yPred: 'scores',
  y_score: 'scores',
  target: 'target',
  targets: 'target',
  labels: 'target',
  label: 'target',
  y_true: 'target',
  yTrue: 'target',
  onehotLabels: 'target',
  multiClassLabels: 'target',
  weight: 'weight',
  ignore_index: 'ignoreIndex',
  ignore_class: 'ignoreIndex',
  label_smoothing: 'labelSmoothing',
  labelSmoothing: 'labelSmoothing',
  reduction: 'reduction',
  from_logits: 'fromLogits',
  fromLogits: 'fromLogits',
  pos_weight: 'posWeight',
  delta: 'delta',
  beta: 'beta',
  log_target: 'logTarget',
  axis: 'axis',
  normalize: 'normalize',
  size_average: 'sizeAverage',
  reduce: 'reduce',
  name: 'ignored',
  dtype: 'ignored',
  epsilon: 'ignored',
  eps: 'ignored',
};

const words = (list: string): readonly string[] => list.split(' ');

const torchFunction = { convention: 'pytorch', reduction: 'mean' } as const;
const classification = { ...torchFunction, classAxisOne: true, ignoreIndex: -100 } as const;

interface TorchLoss extends Omit<KnownLoss, 'name' | 'call' | 'constructor_'> {
  readonly functionName: string;
  readonly className: string;
  readonly options: string;
  readonly classOptions?: string;
}

const torchLosses: readonly TorchLoss[] = [
  {
    ...classification,
    functionName: 'cross_entropy',
    className: 'CrossEntropyLoss',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'either',
    options: 'weight size_average ignore_index reduce reduction label_smoothing',
  },
  {
    ...classification,
    functionName: 'nll_loss',
    className: 'NLLLoss',
    loss: 'nll',
    scale: 'log-probabilities',
    target: 'index',
    options: 'weight size_average ignore_index reduce reduction',
  },
  {
    ...torchFunction,
    functionName: 'kl_div',
    className: 'KLDivLoss',
    loss: 'klDiv',
    scale: 'log-probabilities',
    target: 'distribution',
    options: 'size_average reduce reduction log_target',
  },
  {
    ...torchFunction,
    functionName: 'binary_cross_entropy',
    className: 'BCELoss',
    loss: 'bceProbs',
    scale: 'probabilities',
    target: 'values',
    options: 'element_weight size_average reduce reduction',
  },
  {
    ...torchFunction,
    functionName: 'binary_cross_entropy_with_logits',
    className: 'BCEWithLogitsLoss',
    loss: 'bceWithLogits',
    scale: 'logits',
    target: 'values',
    options: 'element_weight size_average reduce reduction pos_weight',
  },
  {
    ...torchFunction,
    functionName: 'mse_loss',
    className: 'MSELoss',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    options: 'size_average reduce reduction',
  },
  {
    ...torchFunction,
    functionName: 'l1_loss',
    className: 'L1Loss',
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    options: 'size_average reduce reduction',
  },
  {
    ...torchFunction,
    functionName: 'smooth_l1_loss',
    className: 'SmoothL1Loss',
    loss: 'smoothL1',
    scale: 'values',
    target: 'values',
    options: 'size_average reduce reduction beta',
  },
  {
    ...torchFunction,
    functionName: 'huber_loss',
    className: 'HuberLoss',
    loss: 'huber',
    scale: 'values',
    target: 'values',
    options: 'reduction delta',
  },
];

function torchEntries({ functionName, className, options, ...rest }: TorchLoss): readonly KnownLoss[] {
  return [
    { ...rest, name: `torch.nn.functional.${functionName}`, call: words(`input target ${options}`) },
    {
      ...rest,
      name: `torch.nn.${className}`,
      aliases: [`torch.nn.modules.loss.${className}`],
      call: words('input target'),
      constructor_: words(options),
    },
  ];
}

const optaxRow = { convention: 'optax', reduction: 'none' } as const;

function optax(
  name: string,
  call: string,
  rest: Pick<KnownLoss, 'loss' | 'scale' | 'target' | 'logTarget'>,
): KnownLoss {
  return {
    ...optaxRow,
    ...rest,
    name: `optax.${name}`,
    aliases: [`optax.losses.${name}`],
    call: words(call),
  };
}

const optaxLosses: readonly KnownLoss[] = [
  optax('softmax_cross_entropy', 'logits labels axis', {
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'distribution',
  }),
  optax('safe_softmax_cross_entropy', 'logits labels axis', {
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'distribution',
  }),
  optax('softmax_cross_entropy_with_integer_labels', 'logits labels axis', {
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'index',
  }),
  optax('sigmoid_binary_cross_entropy', 'logits labels', {
    loss: 'bceWithLogits',
    scale: 'logits',
    target: 'values',
  }),
  optax('squared_error', 'predictions targets', { loss: 'squaredError', scale: 'values', target: 'values' }),
  optax('l2_loss', 'predictions targets', { loss: 'mse', scale: 'values', target: 'values' }),
  optax('huber_loss', 'predictions targets delta', { loss: 'huber', scale: 'values', target: 'values' }),
  optax('kl_divergence', 'log_predictions targets axis', {
    loss: 'klDiv',
    scale: 'log-probabilities',
    target: 'distribution',
  }),
  optax('kl_divergence_with_log_targets', 'log_predictions targets axis', {
    loss: 'klDiv',
    scale: 'log-probabilities',
    target: 'distribution',
    logTarget: true,
  }),
];

interface KerasLoss extends Pick<
  KnownLoss,
  'loss' | 'scale' | 'target' | 'probabilityLoss' | 'binarySmoothing'
> {
  readonly className: string;
  readonly functions: readonly string[];
  readonly options: string;
  /** The function means over the last axis: elementwise losses. */
  readonly elementwise: boolean;
}

const kerasLosses: readonly KerasLoss[] = [
  {
    className: 'CategoricalCrossentropy',
    functions: ['categorical_crossentropy'],
    loss: 'crossEntropy',
    probabilityLoss: 'crossEntropyProbs',
    scale: 'logits',
    target: 'distribution',
    options: 'from_logits label_smoothing axis',
    elementwise: false,
  },
  {
    className: 'SparseCategoricalCrossentropy',
    functions: ['sparse_categorical_crossentropy'],
    loss: 'crossEntropy',
    probabilityLoss: 'crossEntropyProbs',
    scale: 'logits',
    target: 'index',
    options: 'from_logits ignore_class axis',
    elementwise: false,
  },
  {
    className: 'BinaryCrossentropy',
    functions: ['binary_crossentropy'],
    loss: 'bceWithLogits',
    probabilityLoss: 'bceProbs',
    binarySmoothing: true,
    scale: 'logits',
    target: 'values',
    options: 'from_logits label_smoothing axis',
    elementwise: true,
  },
  {
    className: 'MeanSquaredError',
    functions: ['mean_squared_error', 'mse', 'MSE'],
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    options: '',
    elementwise: true,
  },
  {
    className: 'MeanAbsoluteError',
    functions: ['mean_absolute_error', 'mae', 'MAE'],
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    options: '',
    elementwise: true,
  },
  {
    className: 'Huber',
    functions: ['huber'],
    loss: 'huber',
    scale: 'values',
    target: 'values',
    options: 'delta',
    elementwise: true,
  },
];

function kerasEntries({
  className,
  functions,
  options,
  elementwise,
  ...rest
}: KerasLoss): readonly KnownLoss[] {
  const roots = ['keras.losses', 'tensorflow.keras.losses', 'tensorflow.losses', 'tf_keras.losses'];
  const sparse = className.startsWith('Sparse');
  return [
    {
      ...rest,
      convention: 'keras',
      reduction: 'mean',
      name: `keras.losses.${className}`,
      aliases: roots.map((root) => `${root}.${className}`),
      call: words('y_true y_pred sample_weight'),
      constructor_: words(sparse ? 'from_logits ignore_class reduction' : `${options} reduction`.trim()),
    },
    ...functions.map((name): KnownLoss => ({
      ...rest,
      convention: 'keras',
      reduction: 'none',
      meanOfLastAxis: elementwise,
      name: `keras.losses.${name}`,
      aliases: [...roots, 'keras.metrics', 'tensorflow.keras.metrics'].map((root) => `${root}.${name}`),
      call: words(`y_true y_pred ${options}`.trim()),
    })),
  ];
}

const tensorflow = { convention: 'tensorflow', reduction: 'none', scale: 'logits' } as const;

const tensorflowLosses: readonly KnownLoss[] = [
  {
    ...tensorflow,
    name: 'tensorflow.nn.softmax_cross_entropy_with_logits',
    loss: 'crossEntropy',
    target: 'distribution',
    call: words('labels logits axis name'),
  },
  {
    ...tensorflow,
    name: 'tensorflow.nn.sparse_softmax_cross_entropy_with_logits',
    loss: 'crossEntropy',
    target: 'index',
    call: words('labels logits name'),
  },
  {
    ...tensorflow,
    name: 'tensorflow.nn.sigmoid_cross_entropy_with_logits',
    loss: 'bceWithLogits',
    target: 'values',
    call: words('labels logits name'),
  },
  {
    ...tensorflow,
    name: 'tensorflow.nn.weighted_cross_entropy_with_logits',
    loss: 'bceWithLogits',
    target: 'values',
    call: words('labels logits pos_weight name'),
  },
];

const tfjs = { convention: 'tensorflow', reduction: 'mean', target: 'values' } as const;

const tensorflowJsLosses: readonly KnownLoss[] = [
  {
    ...tfjs,
    name: 'tfjs.losses.softmaxCrossEntropy',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'distribution',
    call: words('onehotLabels logits element_weight labelSmoothing reduction'),
  },
  {
    ...tfjs,
    name: 'tfjs.losses.sigmoidCrossEntropy',
    loss: 'bceWithLogits',
    scale: 'logits',
    binarySmoothing: true,
    call: words('multiClassLabels logits element_weight labelSmoothing reduction'),
  },
  {
    ...tfjs,
    name: 'tfjs.losses.meanSquaredError',
    loss: 'squaredError',
    scale: 'values',
    call: words('labels predictions element_weight reduction'),
  },
  {
    ...tfjs,
    name: 'tfjs.losses.absoluteDifference',
    loss: 'absoluteError',
    scale: 'values',
    call: words('labels predictions element_weight reduction'),
  },
  {
    ...tfjs,
    name: 'tfjs.losses.huberLoss',
    loss: 'huber',
    scale: 'values',
    call: words('labels predictions element_weight delta reduction'),
  },
];

const sklearn = { convention: 'sklearn', reduction: 'mean' } as const;

const sklearnLosses: readonly KnownLoss[] = [
  {
    ...sklearn,
    name: 'sklearn.metrics.log_loss',
    loss: 'crossEntropyProbs',
    scale: 'probabilities',
    target: 'index',
    call: words('y_true y_pred'),
  },
  {
    ...sklearn,
    name: 'sklearn.metrics.mean_squared_error',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    call: words('y_true y_pred'),
  },
  {
    ...sklearn,
    name: 'sklearn.metrics.mean_absolute_error',
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    call: words('y_true y_pred'),
  },
];

/** Every loss that pairing knows. A new one is one more entry. */
export const knownLosses: readonly KnownLoss[] = [
  ...torchLosses.flatMap(torchEntries),
  ...optaxLosses,
  ...kerasLosses.flatMap(kerasEntries),
  ...tensorflowLosses,
  ...tensorflowJsLosses,
  ...sklearnLosses,
];

const byName = new Map<string, KnownLoss>();
const byLastPart = new Map<string, readonly KnownLoss[]>();
for (const loss of knownLosses) {
  for (const name of [loss.name, ...(loss.aliases ?? [])]) if (!byName.has(name)) byName.set(name, loss);
  const last = lastPart(loss.name);
  byLastPart.set(last, [...(byLastPart.get(last) ?? []), loss]);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Names too general to be taken for a loss without their library. */
const ambiguous = new Set([
  'mse',
  'mae',
  'MSE',
  'MAE',
  'huber',
  'Huber',
  'l2_loss',
  'squared_error',
  'kl_divergence',
]);
const libraries = new Set(['torch', 'optax', 'keras', 'tf_keras', 'tensorflow', 'tfjs', 'sklearn']);

/** The loss that a dotted name, its imports resolved, calls; undefined where it is none or could be several. */
export function lossNamed(name: string): KnownLoss | undefined {
  const exact = byName.get(name);
  if (exact) return exact;
  const root = name.slice(0, Math.max(0, name.indexOf('.')));
  const last = lastPart(name);
  if (libraries.has(root) || ambiguous.has(last)) return undefined;
  const known = byLastPart.get(last) ?? [];
  const prefix = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  if (prefix !== '' && !['F', 'nn', 'losses', 'metrics', 'functional', 'nn.functional'].includes(prefix))
    return undefined;
  return known.length === 1 ? known[0] : undefined;
}
