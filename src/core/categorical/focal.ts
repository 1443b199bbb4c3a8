import { classIndex, weights } from '../arguments';
import { multiply } from '../kernel/exactArithmetic';
import { complementOfLargest, logProbabilityOf, probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

export interface FocalOptions extends SoftmaxOptions {
  /** γ ≥ 0: how much easy examples are played down. Default 2; 0 gives cross entropy. */
  readonly gamma?: number;
  /** One weight ≥ 0 per class. Default all 1. */
  readonly alpha?: ArrayLike<number>;
}

/**
 * Focal loss of softmax(ℓ/T): −α_t (1 − q_t)^γ log q_t in nats, 1 − q_t from the sum of the others.
 *
 * @param logits one row [N].
 * @param target the class index t.
 * @throws as `softmaxCrossEntropy`; RangeError unless γ is finite and at least 0.
 * @example focal([0, 0], 0, { gamma: 0 }).loss // log 2
 * Source: Lin, Goyal, Girshick, He and Dollár, Focal Loss for Dense Object Detection (2017).
 */
export function focal(logits: ArrayLike<number>, target: number, options: FocalOptions = {}): RowLoss {
  const { gamma = 2, alpha } = options;
  if (!(gamma >= 0 && gamma < Infinity)) {
    throw new RangeError(`gamma: expected a finite number of at least 0, found ${gamma}`);
  }
  const row = softmaxRowOf(logits, options);
  const index = classIndex(target, row.length);
  const weight = alpha === undefined ? 1 : weights('alpha', alpha, row.length)[index];
  const q = probabilitiesOf(row);
  const logQ = logProbabilityOf(row, index);
  const others = index === row.largest ? complementOfLargest(row) : 1 - q[index];
  // ∂loss/∂ℓ_k = α ((k = t) − q_k) (γ q_t (1 − q_t)^(γ−1) log q_t − (1 − q_t)^γ)/T
  const slope = multiply(gamma, multiply(multiply(q[index], logQ), others ** (gamma - 1))) - others ** gamma;
  return {
    loss: multiply(-weight, multiply(others ** gamma, logQ)),
    gradient: q.map((value, k) => (weight * slope * (k === index ? others : -value)) / row.temperature),
  };
}
