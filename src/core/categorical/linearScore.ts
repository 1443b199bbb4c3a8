import { CompensatedSum } from '../kernel/exactArithmetic';
import { complementOfLargest, probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { probabilityTarget } from './probabilityTarget';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmaxOfProducts } from './throughSoftmax';

/**
 * Linear score as a loss: Σ p (1 − q) of q = softmax(ℓ/T), which is 1 − q_t for a class. Not proper.
 * Gradient with respect to ℓ: q_k (Σ p q − p_k)/T.
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example linearScore([0, 0], 0).loss // 0.5
 * Source: Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007), § 4.
 */
export function linearScore(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const p = probabilityTarget(target, row.length);
  const complement = complementOfLargest(row);
  const loss = new CompensatedSum();
  q.forEach((value, index) => loss.addProduct(p[index], index === row.largest ? complement : 1 - value));
  const products = q.map((value, index) => -p[index] * value);
  return { loss: loss.value, gradient: throughSoftmaxOfProducts(row, q, products) };
}
