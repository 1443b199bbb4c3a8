import { clippedAtZero } from './clippedAtZero';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const perceptronElement: ElementLoss = {
  loss: (x, y) => clippedAtZero(-y * x),
  derivative: (x, y) => (y * x < 0 ? -y : y * x * 0),
};

/**
 * Perceptron loss, max(0, −y x), with gradient −y where y x < 0, else 0.
 *
 * @param x scores [n].
 * @param y targets −1 or 1 [n].
 * @throws as `elementwiseLoss`.
 * @example perceptron([-2], [1]).loss // 2
 * Source: `optax.losses.perceptron_loss`; `SGDClassifier(loss="perceptron")` of scikit-learn.
 */
export function perceptron(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(perceptronElement, x, y, options);
}
