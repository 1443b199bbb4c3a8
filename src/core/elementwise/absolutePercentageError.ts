import type { ElementsLoss } from '../loss';
import { aboveZero, within } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface AbsolutePercentageErrorOptions extends ElementwiseOptions {
  /** ε > 0, the least divisor. Default 1e−7, as in Keras. */
  readonly epsilon?: number;
}

/** @throws RangeError unless ε is finite and above 0. */
export function absolutePercentageErrorElement(epsilon = 1e-7): ElementLoss {
  within('epsilon', epsilon, aboveZero);
  return {
    loss: (x, y) => 100 * (Math.abs(x - y) / Math.max(Math.abs(y), epsilon)),
    derivative: (x, y) => 100 * (Math.sign(x - y) / Math.max(Math.abs(y), epsilon)),
  };
}

/**
 * Absolute percentage error, 100 |x − y| / max(|y|, ε), with gradient ±100 / max(|y|, ε) and 0 at x = y.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`; RangeError unless ε is finite and above 0.
 * @example absolutePercentageError([3], [2]).loss // 50
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `tf.keras.losses.MeanAbsolutePercentageError`; scikit-learn has no factor 100 and ε = 2⁻⁵².
 */
export function absolutePercentageError(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: AbsolutePercentageErrorOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(absolutePercentageErrorElement(options.epsilon), x, y, options);
}

export const absolutePercentageErrorLoss: ElementsLoss<'absolutePercentageError'> = {
  kind: 'elements',
  name: 'absolutePercentageError',
  title: 'Absolute percentage error',
  family: 'regression',
  symbol: 'L',
  formula: '100 |x − y|/max(|y|, ε)',
  unit: '',
  gradient: '100 sgn(x − y)/max(|y|, ε)',
  shortGradient: '∂L/∂x',
  gradientBy: 'values',
  options: { epsilon: { range: aboveZero, symbol: 'ε', byDefault: 1e-7 } },
  functions: ['absolutePercentageError'],
  module: 'elementwise/absolutePercentageError',
  scale: 'values',
  element: ({ epsilon }) => absolutePercentageErrorElement(epsilon),
};
