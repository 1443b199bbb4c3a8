import { sameLength } from '../arguments';
import { probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { jsDivergence } from './jsDivergence';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmaxOfProducts } from './throughSoftmax';

/**
 * Jensen–Shannon divergence of p and q = softmax(ℓ/T), in nats: ½ KL(p‖m) + ½ KL(q‖m) with m = (p + q)/2.
 * Gradient with respect to ℓ: (u_k − q_k Σ u)/T with u = ½ q log(q/m).
 *
 * @param logits one row [N].
 * @param p the target distribution [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example jsFromLogits([0, 0], [0.5, 0.5]).loss // 0
 * Source: Lin, Divergence measures based on the Shannon entropy (1991).
 */
export function jsFromLogits(
  logits: ArrayLike<number>,
  p: ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  const q = probabilitiesOf(row);
  const target = sameLength('p', p, row.length);
  // log(q/m) = −log(1 + (p − q)/(2q)), which is exact near p = q.
  const products = q.map((value, index) =>
    value === 0 ? 0 : -0.5 * value * Math.log1p((target[index] - value) / (2 * value)),
  );
  return { loss: jsDivergence(target, q).nats, gradient: throughSoftmaxOfProducts(row, q, products) };
}
