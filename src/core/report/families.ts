import type { LossName, LossQuestion, Scale } from '../question';

const elementwise: ReadonlySet<LossName> = new Set<LossName>([
  'mse',
  'squaredError',
  'absoluteError',
  'quartic',
  'sinSquared',
  'huber',
  'smoothL1',
  'bceWithLogits',
  'bceProbs',
]);

const crossEntropies: ReadonlySet<LossName> = new Set<LossName>(['crossEntropy', 'crossEntropyProbs', 'nll']);

/** Whether a loss is of each number by itself, rather than of a distribution per row. */
export function isElementwise(loss: LossName): boolean {
  return elementwise.has(loss);
}

/** Whether a loss is −Σ a log q, which alone takes class weights and label smoothing. */
export function isCrossEntropy(loss: LossName): boolean {
  return crossEntropies.has(loss);
}

/**
 * How the scores of a categorical loss become a distribution: as the question's scale says, except for the losses
 * whose name says it, and for plain values, which are taken as what the loss expects.
 */
export function distributionScale({ loss, scale }: LossQuestion): Exclude<Scale, 'values'> {
  if (loss === 'nll') return 'log-probabilities';
  if (loss === 'crossEntropyProbs') return 'probabilities';
  if (scale !== 'values') return scale;
  return loss === 'klDiv' ? 'log-probabilities' : loss === 'crossEntropy' ? 'logits' : 'probabilities';
}
