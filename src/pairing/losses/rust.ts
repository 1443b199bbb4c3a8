import { words, type KnownLoss } from './knownLoss';

const candle = { convention: null, reduction: 'mean', call: words('input target') } as const;
const burn = {
  language: 'rust',
  convention: null,
  reduction: 'mean',
  call: words('input target reduction'),
} as const;
const setUp = { init: 'ignored', no_grad: 'ignored' } as const;
const tch = { language: 'rust', convention: null, reduction: 'mean', isMethod: true } as const;

export const candleLosses: readonly KnownLoss[] = [
  { ...candle, name: 'candle_nn.loss.cross_entropy', loss: 'crossEntropy', scale: 'logits', target: 'index' },
  { ...candle, name: 'candle_nn.loss.nll', loss: 'nll', scale: 'log-probabilities', target: 'index' },
  { ...candle, name: 'candle_nn.loss.mse', loss: 'squaredError', scale: 'values', target: 'values' },
  {
    ...candle,
    name: 'candle_nn.loss.binary_cross_entropy_with_logit',
    loss: 'bceWithLogits',
    scale: 'logits',
    target: 'values',
  },
  {
    ...candle,
    name: 'candle_nn.loss.huber',
    loss: 'huber',
    scale: 'values',
    target: 'values',
    call: words('input target delta'),
  },
];

/** Classes of burn: `CrossEntropyLossConfig::new().init(&device).forward(logits, targets)`. */
export const burnLosses: readonly KnownLoss[] = [
  {
    ...burn,
    name: 'burn.nn.loss.CrossEntropyLossConfig',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'index',
    call: words('input target'),
    constructor_: [],
    builders: {
      ...setUp,
      with_smoothing: 'label_smoothing',
      with_weights: 'weight',
      with_logits: 'are_logits',
      with_pad_tokens: 'pad_tokens',
    },
  },
  {
    ...burn,
    name: 'burn.nn.loss.CrossEntropyLoss',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'index',
    call: words('input target'),
    constructor_: words('pad_tokens device'),
    builders: setUp,
  },
  {
    ...burn,
    name: 'burn.nn.loss.BinaryCrossEntropyLossConfig',
    loss: 'bceWithLogits',
    probabilityLoss: 'bceProbs',
    scale: 'logits',
    target: 'values',
    call: words('input target'),
    constructor_: [],
    builders: {
      ...setUp,
      with_logits: 'from_logits',
      with_smoothing: 'smoothing_of_two',
      with_weights: 'weights_of_two',
    },
  },
  {
    ...burn,
    name: 'burn.nn.loss.MseLoss',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    constructor_: [],
    builders: setUp,
  },
  {
    ...burn,
    name: 'burn.nn.loss.HuberLossConfig',
    loss: 'huber',
    scale: 'values',
    target: 'values',
    constructor_: words('delta'),
    builders: setUp,
  },
];

/** Methods of tch's tensors. */
export const tchLosses: readonly KnownLoss[] = [
  {
    ...tch,
    name: 'tch.cross_entropy_for_logits',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'index',
    call: words('target'),
  },
  {
    ...tch,
    name: 'tch.cross_entropy_loss',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'either',
    classAxisOne: true,
    call: words('target weight reduction ignore_index label_smoothing'),
  },
  {
    ...tch,
    name: 'tch.g_nll_loss',
    loss: 'nll',
    scale: 'log-probabilities',
    target: 'index',
    classAxisOne: true,
    call: words('target weight reduction ignore_index'),
  },
  {
    ...tch,
    name: 'tch.nll_loss',
    loss: 'nll',
    scale: 'log-probabilities',
    target: 'index',
    call: words('target'),
  },
  {
    ...tch,
    name: 'tch.mse_loss',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    call: words('target reduction'),
  },
  {
    ...tch,
    name: 'tch.binary_cross_entropy_with_logits',
    loss: 'bceWithLogits',
    scale: 'logits',
    target: 'values',
    call: words('target element_weight pos_weight reduction'),
  },
  {
    ...tch,
    name: 'tch.binary_cross_entropy',
    loss: 'bceProbs',
    scale: 'probabilities',
    target: 'values',
    call: words('target element_weight reduction'),
  },
];
