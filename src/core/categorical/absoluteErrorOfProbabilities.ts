import { sumOf } from '../kernel/exactArithmetic';
import { probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { RowLoss } from './batch';
import { differencesOfRow } from './differences';
import { probabilityTarget } from './probabilityTarget';
import { scoreOfProbabilities } from './scoreOfProbabilities';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmax } from './throughSoftmax';

/**
 * Absolute error of probabilities, Σ |q − p| of q = softmax(ℓ/T). Not proper.
 * Gradient with respect to ℓ: q_k (g_k − Σ q g)/T with g = sgn(q − p), sgn(0) = 0.
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example absoluteErrorOfProbabilities([0, 0], 0).loss // 1
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007).
 */
export function absoluteErrorOfProbabilities(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  return ofRow(row, probabilitiesOf(row), probabilityTarget(target, row.length));
}

function ofRow(row: SoftmaxRow, q: Float64Array, p: Float64Array): RowLoss {
  const { loss, gradient } = ofDifferences(differencesOfRow(row, q, p));
  return { loss, gradient: throughSoftmax(row, q, gradient) };
}

function ofDifferences(differences: Float64Array): RowLoss {
  return { loss: sumOf(differences.map(Math.abs)), gradient: differences.map(Math.sign) };
}

export const absoluteErrorOfProbabilitiesLoss: DistributionLoss<'absoluteErrorOfProbabilities'> = {
  kind: 'distribution',
  name: 'absoluteErrorOfProbabilities',
  title: 'Absolute error of probabilities',
  family: 'categorical',
  symbol: 'L',
  formula: 'Σ |q − p|',
  unit: '',
  properness: 'not proper',
  gradient: 'q_k (g_k − Σ q g)/T, g = sgn(q − p)',
  shortGradient: '∂L/∂ℓ',
  gradientBy: 'logits',
  options: {},
  functions: ['absoluteErrorOfProbabilities'],
  module: 'categorical/absoluteErrorOfProbabilities',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ...scoreOfProbabilities({
    ofRow,
    ofProbabilities: (q, p) => ofDifferences(q.map((value, index) => value - p[index])),
  }),
};
