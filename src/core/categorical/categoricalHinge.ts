import { classes } from '../arguments';
import { clippedAtZero } from '../elementwise/clippedAtZero';
import { sumOf } from '../kernel/exactArithmetic';
import { indexOfLargest } from '../kernel/softmaxRow';
import type { ScoresLoss } from '../loss';
import type { RowLoss } from './batch';
import { targetValues } from './effectiveTarget';
import { probabilityTarget } from './probabilityTarget';

/**
 * Categorical hinge loss: max(0, 1 + max_k (1 − p_k) x_k − Σ p x). With a class t the maximum is over the other
 * scores and 0. Gradient, where the loss is above 0: (1 − p_m) at the first maximum m, less p.
 *
 * @param scores one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws TypeError if `scores` are no numbers; RangeError if the target does not fit them.
 * @example categoricalHinge([2, 1.5], 0).loss // 0.5
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `tf.keras.losses.CategoricalHinge`.
 */
export function categoricalHinge(scores: ArrayLike<number>, target: number | ArrayLike<number>): RowLoss {
  const row = classes('scores', scores);
  const p = probabilityTarget(target, row.length);
  const rivals = row.map((score, index) => (1 - p[index]) * score);
  const rival = indexOfLargest(rivals, 0, rivals.length);
  const loss = clippedAtZero(1 + rivals[rival] - sumOf(row.map((score, index) => p[index] * score)));
  const factor = loss > 0 ? 1 : loss;
  return {
    loss,
    gradient: row.map((_, index) => factor * ((index === rival ? 1 - p[index] : 0) - p[index])),
  };
}

export const categoricalHingeLoss: ScoresLoss<'categoricalHinge'> = {
  kind: 'scores',
  name: 'categoricalHinge',
  title: 'Categorical hinge loss',
  family: 'margin',
  symbol: 'L',
  formula: 'max(0, 1 + max (1 − p) x − Σ p x)',
  unit: '',
  gradient: '(1 − p_m at the maximum m) − p, or 0',
  shortGradient: '∂L/∂x',
  gradientBy: 'scores',
  options: {},
  functions: ['categoricalHinge'],
  module: 'categorical/categoricalHinge',
  ofScores: (scores, target) => categoricalHinge(scores, targetValues(target, scores.length)),
};
