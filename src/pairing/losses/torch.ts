import { words, type KnownLoss } from './knownLoss';

const torchFunction = { convention: 'pytorch', reduction: 'mean' } as const;
const classification = { ...torchFunction, classAxisOne: true, ignoreIndex: -100 } as const;

interface TorchLoss extends Omit<KnownLoss, 'name' | 'call' | 'constructor_'> {
  readonly functionName: string;
  readonly className: string;
  readonly options: string;
}

const losses: readonly TorchLoss[] = [
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
    {
      ...rest,
      name: `torch.nn.functional.${functionName}`,
      // C++ has them in `torch` itself.
      aliases: [`torch.${functionName}`],
      call: words(`input target ${options}`),
    },
    {
      ...rest,
      name: `torch.nn.${className}`,
      aliases: [`torch.nn.modules.loss.${className}`],
      call: words('input target'),
      constructor_: words(options),
    },
  ];
}

export const torchLosses: readonly KnownLoss[] = losses.flatMap(torchEntries);
