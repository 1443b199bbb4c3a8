import { sameLength } from '../arguments';
import { multiply } from '../kernel/exactArithmetic';
import { logProbabilityOf, probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { klDivergence } from './klDivergence';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmaxOfProducts } from './throughSoftmax';

/**
 * Reverse Kullback–Leibler divergence, KL(q‖p) = Σ q log(q/p) in nats, of q = softmax(ℓ/T).
 * Gradient with respect to ℓ: q_k (log(q_k/p_k) − KL)/T. Where p = 0 and q > 0 it is ∞, without a gradient (NaN).
 *
 * @param logits one row [N].
 * @param p the target distribution [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example reverseKl([0, 0], [0.5, 0.5]).loss // 0
 * Source: Cover and Thomas, Elements of Information Theory (2006), § 2.3.
 */
export function reverseKl(
  logits: ArrayLike<number>,
  p: ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const target = sameLength('p', p, row.length);
  const products = q.map((value, index) =>
    value === 0 ? 0 : multiply(value, logProbabilityOf(row, index) - Math.log(target[index])),
  );
  return { loss: klDivergence(q, target), gradient: throughSoftmaxOfProducts(row, q, products) };
}
