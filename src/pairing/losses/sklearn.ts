import { words, type KnownLoss } from './knownLoss';

const sklearn = { convention: 'sklearn', reduction: 'mean' } as const;

export const sklearnLosses: readonly KnownLoss[] = [
  {
    ...sklearn,
    name: 'sklearn.metrics.log_loss',
    loss: 'crossEntropyProbs',
    scale: 'probabilities',
    target: 'either',
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
    name: 'sklearn.metrics.mean_squared_log_error',
    loss: 'squaredLogarithmicError',
    scale: 'values',
    target: 'values',
    call: words('y_true y_pred'),
  },
  {
    ...sklearn,
    name: 'sklearn.metrics.mean_pinball_loss',
    loss: 'quantile',
    scale: 'values',
    target: 'values',
    call: words('y_true y_pred quantile'),
  },
  {
    ...sklearn,
    name: 'sklearn.metrics.brier_score_loss',
    loss: 'squaredError',
    scale: 'values',
    kind: 'probabilities',
    target: 'values',
    call: words('y_true y_prob'),
  },
  {
    ...sklearn,
    name: 'sklearn.metrics.hinge_loss',
    loss: 'hinge',
    scale: 'values',
    kind: 'logits',
    target: 'values',
    signedTarget: true,
    call: words('y_true pred_decision'),
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
