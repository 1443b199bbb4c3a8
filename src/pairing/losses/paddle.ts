import { words, type KnownLoss } from './knownLoss';

interface PaddleLoss extends Pick<KnownLoss, 'loss' | 'scale' | 'target' | 'ignoreIndex'> {
  readonly functionName: string;
  readonly className: string;
  readonly options: string;
}

/** Paddle's functions and classes, named as PyTorch's; classes stand on the last axis. */
const losses: readonly PaddleLoss[] = [
  {
    functionName: 'cross_entropy',
    className: 'CrossEntropyLoss',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'either',
    ignoreIndex: -100,
    options: 'weight ignore_index reduction soft_label axis use_softmax label_smoothing',
  },
  {
    functionName: 'nll_loss',
    className: 'NLLLoss',
    loss: 'nll',
    scale: 'log-probabilities',
    target: 'index',
    ignoreIndex: -100,
    options: 'weight ignore_index reduction',
  },
  {
    functionName: 'mse_loss',
    className: 'MSELoss',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    options: 'reduction',
  },
  {
    functionName: 'l1_loss',
    className: 'L1Loss',
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    options: 'reduction',
  },
  {
    functionName: 'binary_cross_entropy',
    className: 'BCELoss',
    loss: 'bceProbs',
    scale: 'probabilities',
    target: 'values',
    options: 'element_weights reduction',
  },
  {
    functionName: 'binary_cross_entropy_with_logits',
    className: 'BCEWithLogitsLoss',
    loss: 'bceWithLogits',
    scale: 'logits',
    target: 'values',
    options: 'element_weights reduction pos_weight',
  },
];

export const paddleLosses: readonly KnownLoss[] = losses.flatMap(
  ({ functionName, className, options, ...rest }): readonly KnownLoss[] => [
    {
      ...rest,
      convention: null,
      reduction: 'mean',
      name: `paddle.nn.functional.${functionName}`,
      call: words(`input label ${options}`),
    },
    {
      ...rest,
      convention: null,
      reduction: 'mean',
      name: `paddle.nn.${className}`,
      call: words('input label'),
      constructor_: words(options),
    },
  ],
);
