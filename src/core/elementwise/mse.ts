import type { ElementsLoss } from '../loss';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

/** ½d² as (½d)·d, which does not overflow before the result does. */
export const mseElement: ElementLoss = {
  loss: (x, y) => 0.5 * (x - y) * (x - y),
  derivative: (x, y) => x - y,
};

/**
 * Half the squared error, ½(x − y)², with gradient x − y. (PyTorch's `mse_loss` has no ½: see `squaredError`.)
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`.
 * @example mse([3], [1]).loss // 2
 * Error: loss at most 3 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: Bishop, Pattern Recognition and Machine Learning (2006), eq. 1.2.
 */
export function mse(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(mseElement, x, y, options);
}

export const mseLoss: ElementsLoss<'mse'> = {
  kind: 'elements',
  name: 'mse',
  title: 'Half squared error',
  family: 'regression',
  symbol: 'L',
  formula: '½ (x − y)²',
  shortFormula: '½(x − y)²',
  unit: '',
  gradient: 'x − y',
  gradientBy: 'values',
  options: {},
  functions: ['mse'],
  module: 'elementwise/mse',
  scale: 'values',
  element: () => mseElement,
};
