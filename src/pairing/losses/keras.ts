import { words, type KnownLoss } from './knownLoss';

interface KerasLoss extends Pick<
  KnownLoss,
  'loss' | 'scale' | 'target' | 'probabilityLoss' | 'binarySmoothing' | 'defaults' | 'signedTarget' | 'kind'
> {
  readonly className: string;
  readonly functions: readonly string[];
  readonly options: string;
  /** The function means over the last axis: elementwise losses. */
  readonly elementwise: boolean;
}

const losses: readonly KerasLoss[] = [
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
  {
    className: 'KLDivergence',
    functions: ['kl_divergence', 'kld', 'KLD', 'kullback_leibler_divergence'],
    loss: 'klDiv',
    scale: 'probabilities',
    kind: 'probabilities',
    target: 'distribution',
    options: '',
    elementwise: false,
  },
  ...regression('LogCosh', 'log_cosh', 'logCosh'),
  ...regression(
    'MeanAbsolutePercentageError',
    'mean_absolute_percentage_error mape MAPE',
    'absolutePercentageError',
  ),
  ...regression(
    'MeanSquaredLogarithmicError',
    'mean_squared_logarithmic_error msle MSLE',
    'squaredLogarithmicError',
  ),
  {
    ...regression('Poisson', 'poisson', 'poissonNll')[0],
    defaults: { logInput: false, epsilon: 1e-7 },
  },
  { ...regression('Hinge', 'hinge', 'hinge')[0], signedTarget: true, kind: 'logits' },
  { ...regression('SquaredHinge', 'squared_hinge', 'squaredHinge')[0], signedTarget: true, kind: 'logits' },
  {
    className: 'CategoricalHinge',
    functions: ['categorical_hinge'],
    loss: 'categoricalHinge',
    scale: 'logits',
    target: 'distribution',
    options: '',
    elementwise: false,
  },
];

function regression(className: string, functions: string, loss: KnownLoss['loss']): readonly [KerasLoss] {
  return [
    {
      className,
      functions: functions.split(' '),
      loss,
      scale: 'values',
      target: 'values',
      options: '',
      elementwise: true,
    },
  ];
}

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

/** `keras.backend`: a loss for each row, or for each element where it is elementwise. */
function backendEntries({ functions, options, ...rest }: KerasLoss): readonly KnownLoss[] {
  return functions
    .filter((name) => name.endsWith('_crossentropy'))
    .map((name): KnownLoss => ({
      loss: rest.loss,
      probabilityLoss: rest.probabilityLoss,
      scale: rest.scale,
      target: rest.target,
      convention: 'keras',
      reduction: 'none',
      name: `keras.backend.${name}`,
      aliases: [`tensorflow.keras.backend.${name}`, `tf_keras.backend.${name}`],
      call: words(
        `target output ${rest.elementwise ? 'from_logits' : options.replace('label_smoothing ', '')}`,
      ),
    }));
}

export const kerasLosses: readonly KnownLoss[] = [
  ...losses.flatMap(kerasEntries),
  ...losses.flatMap(backendEntries),
];
