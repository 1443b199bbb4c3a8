import { words, type KnownLoss } from './knownLoss';

const sklearn = { convention: 'sklearn', reduction: 'mean' } as const;

export const sklearnLosses: readonly KnownLoss[] = [
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
