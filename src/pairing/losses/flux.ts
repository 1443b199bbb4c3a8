import { words, type KnownLoss } from './knownLoss';

const flux = { convention: null, reduction: 'mean', columnClasses: true } as const;

const losses: readonly (Pick<KnownLoss, 'loss' | 'scale' | 'target'> & {
  readonly function_: string;
})[] = [
  { function_: 'crossentropy', loss: 'crossEntropyProbs', scale: 'probabilities', target: 'distribution' },
  { function_: 'logitcrossentropy', loss: 'crossEntropy', scale: 'logits', target: 'distribution' },
  { function_: 'binarycrossentropy', loss: 'bceProbs', scale: 'probabilities', target: 'values' },
  { function_: 'logitbinarycrossentropy', loss: 'bceWithLogits', scale: 'logits', target: 'values' },
  { function_: 'mse', loss: 'squaredError', scale: 'values', target: 'values' },
  { function_: 'mae', loss: 'absoluteError', scale: 'values', target: 'values' },
  { function_: 'huber_loss', loss: 'huber', scale: 'values', target: 'values' },
];

/** Flux of Julia: each column is an example, and what the examples cost is averaged (`agg = mean`). */
export const fluxLosses: readonly KnownLoss[] = losses.map(({ function_, ...rest }) => ({
  ...flux,
  ...rest,
  name: `Flux.${function_}`,
  aliases: [`Flux.Losses.${function_}`, `Losses.${function_}`, `NNlib.${function_}`],
  call: words('predicted observed'),
}));
