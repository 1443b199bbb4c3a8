import { classes } from '../arguments';
import { CompensatedSum, sumOf } from '../kernel/exactArithmetic';
import type { DistributionLoss } from '../loss';
import { within, zeroToBelowHalf } from '../ranges';
import type { RowLoss } from './batch';
import { targetValues } from './effectiveTarget';
import { probabilityTarget } from './probabilityTarget';
import { throughSoftmax } from './throughSoftmax';

export interface LogLossOptions {
  /** ε, at least 0 and below ½: probabilities are held to ε … 1 − ε. Default 2⁻⁵², as in scikit-learn. */
  readonly epsilon?: number;
}

/**
 * Log loss of probabilities in nats: −Σ p log(c/Σ c), where c is q held to ε … 1 − ε.
 * Gradient with respect to q: Σ p/Σ c − p/c, and 0 where q was moved.
 *
 * @param target a class index, or p [N], used as is.
 * @param q the probabilities [N].
 * @throws TypeError if `q` is no array of numbers; RangeError unless 0 ≤ ε < ½ and the target fits.
 * @example logLoss(0, [0, 1]).loss // 52 log 2
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `sklearn.metrics.log_loss` up to 1.2, which clips and then renormalises.
 */
export function logLoss(
  target: number | ArrayLike<number>,
  q: ArrayLike<number>,
  options: LogLossOptions = {},
): RowLoss {
  const epsilon = within('epsilon', options.epsilon ?? 2 ** -52, zeroToBelowHalf);
  const given = classes('q', q);
  const p = probabilityTarget(target, given.length);
  const held = given.map((value) => Math.min(Math.max(value, epsilon), 1 - epsilon));
  const [sum, mass] = [sumOf(held), sumOf(p)];
  const loss = new CompensatedSum();
  held.forEach((value, index) => loss.addProduct(-p[index], Math.log(value / sum)));
  const slope = (value: number, index: number) => (p[index] === 0 ? 0 : p[index] / value);
  return {
    loss: loss.value,
    gradient: held.map((value, index) =>
      value === given[index] || Number.isNaN(value) ? mass / sum - slope(value, index) : 0,
    ),
  };
}

export const logLossLoss: DistributionLoss<'logLoss'> = {
  kind: 'distribution',
  name: 'logLoss',
  title: 'Log loss with clipping by ε',
  family: 'categorical',
  symbol: 'H',
  formula: '−Σ p log(c/Σ c), c = q held to ε … 1 − ε',
  unit: 'nats',
  properness: 'proper',
  gradient: 'Σ p/Σ c − p/c',
  shortGradient: '∂H/∂q',
  gradientBy: 'probabilities',
  options: { epsilon: { range: zeroToBelowHalf, symbol: 'ε', byDefault: 2 ** -52 } },
  functions: ['logLoss'],
  module: 'categorical/logLoss',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ofLogits: (row, q, target, options) => {
    const { loss, gradient } = logLoss(targetValues(target, q.length), q, options);
    return { loss, gradient: throughSoftmax(row, q, gradient) };
  },
  ofProbabilities: (q, target, options) => logLoss(targetValues(target, q.length), q, options),
};
