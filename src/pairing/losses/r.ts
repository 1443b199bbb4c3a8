import { words, type KnownLoss } from './knownLoss';

const torch = { language: 'r', convention: 'pytorch', reduction: 'mean', firstClass: 1 } as const;

interface TorchForR extends Pick<KnownLoss, 'loss' | 'scale' | 'target' | 'classAxisOne'> {
  readonly function_: string;
  readonly module: string;
  readonly options: string;
}

/** torch for R: the functions and modules of PyTorch, with classes counted from 1. */
const losses: readonly TorchForR[] = [
  {
    function_: 'nnf_cross_entropy',
    module: 'nn_cross_entropy_loss',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'either',
    classAxisOne: true,
    options: 'weight ignore_index reduction',
  },
  {
    function_: 'nnf_nll_loss',
    module: 'nn_nll_loss',
    loss: 'nll',
    scale: 'log-probabilities',
    target: 'index',
    classAxisOne: true,
    options: 'weight ignore_index reduction',
  },
  {
    function_: 'nnf_binary_cross_entropy',
    module: 'nn_bce_loss',
    loss: 'bceProbs',
    scale: 'probabilities',
    target: 'values',
    options: 'element_weight reduction',
  },
  {
    function_: 'nnf_binary_cross_entropy_with_logits',
    module: 'nn_bce_with_logits_loss',
    loss: 'bceWithLogits',
    scale: 'logits',
    target: 'values',
    options: 'element_weight reduction pos_weight',
  },
  {
    function_: 'nnf_kl_div',
    module: 'nn_kl_div_loss',
    loss: 'klDiv',
    scale: 'log-probabilities',
    target: 'distribution',
    options: 'reduction',
  },
  {
    function_: 'nnf_mse_loss',
    module: 'nn_mse_loss',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    options: 'reduction',
  },
  {
    function_: 'nnf_l1_loss',
    module: 'nn_l1_loss',
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    options: 'reduction',
  },
];

const torchForR: readonly KnownLoss[] = losses.flatMap(({ function_, module, options, ...rest }) => [
  {
    ...torch,
    ...rest,
    name: `torch.${function_}`,
    aliases: [function_],
    call: words(`input target ${options}`),
  },
  {
    ...torch,
    ...rest,
    name: `torch.${module}`,
    aliases: [module],
    call: words('input target'),
    constructor_: words(options),
  },
]);

const metric = { language: 'r', convention: null, reduction: 'mean' } as const;

/** MLmetrics, Metrics and ModelMetrics: two vectors of numbers. */
const metrics: readonly KnownLoss[] = [
  {
    ...metric,
    name: 'MLmetrics.LogLoss',
    loss: 'bceProbs',
    scale: 'probabilities',
    target: 'values',
    call: words('y_pred y_true'),
  },
  {
    ...metric,
    name: 'MLmetrics.MultiLogLoss',
    loss: 'crossEntropyProbs',
    scale: 'probabilities',
    target: 'distribution',
    call: words('y_pred y_true'),
  },
  {
    ...metric,
    name: 'MLmetrics.MSE',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    call: words('y_pred y_true'),
  },
  {
    ...metric,
    name: 'MLmetrics.MAE',
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    call: words('y_pred y_true'),
  },
  ...['Metrics', 'ModelMetrics'].flatMap((library): KnownLoss[] => [
    {
      ...metric,
      name: `${library}.logLoss`,
      loss: 'bceProbs',
      scale: 'probabilities',
      target: 'values',
      call: words('actual predicted'),
    },
    {
      ...metric,
      name: `${library}.mse`,
      loss: 'squaredError',
      scale: 'values',
      target: 'values',
      call: words('actual predicted'),
    },
    {
      ...metric,
      name: `${library}.mae`,
      loss: 'absoluteError',
      scale: 'values',
      target: 'values',
      call: words('actual predicted'),
    },
  ]),
];

export const lossesOfR: readonly KnownLoss[] = [...torchForR, ...metrics];
