import type { ElementsLoss } from '../loss';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const quarticElement: ElementLoss = {
  loss: (x, y) => {
    const square = (x - y) * (x - y);
    return square * square;
  },
  derivative: (x, y) => (x - y) * (x - y) * (4 * (x - y)),
};

/**
 * Fourth power of the error, (x − y)⁴, with gradient 4(x − y)³.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`.
 * @example quartic([3], [1]).loss // 16
 * Error: loss at most 6 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 */
export function quartic(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(quarticElement, x, y, options);
}

export const quarticLoss: ElementsLoss<'quartic'> = {
  kind: 'elements',
  name: 'quartic',
  title: 'Fourth power',
  family: 'regression',
  symbol: 'L',
  formula: '(x − y)⁴',
  unit: '',
  gradient: '4 (x − y)³',
  shortGradient: '4(x − y)³',
  gradientBy: 'values',
  options: {},
  functions: ['quartic'],
  module: 'elementwise/quartic',
  scale: 'values',
  element: () => quarticElement,
};
