import { multiply } from '../kernel/exactArithmetic';
import type { ElementsLoss } from '../loss';
import { aboveZero, atLeastZero, flag, within } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface PoissonNllOptions extends ElementwiseOptions {
  /** Whether x is the logarithm of the rate. Default true. */
  readonly logInput?: boolean;
  /** ε > 0 inside the logarithm of a rate. Default 1e−8. */
  readonly epsilon?: number;
  /** Whether Stirling's approximation of log y!, y log y − y + ½ log 2πy, is added where y > 1. Default false. */
  readonly full?: boolean;
}

/** @throws RangeError unless ε is finite and above 0. */
export function poissonNllElement(logInput = true, epsilon = 1e-8, full = false): ElementLoss {
  within('epsilon', epsilon, aboveZero);
  const constant = full ? stirling : () => 0;
  if (logInput)
    return {
      loss: (x, y) => Math.exp(x) - multiply(y, x) + constant(y),
      derivative: (x, y) => Math.exp(x) - y,
    };
  return {
    loss: (x, y) => x - multiply(y, Math.log(x + epsilon)) + constant(y),
    derivative: (x, y) => 1 - y / (x + epsilon),
  };
}

function stirling(y: number): number {
  return y > 1 ? y * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI * y) : 0;
}

/**
 * Poisson negative log likelihood in nats, up to log y!: e^x − y x of the logarithm x of a rate, with gradient e^x − y;
 * or x − y log(x + ε) of a rate x, with gradient 1 − y/(x + ε). `full` adds Stirling's approximation of log y!.
 *
 * @param x logarithms of rates, or rates [n].
 * @param y counts [n].
 * @throws as `elementwiseLoss`; RangeError unless ε is finite and above 0.
 * @example poissonNll([0], [2]).loss // 1
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.poisson_nll_loss`.
 */
export function poissonNll(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: PoissonNllOptions = {},
): ElementwiseLoss {
  const { logInput, epsilon, full } = options;
  return elementwiseLoss(poissonNllElement(logInput, epsilon, full), x, y, options);
}

export const poissonNllLoss: ElementsLoss<'poissonNll'> = {
  kind: 'elements',
  name: 'poissonNll',
  title: 'Poisson negative log-likelihood',
  family: 'regression',
  symbol: 'L',
  formula: 'e^x − y x, or x − y log(x + ε)',
  formulaWith: ({ logInput = true, full }) =>
    `${logInput ? 'e^x − y x' : 'x − y log(x + ε)'}${full ? ' + [y > 1] (y log y − y + ½ log 2πy)' : ''}`,
  unit: 'nats',
  gradient: 'e^x − y, or 1 − y/(x + ε)',
  shortGradient: '∂L/∂x',
  gradientBy: 'values',
  options: {
    logInput: { range: flag, byDefault: true },
    epsilon: { range: aboveZero, byDefault: 1e-8 },
    full: { range: flag, byDefault: false },
  },
  functions: ['poissonNll'],
  module: 'elementwise/poissonNll',
  scale: 'values',
  targets: atLeastZero,
  element: ({ logInput, epsilon, full }) => poissonNllElement(logInput, epsilon, full),
};
