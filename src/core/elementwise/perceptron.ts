import { clippedAtZero } from './clippedAtZero';
import type { ElementsLoss } from '../loss';
import { minusOneOrOne } from '../ranges';
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
 * Error: loss at most 1 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: `optax.losses.perceptron_loss`; `SGDClassifier(loss="perceptron")` of scikit-learn.
 */
export function perceptron(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(perceptronElement, x, y, options);
}

export const perceptronLoss: ElementsLoss<'perceptron'> = {
  kind: 'elements',
  name: 'perceptron',
  title: 'Perceptron loss',
  family: 'margin',
  symbol: 'L',
  formula: 'max(0, −y x)',
  unit: '',
  gradient: '−y, or 0',
  shortGradient: '∂L/∂x',
  gradientBy: 'scores',
  options: {},
  functions: ['perceptron'],
  module: 'elementwise/perceptron',
  scale: 'values',
  targets: minusOneOrOne,
  element: () => perceptronElement,
};
