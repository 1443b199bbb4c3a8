import { words, type KnownLoss } from './knownLoss';

const mlx = { convention: null } as const;

/** `mlx.nn.losses`: of a row each, unless a reduction is given. */
export const mlxLosses: readonly KnownLoss[] = [
  {
    ...mlx,
    name: 'mlx.nn.losses.cross_entropy',
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'either',
    reduction: 'none',
    call: words('logits targets row_weights axis label_smoothing reduction'),
  },
  {
    ...mlx,
    name: 'mlx.nn.losses.nll_loss',
    loss: 'nll',
    scale: 'log-probabilities',
    target: 'index',
    reduction: 'none',
    call: words('inputs targets axis reduction'),
  },
  {
    ...mlx,
    name: 'mlx.nn.losses.mse_loss',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    reduction: 'mean',
    call: words('predictions targets reduction'),
  },
  {
    ...mlx,
    name: 'mlx.nn.losses.l1_loss',
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    reduction: 'mean',
    call: words('predictions targets reduction'),
  },
  {
    ...mlx,
    name: 'mlx.nn.losses.smooth_l1_loss',
    loss: 'smoothL1',
    scale: 'values',
    target: 'values',
    reduction: 'mean',
    call: words('predictions targets beta reduction'),
  },
  {
    ...mlx,
    name: 'mlx.nn.losses.huber_loss',
    loss: 'huber',
    scale: 'values',
    target: 'values',
    reduction: 'none',
    call: words('inputs targets delta reduction'),
  },
];
