import { sameLength } from '../arguments';
import { logProbabilityOf, probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { RowLoss } from './batch';
import { differencesOfRow } from './differences';
import { klDivergence } from './klDivergence';
import { scoreOfProbabilities } from './scoreOfProbabilities';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmax } from './throughSoftmax';

/**
 * Reverse Kullback–Leibler divergence, KL(q‖p) = Σ q log(q/p) in nats, of q = softmax(ℓ/T).
 * Gradient with respect to ℓ: q_k (log(q_k/p_k) − KL)/T. Where p = 0 and q > 0 it is ∞, without a gradient (NaN).
 *
 * @param logits one row [N].
 * @param p the target distribution [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example reverseKl([0, 0], [0.5, 0.5]).loss // 0
 * Error: loss at most 2 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: Cover and Thomas, Elements of Information Theory (2006), § 2.3.
 */
export function reverseKl(
  logits: ArrayLike<number>,
  p: ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  return reverseKlOfRow(row, probabilitiesOf(row), sameLength('p', p, row.length));
}

function reverseKlOfRow(row: SoftmaxRow, q: Float64Array, p: Float64Array): RowLoss {
  const differences = differencesOfRow(row, q, p);
  const slopes = q.map((value, index) => {
    if (value === 0) return 0;
    const relative = differences[index] / p[index];
    // Near q = p the difference of two logarithms would cancel.
    if (Math.abs(relative) < 0.5) return Math.log1p(relative);
    return logProbabilityOf(row, index) - Math.log(p[index]);
  });
  const loss = klDivergence(q, p);
  const gradient = throughSoftmax(row, q, slopes);
  return { loss, gradient: loss === Infinity ? gradient.fill(NaN) : gradient };
}

export const reverseKlLoss: DistributionLoss<'reverseKl'> = {
  kind: 'distribution',
  name: 'reverseKl',
  title: 'Reverse Kullback–Leibler divergence',
  family: 'categorical',
  symbol: 'KL',
  formula: 'Σ q log(q/p)',
  unit: 'nats',
  properness: 'not affine in p',
  gradient: 'q_k (log(q_k/p_k) − KL)/T',
  shortGradient: '∂KL/∂ℓ',
  gradientBy: 'logits',
  options: {},
  functions: ['reverseKl'],
  module: 'categorical/reverseKl',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ...scoreOfProbabilities({
    ofRow: reverseKlOfRow,
    // ∂/∂q of q log(q/p)
    ofProbabilities: (q, p) => ({
      loss: klDivergence(q, p),
      gradient: q.map((value, index) => Math.log(value / p[index]) + 1),
    }),
  }),
};
