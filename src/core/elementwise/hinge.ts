import { clippedAtZero } from './clippedAtZero';
import type { ElementsLoss } from '../loss';
import { minusOneOrOne } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const hingeElement: ElementLoss = {
  loss: (x, y) => clippedAtZero(1 - y * x),
  derivative: (x, y) => (y * x < 1 ? -y : y * x * 0),
};

/**
 * Hinge loss, max(0, 1 − y x), with gradient −y where y x < 1, else 0.
 *
 * @param x scores [n].
 * @param y targets −1 or 1 [n].
 * @throws as `elementwiseLoss`.
 * @example hinge([0.5], [1]).loss // 0.5
 * Error: loss at most 1 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: `sklearn.metrics.hinge_loss`; `tf.keras.losses.Hinge`, which reads 0 as −1.
 */
export function hinge(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(hingeElement, x, y, options);
}

export const hingeLoss: ElementsLoss<'hinge'> = {
  kind: 'elements',
  name: 'hinge',
  title: 'Hinge loss',
  family: 'margin',
  symbol: 'L',
  formula: 'max(0, 1 − y x)',
  unit: '',
  gradient: '−y, or 0',
  shortGradient: '∂L/∂x',
  gradientBy: 'scores',
  options: {},
  functions: ['hinge'],
  module: 'elementwise/hinge',
  scale: 'values',
  targets: minusOneOrOne,
  element: () => hingeElement,
};
