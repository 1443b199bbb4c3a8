import { classIndex } from '../arguments';
import { complementOfLargest, logProbabilityOf, probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

export interface PolyLossOptions extends SoftmaxOptions {
  /** Coefficient of the first polynomial term. Default 1; 0 gives cross entropy. */
  readonly epsilon?: number;
}

/**
 * Poly-1 loss of softmax(ℓ/T): −log q_t + ε (1 − q_t) in nats. Gradient (1 + ε q_t)(q − p)/T.
 *
 * @param logits one row [N].
 * @param target the class index t.
 * @throws as `softmaxCrossEntropy`.
 * @example polyLoss([0, 0], 0).loss // log 2 + 0.5
 * Source: Leng et al., PolyLoss (2022).
 */
export function polyLoss(logits: ArrayLike<number>, target: number, options: PolyLossOptions = {}): RowLoss {
  const { epsilon = 1 } = options;
  const row = softmaxRowOf(logits, options);
  const index = classIndex(target, row.length);
  const q = probabilitiesOf(row);
  const others = index === row.largest ? complementOfLargest(row) : 1 - q[index];
  const factor = (1 + epsilon * q[index]) / row.temperature;
  return {
    loss: -logProbabilityOf(row, index) + epsilon * others,
    gradient: q.map((value, k) => factor * (k === index ? -others : value)),
  };
}
