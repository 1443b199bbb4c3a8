import { clippedAtZero } from './clippedAtZero';
import type { ElementsLoss } from '../loss';
import { minusOneOrOne } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const squaredHingeElement: ElementLoss = {
  loss: (x, y) => clippedAtZero(1 - y * x) ** 2,
  derivative: (x, y) => -2 * y * clippedAtZero(1 - y * x),
};

/**
 * Squared hinge loss, max(0, 1 − y x)², with gradient −2 y max(0, 1 − y x).
 *
 * @param x scores [n].
 * @param y targets −1 or 1 [n].
 * @throws as `elementwiseLoss`.
 * @example squaredHinge([0.5], [1]).loss // 0.25
 * Error: loss at most 2 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: `tf.keras.losses.SquaredHinge`, which reads 0 as −1.
 */
export function squaredHinge(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(squaredHingeElement, x, y, options);
}

export const squaredHingeLoss: ElementsLoss<'squaredHinge'> = {
  kind: 'elements',
  name: 'squaredHinge',
  title: 'Squared hinge loss',
  family: 'margin',
  symbol: 'L',
  formula: 'max(0, 1 − y x)²',
  unit: '',
  gradient: '−2 y max(0, 1 − y x)',
  shortGradient: '∂L/∂x',
  gradientBy: 'scores',
  options: {},
  functions: ['squaredHinge'],
  module: 'elementwise/squaredHinge',
  scale: 'values',
  targets: minusOneOrOne,
  element: () => squaredHingeElement,
};
