import { sumOf } from '../kernel/exactArithmetic';
import { indexOfLargest, probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { RowLoss } from './batch';
import { probabilityTarget } from './probabilityTarget';
import { scoreOfProbabilities } from './scoreOfProbabilities';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/**
 * Spherical score as a loss: −p·q/‖q‖₂ of q = softmax(ℓ/T).
 * Gradient with respect to ℓ: q_k ((p·q) q_k/‖q‖³ − p_k/‖q‖)/T.
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example spherical([0, 0], 0).loss // −√½
 * Error: loss at most 3 · 2⁻⁵², gradient at most 7 · 2⁻⁵² of the sizes of their terms.
 * Source: Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007), § 4.
 */
export function spherical(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  return sphericalOfRow(row, probabilitiesOf(row), probabilityTarget(target, row.length));
}

/** As `spherical`, of a row whose softmax is q: the chain rule takes nothing off, since Σ q g = 0. */
export function sphericalOfRow(row: SoftmaxRow, q: Float64Array, p: Float64Array): RowLoss {
  const { loss, gradient } = sphericalOfProbabilities(q, p);
  return { loss, gradient: gradient.map((value, index) => (q[index] * value) / row.temperature) };
}

/** The same of probabilities as given, with its gradient (p·q) q_k/‖q‖³ − p_k/‖q‖ with respect to q. */
export function sphericalOfProbabilities(q: Float64Array, p: Float64Array): RowLoss {
  const products = q.map((value, index) => value * p[index]);
  const squares = q.map((value) => value * value);
  const product = sumOf(products);
  const square = sumOf(squares);
  const norm = Math.sqrt(square);
  // (p·q) q_k − p_k ‖q‖² without class k in either sum, since there its own terms cancel.
  const otherProducts = sumsOfOthers(products, product);
  const otherSquares = sumsOfOthers(squares, square);
  const gradient = q.map(
    (value, index) => (value * otherProducts[index] - p[index] * otherSquares[index]) / square / norm,
  );
  return { loss: -product / norm, gradient };
}

/** For each element the sum of the others: by subtraction, but anew for the largest, where that would cancel. */
function sumsOfOthers(values: Float64Array, sum: number): Float64Array {
  const others = values.map((value) => sum - value);
  const largest = indexOfLargest(values, 0, values.length);
  others[largest] = sumOf(values, largest);
  return others;
}

export const sphericalLoss: DistributionLoss<'spherical'> = {
  kind: 'distribution',
  name: 'spherical',
  title: 'Spherical score',
  family: 'categorical',
  symbol: 'S',
  formula: '−p·q/‖q‖',
  shortFormula: '−pᵀq / ‖q‖',
  unit: '',
  properness: 'proper',
  gradient: 'q_k ((p·q) q_k/‖q‖³ − p_k/‖q‖)/T',
  shortGradient: '∂S/∂ℓ',
  gradientBy: 'logits',
  options: {},
  functions: ['spherical'],
  module: 'categorical/spherical',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  mayBeNegative: true,
  ...scoreOfProbabilities({ ofRow: sphericalOfRow, ofProbabilities: sphericalOfProbabilities }),
};
