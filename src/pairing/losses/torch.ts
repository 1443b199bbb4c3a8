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

const margins: readonly TorchLoss[] = [
  {
    ...torchFunction,
    functionName: 'poisson_nll_loss',
    className: 'PoissonNLLLoss',
    loss: 'poissonNll',
    scale: 'values',
    target: 'values',
    options: 'log_input full size_average eps reduce reduction',
  },
  {
    ...torchFunction,
    functionName: 'multi_margin_loss',
    className: 'MultiMarginLoss',
    loss: 'multiClassHinge',
    scale: 'logits',
    target: 'index',
    options: 'p margin weight size_average reduce reduction',
  },
  {
    ...torchFunction,
    functionName: 'soft_margin_loss',
    className: 'SoftMarginLoss',
    loss: 'softMargin',
    scale: 'values',
    target: 'values',
    kind: 'logits',
    options: 'size_average reduce reduction',
  },
  {
    ...torchFunction,
    functionName: 'multilabel_soft_margin_loss',
    className: 'MultiLabelSoftMarginLoss',
    loss: 'bceWithLogits',
    scale: 'logits',
    target: 'values',
    onlyMean: true,
    options: 'class_weight size_average reduce reduction',
  },
];

/** The variance stands between the target and the options. */
const gaussian: readonly KnownLoss[] = [
  {
    ...torchFunction,
    name: 'torch.nn.functional.gaussian_nll_loss',
    loss: 'gaussianNll',
    scale: 'values',
    target: 'values',
    call: words('input target var full eps reduction'),
  },
  {
    ...torchFunction,
    name: 'torch.nn.GaussianNLLLoss',
    loss: 'gaussianNll',
    scale: 'values',
    target: 'values',
    call: words('input target var'),
    constructor_: words('full eps reduction'),
  },
  {
    ...torchFunction,
    reduction: 'none',
    name: 'torchvision.ops.sigmoid_focal_loss',
    aliases: ['torchvision.ops.focal_loss.sigmoid_focal_loss'],
    loss: 'sigmoidFocal',
    scale: 'logits',
    target: 'values',
    call: words('inputs targets alpha gamma reduction'),
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

export const torchLosses: readonly KnownLoss[] = [
  ...[...losses, ...margins].flatMap(torchEntries),
  ...gaussian,
];
