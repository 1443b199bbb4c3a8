import type { ElementsLoss } from '../loss';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const logCoshElement: ElementLoss = {
  loss: (x, y) => logCoshOf(Math.abs(x - y)),
  derivative: (x, y) => Math.tanh(x - y),
};

/**
 * log cosh d of d = x − y: about ½d² near 0 and |d| − log 2 far from it. Gradient tanh d.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`.
 * @example logCosh([800], [0]).loss // 800 − log 2
 * Error: loss at most 3 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `tf.keras.losses.LogCosh`.
 */
export function logCosh(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(logCoshElement, x, y, options);
}

/** Near 0, cosh d = 1 + 2 sinh²(d/2); farther, cosh d = e^d (1 + e^(−2d))/2: neither cancels nor overflows. */
function logCoshOf(size: number): number {
  if (size > 1) return size + Math.log1p(Math.exp(-2 * size)) - Math.LN2;
  const half = Math.sinh(size / 2);
  return Math.log1p(2 * half * half);
}

export const logCoshLoss: ElementsLoss<'logCosh'> = {
  kind: 'elements',
  name: 'logCosh',
  title: 'Log-cosh loss',
  family: 'regression',
  symbol: 'L',
  formula: 'log cosh(x − y)',
  unit: '',
  gradient: 'tanh(x − y)',
  gradientBy: 'values',
  options: {},
  functions: ['logCosh'],
  module: 'elementwise/logCosh',
  scale: 'values',
  element: () => logCoshElement,
};
