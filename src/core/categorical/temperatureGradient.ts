import { CompensatedSum } from '../kernel/exactArithmetic';
import { softmaxCrossEntropy, type SoftmaxCrossEntropyOptions } from './softmaxCrossEntropy';

/**
 * How the cross entropy of one row changes with the temperature: dL/dT = −(1/T) Σ g ℓ, g the gradient in ℓ.
 *
 * @param logits one row [N].
 * @param target a class index, or p [N].
 * @throws as `softmaxCrossEntropy`.
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: Guo, Pleiss, Sun and Weinberger, On Calibration of Modern Neural Networks (2017), § 4.2.
 */
export function temperatureGradient(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxCrossEntropyOptions = {},
): { readonly loss: number; readonly derivative: number } {
  const { loss, gradient } = softmaxCrossEntropy(logits, target, options);
  // Σ g = 0, so any constant may be taken off the logits first: the largest keeps huge ones from cancelling.
  let largest = -Infinity;
  for (let index = 0; index < logits.length; index += 1) largest = Math.max(largest, logits[index]);
  const sum = new CompensatedSum();
  gradient.forEach((value, index) => sum.addProduct(value, logits[index] - largest));
  return { loss, derivative: -sum.value / (options.temperature ?? 1) };
}
