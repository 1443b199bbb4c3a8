import { classes, sameLength } from '../arguments';
import { CompensatedSum, divide } from '../kernel/exactArithmetic';
import type { DistributionLoss } from '../loss';
import type { RowLoss } from './batch';
import { crossEntropyOfRow, crossEntropyGradient } from './crossEntropyOfRow';
import { effectiveTargetRules, targetValues } from './effectiveTarget';

/**
 * Cross entropy of given probabilities, −Σ p log q in nats, with its gradient −p/q.
 * Nothing is renormalised. A class with p = 0 counts 0 even where q = 0; p > 0 where q = 0 costs ∞, gradient −∞.
 *
 * @param p the target [N].
 * @param q the probabilities [N]; a negative one makes the loss NaN where p is not 0.
 * @returns loss and gradient with respect to q [N].
 * @throws TypeError if either is no array of numbers; RangeError if they differ in length or are empty.
 * @example crossEntropyOfProbabilities([0, 1], [0.5, 0.5]) // loss log 2, gradient [0, −2]
 * Error: loss at most 2 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: Cover and Thomas, Elements of Information Theory (2006), § 2.3 and 5.4.
 */
export function crossEntropyOfProbabilities(p: ArrayLike<number>, q: ArrayLike<number>): RowLoss {
  const probabilities = classes('q', q);
  const target = sameLength('p', p, probabilities.length);
  const loss = new CompensatedSum();
  const gradient = new Float64Array(target.length);
  for (let index = 0; index < target.length; index += 1) {
    const value = probabilities[index];
    const isOutside = target[index] === 0 && value < 0;
    loss.addProduct(-target[index], isOutside ? 0 : Math.log(value));
    gradient[index] = divide(-target[index], value);
  }
  return { loss: loss.value, gradient };
}

export const crossEntropyOfProbabilitiesLoss: DistributionLoss<'crossEntropyProbs'> = {
  kind: 'distribution',
  name: 'crossEntropyProbs',
  title: 'Cross entropy of probabilities',
  family: 'categorical',
  symbol: 'H',
  formula: '−Σ p log q',
  unit: 'nats',
  properness: 'proper',
  gradient: '−p/q',
  gradientBy: 'probabilities',
  options: effectiveTargetRules,
  functions: ['crossEntropyOfProbabilities'],
  module: 'categorical/crossEntropyOfProbabilities',
  scale: 'probabilities',
  scales: ['probabilities'],
  takesEffectiveTarget: true,
  infiniteAtZero: true,
  ofLogits: (row, q, target) => ({
    loss: crossEntropyOfRow(row, target),
    gradient: crossEntropyGradient(row, q, target),
  }),
  ofProbabilities: (q, target) => crossEntropyOfProbabilities(targetValues(target, q.length), q),
};
