import { positive } from '../arguments';
import { multiply } from '../kernel/exactArithmetic';
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
}

/** @throws RangeError unless ε is finite and above 0. */
export function poissonNllElement(logInput = true, epsilon = 1e-8): ElementLoss {
  positive('epsilon', epsilon);
  if (logInput)
    return { loss: (x, y) => Math.exp(x) - multiply(y, x), derivative: (x, y) => Math.exp(x) - y };
  return {
    loss: (x, y) => x - multiply(y, Math.log(x + epsilon)),
    derivative: (x, y) => 1 - y / (x + epsilon),
  };
}

/**
 * Poisson negative log likelihood in nats, up to log y!: e^x − y x of the logarithm x of a rate, with gradient e^x − y;
 * or x − y log(x + ε) of a rate x, with gradient 1 − y/(x + ε).
 *
 * @param x logarithms of rates, or rates [n].
 * @param y counts [n].
 * @throws as `elementwiseLoss`; RangeError unless ε is finite and above 0.
 * @example poissonNll([0], [2]).loss // 1
 * Source: `torch.nn.functional.poisson_nll_loss` with `full=False`.
 */
export function poissonNll(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: PoissonNllOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(poissonNllElement(options.logInput, options.epsilon), x, y, options);
}
