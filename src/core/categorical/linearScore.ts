import { probabilitiesOf } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { RowLoss } from './batch';
import { effectiveTarget, targetRule } from './effectiveTarget';
import { localScore, localScoreOfRow, type LocalTermOf } from './localScore';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/**
 * Linear score as a loss: Σ p (1 − q) of q = softmax(ℓ/T), which is 1 − q_t for a class. Not proper.
 * Gradient with respect to ℓ: q_k (Σ p q − p_k)/T.
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example linearScore([0, 0], 0).loss // 0.5
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007), § 4.
 */
export function linearScore(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  const effective = effectiveTarget(targetRule(row.length, {}), target);
  return localScoreOfRow(row, probabilitiesOf(row), effective, term);
}

const term: LocalTermOf = (q, complement) => ({ value: complement, slope: -1, product: -q });

export const linearScoreLoss: DistributionLoss<'linearScore'> = {
  kind: 'distribution',
  name: 'linearScore',
  title: 'Linear score, 1 − q of the target',
  family: 'categorical',
  symbol: 'S',
  formula: 'Σ p (1 − q)',
  unit: '',
  properness: 'not proper',
  gradient: 'q_k (Σ p q − p_k)/T',
  shortGradient: '∂S/∂ℓ',
  gradientBy: 'logits',
  options: {},
  functions: ['linearScore'],
  module: 'categorical/linearScore',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ...localScore(() => term),
};
