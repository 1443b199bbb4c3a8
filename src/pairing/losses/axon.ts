import { words, type KnownLoss } from './knownLoss';

const axon = { convention: null, reduction: 'none', call: words('y_true y_pred') } as const;

/** Axon of Elixir: one loss for each row unless a reduction is given. */
export const axonLosses: readonly KnownLoss[] = [
  {
    ...axon,
    name: 'Axon.Losses.categorical_cross_entropy',
    loss: 'crossEntropy',
    probabilityLoss: 'crossEntropyProbs',
    scale: 'logits',
    target: 'distribution',
  },
  {
    ...axon,
    name: 'Axon.Losses.binary_cross_entropy',
    loss: 'bceWithLogits',
    probabilityLoss: 'bceProbs',
    scale: 'logits',
    target: 'values',
    meanOfLastAxis: true,
  },
  {
    ...axon,
    name: 'Axon.Losses.mean_squared_error',
    loss: 'squaredError',
    scale: 'values',
    target: 'values',
    meanOfLastAxis: true,
  },
  {
    ...axon,
    name: 'Axon.Losses.mean_absolute_error',
    loss: 'absoluteError',
    scale: 'values',
    target: 'values',
    meanOfLastAxis: true,
  },
];
