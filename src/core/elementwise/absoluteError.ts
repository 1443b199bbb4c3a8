import type { ElementsLoss } from '../loss';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const absoluteErrorElement: ElementLoss = {
  loss: (x, y) => Math.abs(x - y),
  derivative: (x, y) => Math.sign(x - y),
};

/**
 * Absolute error, |x − y|, with gradient sgn(x − y), where sgn(0) = 0 and sgn(NaN) = NaN.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`.
 * @example absoluteError([3], [1]).loss // 2
 * Error: loss at most 1 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.l1_loss`, whose gradient of NaN is 0 instead.
 */
export function absoluteError(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(absoluteErrorElement, x, y, options);
}

export const absoluteErrorLoss: ElementsLoss<'absoluteError'> = {
  kind: 'elements',
  name: 'absoluteError',
  title: 'Absolute error',
  family: 'regression',
  symbol: 'L',
  formula: '|x − y|',
  unit: '',
  gradient: 'sgn(x − y)',
  gradientBy: 'values',
  options: {},
  functions: ['absoluteError'],
  module: 'elementwise/absoluteError',
  scale: 'values',
  element: () => absoluteErrorElement,
};
