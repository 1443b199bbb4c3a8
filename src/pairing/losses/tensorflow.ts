import { words, type KnownLoss } from './knownLoss';

const tensorflow = { convention: 'tensorflow', reduction: 'none', scale: 'logits' } as const;

export const tensorflowLosses: readonly KnownLoss[] = [
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

const metric = { convention: 'tensorflow', reduction: 'none', call: words('yTrue yPred') } as const;

export const tensorflowJsLosses: readonly KnownLoss[] = [
  {
    ...metric,
    name: 'tfjs.metrics.categoricalCrossentropy',
    loss: 'crossEntropyProbs',
    scale: 'probabilities',
    target: 'distribution',
  },
  {
    ...metric,
    name: 'tfjs.metrics.binaryCrossentropy',
    loss: 'bceProbs',
    scale: 'probabilities',
    target: 'values',
    meanOfLastAxis: true,
  },
  {
    ...metric,
    name: 'tfjs.metrics.meanSquaredError',
    aliases: ['tfjs.metrics.MSE', 'tfjs.metrics.mse'],
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    meanOfLastAxis: true,
  },
  {
    ...metric,
    name: 'tfjs.metrics.meanAbsoluteError',
    aliases: ['tfjs.metrics.MAE', 'tfjs.metrics.mae'],
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    meanOfLastAxis: true,
  },
  {
    ...tfjs,
    name: 'tfjs.losses.softmaxCrossEntropy',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'distribution',
    call: words('onehotLabels logits weights labelSmoothing reduction'),
  },
  {
    ...tfjs,
    name: 'tfjs.losses.sigmoidCrossEntropy',
    loss: 'bceWithLogits',
    scale: 'logits',
    binarySmoothing: true,
    call: words('multiClassLabels logits weights labelSmoothing reduction'),
  },
  {
    ...tfjs,
    name: 'tfjs.losses.meanSquaredError',
    loss: 'squaredError',
    scale: 'values',
    call: words('labels predictions weights reduction'),
  },
  {
    ...tfjs,
    name: 'tfjs.losses.absoluteDifference',
    loss: 'absoluteError',
    scale: 'values',
    call: words('labels predictions weights reduction'),
  },
  {
    ...tfjs,
    name: 'tfjs.losses.huberLoss',
    loss: 'huber',
    scale: 'values',
    call: words('labels predictions weights delta reduction'),
  },
];
