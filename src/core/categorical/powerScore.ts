import { CompensatedSum } from '../kernel/exactArithmetic';
import { probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { probabilityTarget } from './probabilityTarget';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmaxOfProducts } from './throughSoftmax';

export interface PowerScoreOptions extends SoftmaxOptions {
  /** α > 1. Default 2. */
  readonly alpha?: number;
}

/**
 * Power score as a divergence: (Σ p^α + (α − 1) Σ q^α − α Σ p q^(α−1)) / (α(α − 1)) of q = softmax(ℓ/T), α > 1.
 * α = 2 is half the Brier score; for α → 1 the gradient goes to q − p. Proper.
 * Gradient with respect to ℓ: (u_k − q_k Σ u)/T with u = q^(α−1) (q − p).
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`; RangeError unless α is finite and above 1.
 * @example powerScore([0, 0], 0).loss // 0.25
 * Source: Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007), § 4.
 */
export function powerScore(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: PowerScoreOptions = {},
): RowLoss {
  const { alpha = 2 } = options;
  if (!(alpha > 1 && alpha < Infinity)) {
    throw new RangeError(`alpha: expected a finite number above 1, found ${alpha}`);
  }
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const p = probabilityTarget(target, row.length);
  const loss = new CompensatedSum();
  q.forEach((value, index) => {
    loss.add(p[index] ** alpha / (alpha * (alpha - 1)));
    loss.add(value ** alpha / alpha);
    loss.addProduct(-p[index] / (alpha - 1), value ** (alpha - 1));
  });
  const products = q.map((value, index) => value ** (alpha - 1) * (value - p[index]));
  return { loss: loss.value, gradient: throughSoftmaxOfProducts(row, q, products) };
}
