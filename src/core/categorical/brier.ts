import { CompensatedSum } from '../kernel/exactArithmetic';
import { probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { RowLoss } from './batch';
import { differencesOfRow } from './differences';
import { probabilityTarget } from './probabilityTarget';
import { scoreOfProbabilities } from './scoreOfProbabilities';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmax } from './throughSoftmax';

/**
 * Brier score of softmax(ℓ/T): Σ (q − p)², without ½ and not divided by N.
 * Gradient with respect to ℓ: 2 q_k (d_k − Σ q d)/T with d = q − p.
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example brier([0, 0], 0).loss // 0.5
 * Error: loss at most 2 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: Brier, Verification of forecasts expressed in terms of probability (1950).
 */
export function brier(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  return brierOfRow(row, probabilitiesOf(row), probabilityTarget(target, row.length));
}

/** As `brier`, of a row whose softmax is q. */
export function brierOfRow(row: SoftmaxRow, q: Float64Array, p: Float64Array): RowLoss {
  const differences = differencesOfRow(row, q, p);
  const loss = new CompensatedSum();
  differences.forEach((difference) => loss.addProduct(difference, difference));
  const gradientOfQ = differences.map((difference) => 2 * difference);
  return { loss: loss.value, gradient: throughSoftmax(row, q, gradientOfQ) };
}

/** Brier score of probabilities as given, with its gradient 2(q − p) with respect to q. */
export function brierOfProbabilities(q: Float64Array, p: Float64Array): RowLoss {
  const gradient = q.map((value, index) => 2 * (value - p[index]));
  const loss = new CompensatedSum();
  q.forEach((value, index) => loss.addProduct(value - p[index], value - p[index]));
  return { loss: loss.value, gradient };
}

export const brierLoss: DistributionLoss<'brier'> = {
  kind: 'distribution',
  name: 'brier',
  title: 'Brier score',
  family: 'categorical',
  symbol: 'S',
  formula: 'Σ (q − p)²',
  unit: '',
  properness: 'proper',
  gradient: '2 q_k (d_k − Σ q d)/T, d = q − p',
  shortGradient: '∂S/∂ℓ',
  gradientBy: 'logits',
  options: {},
  functions: ['brier'],
  module: 'categorical/brier',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ...scoreOfProbabilities({ ofRow: brierOfRow, ofProbabilities: brierOfProbabilities }),
};
