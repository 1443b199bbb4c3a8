import type { ElementsLoss } from '../loss';
import { aboveZero, within } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface HuberOptions extends ElementwiseOptions {
  /** δ > 0, where the square turns into a line. Default 1. */
  readonly delta?: number;
}

/** @throws RangeError unless δ is finite and above 0. */
export function huberElement(delta = 1): ElementLoss {
  within('delta', delta, aboveZero);
  return {
    loss: (x, y) => {
      const size = Math.abs(x - y);
      return size <= delta ? 0.5 * size * size : delta * (size - 0.5 * delta);
    },
    derivative: (x, y) => (Math.abs(x - y) <= delta ? x - y : delta * Math.sign(x - y)),
  };
}

/**
 * Huber's loss of d = x − y: ½d² for |d| ≤ δ, else δ(|d| − ½δ). Gradient d, clipped to ±δ.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`; RangeError unless δ is finite and above 0.
 * @example huber([3], [0]).loss // 2.5
 * Error: loss at most 2 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: Huber, Robust Estimation of a Location Parameter (1964); `torch.nn.functional.huber_loss`.
 */
export function huber(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: HuberOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(huberElement(options.delta), x, y, options);
}

export const huberLoss: ElementsLoss<'huber'> = {
  kind: 'elements',
  name: 'huber',
  title: 'Huber loss',
  family: 'regression',
  symbol: 'L',
  formula: '½ d² for |d| ≤ δ, else δ (|d| − ½ δ), d = x − y',
  shortFormula: 'huber(x − y)',
  unit: '',
  gradient: 'd clipped to ±δ',
  shortGradient: '∂L/∂x',
  gradientBy: 'values',
  options: { delta: { range: aboveZero, symbol: 'δ', byDefault: 1 } },
  functions: ['huber'],
  module: 'elementwise/huber',
  scale: 'values',
  element: ({ delta }) => huberElement(delta),
};
