import { sumError } from '../kernel/exactArithmetic';
import type { ElementsLoss } from '../loss';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const sinSquaredElement: ElementLoss = {
  loss: (x, y) => {
    const { sine, sineOfTurn } = sines(x, y);
    return sine * sine + sineOfTurn * sineOfTurn;
  },
  derivative: (x, y) => {
    const { sine, cosine, sineOfTurn, cosineOfTurn } = sines(x, y);
    return 2 * sine * cosine + 2 * Math.PI * sineOfTurn * cosineOfTurn;
  },
};

/**
 * sin²d + sin²(πd) of d = x − y, with gradient sin 2d + π sin 2πd: a loss with many minima.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @returns NaN where d is infinite.
 * @throws as `elementwiseLoss`.
 * @example sinSquared([0.5], [0]).loss // sin²½ + 1
 * Error: loss at most 3 · 2⁻⁵², gradient at most 8 · 2⁻⁵² of the sizes of their terms.
 */
export function sinSquared(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(sinSquaredElement, x, y, options);
}

/** Sine and cosine of d and of πd, with the rounding error of d = x − y carried to first order. */
function sines(x: number, y: number) {
  const d = x - y;
  const rest = sumError(x, -y, d);
  // d less its integer part is exact, and leaves sin² and the sign of sin·cos as they are; π times d would not be.
  const turn = Math.PI * (d - Math.round(d) + rest);
  return {
    sine: Math.sin(d) + rest * Math.cos(d),
    cosine: Math.cos(d) - rest * Math.sin(d),
    sineOfTurn: Math.sin(turn),
    cosineOfTurn: Math.cos(turn),
  };
}

export const sinSquaredLoss: ElementsLoss<'sinSquared'> = {
  kind: 'elements',
  name: 'sinSquared',
  title: 'Two sines',
  family: 'regression',
  symbol: 'L',
  formula: 'sin²(x − y) + sin²(π(x − y))',
  unit: '',
  gradient: 'sin 2d + π sin 2πd, d = x − y',
  shortGradient: 'sin 2(x − y) + π sin 2π(x − y)',
  gradientBy: 'values',
  options: {},
  functions: ['sinSquared'],
  module: 'elementwise/sinSquared',
  scale: 'values',
  element: () => sinSquaredElement,
};
