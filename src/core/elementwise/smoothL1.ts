import type { ElementsLoss } from '../loss';
import { aboveZero, within } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface SmoothL1Options extends ElementwiseOptions {
  /** β > 0, where the square turns into a line. Default 1. */
  readonly beta?: number;
}

/** @throws RangeError unless β is finite and above 0. */
export function smoothL1Element(beta = 1): ElementLoss {
  within('beta', beta, aboveZero);
  return {
    loss: (x, y) => {
      const size = Math.abs(x - y);
      return size < beta ? (0.5 * size * size) / beta : size - 0.5 * beta;
    },
    derivative: (x, y) => (Math.abs(x - y) < beta ? (x - y) / beta : Math.sign(x - y)),
  };
}

/**
 * Smooth L1 of d = x − y: ½d²/β for |d| < β, else |d| − ½β (Huber's loss divided by β). Gradient d/β, clipped to ±1.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`; RangeError unless β is finite and above 0.
 * @example smoothL1([3], [0]).loss // 2.5
 * Error: loss at most 2 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: Girshick, Fast R-CNN (2015); `torch.nn.functional.smooth_l1_loss`.
 */
export function smoothL1(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: SmoothL1Options = {},
): ElementwiseLoss {
  return elementwiseLoss(smoothL1Element(options.beta), x, y, options);
}

export const smoothL1Loss: ElementsLoss<'smoothL1'> = {
  kind: 'elements',
  name: 'smoothL1',
  title: 'Smooth L1 loss',
  family: 'regression',
  symbol: 'L',
  formula: '½ d²/β for |d| < β, else |d| − ½ β, d = x − y',
  shortFormula: 'smoothL1(x − y)',
  unit: '',
  gradient: 'd/β clipped to ±1',
  shortGradient: '∂L/∂x',
  gradientBy: 'values',
  options: { beta: { range: aboveZero, symbol: 'β', byDefault: 1 } },
  functions: ['smoothL1'],
  module: 'elementwise/smoothL1',
  scale: 'values',
  element: ({ beta }) => smoothL1Element(beta),
};
