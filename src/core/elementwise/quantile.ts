import type { ElementsLoss } from '../loss';
import { betweenZeroAndOne, within } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface QuantileOptions extends ElementwiseOptions {
  /** τ, above 0 and below 1. Default ½, which gives half the absolute error. */
  readonly quantile?: number;
}

/** @throws RangeError unless 0 < τ < 1. */
export function quantileElement(quantile = 0.5): ElementLoss {
  within('quantile', quantile, betweenZeroAndOne);
  return {
    loss: (x, y) => (x > y ? (1 - quantile) * (x - y) : quantile * (y - x)),
    derivative: (x, y) => (x > y ? 1 - quantile : quantile * Math.sign(x - y)),
  };
}

/**
 * Quantile (pinball) loss of d = y − x: τ d for d ≥ 0, else (τ − 1) d. Gradient −τ for x < y, 1 − τ for x > y, 0 at x = y.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`; RangeError unless 0 < τ < 1.
 * @example quantile([1], [3], { quantile: 0.9 }).loss // 1.8
 * Error: loss at most 2 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: Koenker and Bassett, Regression Quantiles (1978); `sklearn.metrics.mean_pinball_loss`.
 */
export function quantile(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: QuantileOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(quantileElement(options.quantile), x, y, options);
}

export const quantileLoss: ElementsLoss<'quantile'> = {
  kind: 'elements',
  name: 'quantile',
  title: 'Quantile loss',
  family: 'regression',
  symbol: 'L',
  formula: 'max(τ (y − x), (τ − 1) (y − x))',
  unit: '',
  gradient: '−τ for x < y, 1 − τ for x > y',
  shortGradient: '∂L/∂x',
  gradientBy: 'values',
  options: { quantile: { range: betweenZeroAndOne, symbol: 'τ', byDefault: 0.5 } },
  functions: ['quantile'],
  module: 'elementwise/quantile',
  scale: 'values',
  element: ({ quantile: level }) => quantileElement(level),
};
