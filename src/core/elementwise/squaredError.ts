import type { ElementsLoss } from '../loss';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const squaredErrorElement: ElementLoss = {
  loss: (x, y) => (x - y) * (x - y),
  derivative: (x, y) => 2 * (x - y),
};

/**
 * Squared error, (x − y)² without ½, with gradient 2(x − y).
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`.
 * @example squaredError([3], [1]).loss // 4
 * Error: loss at most 3 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.mse_loss`.
 */
export function squaredError(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(squaredErrorElement, x, y, options);
}

export const squaredErrorLoss: ElementsLoss<'squaredError'> = {
  kind: 'elements',
  name: 'squaredError',
  title: 'Squared error, without ½',
  family: 'regression',
  symbol: 'L',
  formula: '(x − y)²',
  unit: '',
  gradient: '2 (x − y)',
  shortGradient: '2(x − y)',
  gradientBy: 'values',
  options: {},
  functions: ['squaredError'],
  module: 'elementwise/squaredError',
  scale: 'values',
  element: () => squaredErrorElement,
};
