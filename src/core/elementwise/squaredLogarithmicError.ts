import type { ElementsLoss } from '../loss';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const squaredLogarithmicErrorElement: ElementLoss = {
  loss: (x, y) => ratio(x, y) ** 2,
  derivative: (x, y) => (2 * ratio(x, y)) / (1 + x),
};

/** log((1 + x)/(1 + y)), which loses nothing for x near y; NaN where either has no logarithm. */
function ratio(x: number, y: number): number {
  return x < -1 || y < -1 ? NaN : Math.log1p((x - y) / (1 + y));
}

/**
 * Squared logarithmic error, (log(1 + x) − log(1 + y))², with gradient 2 (log(1 + x) − log(1 + y))/(1 + x).
 * NaN below −1, where there is no logarithm.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`.
 * @example squaredLogarithmicError([Math.E - 1], [0]).loss // 1
 * Error: loss at most 5 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: `sklearn.metrics.mean_squared_log_error`; Keras lifts negative numbers to 1e−7 first.
 */
export function squaredLogarithmicError(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(squaredLogarithmicErrorElement, x, y, options);
}

export const squaredLogarithmicErrorLoss: ElementsLoss<'squaredLogarithmicError'> = {
  kind: 'elements',
  name: 'squaredLogarithmicError',
  title: 'Squared logarithmic error',
  family: 'regression',
  symbol: 'L',
  formula: '(log(1 + x) − log(1 + y))²',
  unit: '',
  gradient: '2 (log(1 + x) − log(1 + y))/(1 + x)',
  shortGradient: '∂L/∂x',
  gradientBy: 'values',
  options: {},
  functions: ['squaredLogarithmicError'],
  module: 'elementwise/squaredLogarithmicError',
  scale: 'values',
  element: () => squaredLogarithmicErrorElement,
};
