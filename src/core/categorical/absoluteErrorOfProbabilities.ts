import { CompensatedSum } from '../kernel/exactArithmetic';
import { complementOfLargest, probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { probabilityTarget } from './probabilityTarget';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmaxOfProducts } from './throughSoftmax';

/**
 * Absolute error of probabilities, Σ |q − p| of q = softmax(ℓ/T). Not proper.
 * Gradient with respect to ℓ: q_k (g_k − Σ q g)/T with g = sgn(q − p), sgn(0) = 0.
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example absoluteErrorOfProbabilities([0, 0], 0).loss // 1
 * Source: Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007).
 */
export function absoluteErrorOfProbabilities(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const p = probabilityTarget(target, row.length);
  const complement = complementOfLargest(row);
  const differences = q.map((value, index) =>
    index === row.largest && value > 0.5 ? 1 - p[index] - complement : value - p[index],
  );
  const loss = new CompensatedSum();
  differences.forEach((difference) => loss.add(Math.abs(difference)));
  const products = q.map((value, index) => value * Math.sign(differences[index]));
  return { loss: loss.value, gradient: throughSoftmaxOfProducts(row, q, products) };
}
