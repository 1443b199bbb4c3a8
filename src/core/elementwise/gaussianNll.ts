import { numbers, weights } from '../arguments';
import type { ElementsLoss } from '../loss';
import { aboveZero, atLeastZero, flag, within } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface GaussianNllOptions extends ElementwiseOptions {
  /** A variance ≥ 0 for all, or one per element. Default 1. */
  readonly variance?: number | ArrayLike<number>;
  /** ε > 0, the least variance. Default 1e−6. */
  readonly epsilon?: number;
  /** Whether ½ log 2π is added. Default false. */
  readonly full?: boolean;
}

/** @throws RangeError unless ε is finite and above 0 and the variance finite and at least 0. */
export function gaussianNllElement(variance = 1, epsilon = 1e-6, full = false): ElementLoss {
  const v = Math.max(within('variance', variance, atLeastZero), within('epsilon', epsilon, aboveZero));
  const constant = Math.log(v) + (full ? Math.log(2 * Math.PI) : 0);
  return {
    loss: (x, y) => 0.5 * (constant + ((x - y) / v) * (x - y)),
    derivative: (x, y) => (x - y) / v,
  };
}

/**
 * Gaussian negative log likelihood in nats, up to ½ log 2π: ½ (log v + (x − y)²/v) with v = max(variance, ε).
 * Gradient with respect to x: (x − y)/v. `full` adds ½ log 2π.
 *
 * @param x means [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`; RangeError if a variance is negative, their number another, or ε not finite and above 0.
 * @example gaussianNll([3], [1], { variance: [4] }).loss // log 2 + ½
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.gaussian_nll_loss`.
 */
export function gaussianNll(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: GaussianNllOptions = {},
): ElementwiseLoss {
  const means = numbers('x', x);
  const { variance = 1, epsilon, full } = options;
  if (typeof variance === 'number')
    return elementwiseLoss(gaussianNllElement(variance, epsilon, full), means, y, options);
  const elements = Array.from(weights('variance', variance, means.length), (value) =>
    gaussianNllElement(value, epsilon, full),
  );
  return elementwiseLoss((index) => elements[index], means, y, options);
}

export const gaussianNllLoss: ElementsLoss<'gaussianNll'> = {
  kind: 'elements',
  name: 'gaussianNll',
  title: 'Gaussian negative log-likelihood',
  family: 'regression',
  symbol: 'L',
  formula: '½ (log v + (x − y)²/v)',
  formulaWith: ({ full }) => (full ? '½ (log 2πv + (x − y)²/v)' : undefined),
  unit: 'nats',
  gradient: '(x − y)/v',
  gradientBy: 'values',
  options: {
    variance: { range: atLeastZero, perClass: 'allowed', symbol: 'v', byDefault: 1 },
    epsilon: { range: aboveZero, byDefault: 1e-6 },
    full: { range: flag, byDefault: false },
  },
  functions: ['gaussianNll'],
  module: 'elementwise/gaussianNll',
  scale: 'values',
  element: ({ variance, epsilon, full }, index) =>
    gaussianNllElement(typeof variance === 'object' ? variance[index] : variance, epsilon, full),
};
