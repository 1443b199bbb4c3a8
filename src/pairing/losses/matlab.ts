import { words, type KnownLoss } from './knownLoss';

/** Deep Learning Toolbox: probabilities with the classes down the columns, divided by the number of observations. */
export const matlabLosses: readonly KnownLoss[] = [
  {
    name: 'matlab.crossentropy',
    aliases: ['crossentropy'],
    convention: null,
    loss: 'crossEntropyProbs',
    scale: 'probabilities',
    target: 'distribution',
    reduction: 'mean',
    language: 'mathematical',
    columnClasses: true,
    call: words('predicted observed data_format data_format'),
  },
];
