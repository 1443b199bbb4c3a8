import { brier, softmaxCrossEntropy } from '../lossModules';
import { logSumExp } from '../categorical/logSumExp';
import { CompensatedSum } from '../kernel/exactArithmetic';
import { oneHotClass, type LogitContext, type LogitSignalId } from './errorSignalLogitIds';

type LossOfLogits = (x: Float64Array) => number;

/**
 * The losses whose gradients by ℓ the signals are, multiplied by T so that no 1/T is left in the signal. With H the
 * cross entropy Σp·LogSumExp(ℓ/T) − pᵀℓ/T: T·H, T·LogSumExp(ℓ/T), ½ Σ (ℓ − p)², T·Σ (q − p)², and for a class t
 * T·(−log q_t − 2(1 − q_t) + ½(1 − q_t²)), whose derivative in q_t is −(1 − q_t)²/q_t.
 */
export function lossesOfLogits({ p, temperature, weights }: LogitContext): {
  readonly [Id in LogitSignalId]?: LossOfLogits;
} {
  const entropy: LossOfLogits = (x) => softmaxCrossEntropy(x, p, { temperature }).loss;
  const smoothMaximum: LossOfLogits = (x) => temperature * logSumExp(x, { temperature });
  const target = oneHotClass(p);
  const sameWeight = weights.every((weight) => weight === weights[0]);
  return {
    difference: (x) => temperature * entropy(x),
    overTemperature: entropy,
    twice: (x) => 2 * temperature * entropy(x),
    probabilities: smoothMaximum,
    unscaled: (x) => smoothMaximum(x) - product(p, x),
    logits: (x) => 0.5 * x.reduce((sum, value, k) => sum + (value - p[k]) ** 2, 0),
    brierGradient: (x) => temperature * brier(x, p, { temperature }).loss,
    ...(target < 0 ? {} : { focalFactor: (x: Float64Array) => temperature * focalFactorLoss(entropy(x)) }),
    ...(sameWeight ? { weighted: (x: Float64Array) => weights[0] * (smoothMaximum(x) - product(p, x)) } : {}),
  };
}

/** From −log q_t, with 1 − q_t = −expm1(log q_t). */
function focalFactorLoss(negativeLog: number): number {
  const q = Math.exp(-negativeLog);
  return negativeLog + 2 * Math.expm1(-negativeLog) + 0.5 * (1 - q) * (1 + q);
}

function product(p: Float64Array, x: Float64Array): number {
  const sum = new CompensatedSum();
  p.forEach((value, k) => sum.addProduct(value, x[k]));
  return sum.value;
}
