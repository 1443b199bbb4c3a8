import { numbers, positive, weights } from '../arguments';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface GaussianNllOptions extends ElementwiseOptions {
  /** One variance ≥ 0 per element. Default all 1. */
  readonly variance?: ArrayLike<number>;
  /** ε > 0, the least variance. Default 1e−6. */
  readonly epsilon?: number;
}

/** @throws RangeError unless ε is finite and above 0. */
export function gaussianNllElement(variance = 1, epsilon = 1e-6): ElementLoss {
  const v = Math.max(variance, positive('epsilon', epsilon));
  return {
    loss: (x, y) => 0.5 * (Math.log(v) + ((x - y) / v) * (x - y)),
    derivative: (x, y) => (x - y) / v,
  };
}

/**
 * Gaussian negative log likelihood in nats, up to ½ log 2π: ½ (log v + (x − y)²/v) with v = max(variance, ε).
 * Gradient with respect to x: (x − y)/v.
 *
 * @param x means [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`; RangeError if a variance is negative, their number another, or ε not finite and above 0.
 * @example gaussianNll([3], [1], { variance: [4] }).loss // log 2 + ½
 * Source: `torch.nn.functional.gaussian_nll_loss` with `full=False`.
 */
export function gaussianNll(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: GaussianNllOptions = {},
): ElementwiseLoss {
  const means = numbers('x', x);
  const { variance = new Float64Array(means.length).fill(1), epsilon } = options;
  const elements = Array.from(weights('variance', variance, means.length), (value) =>
    gaussianNllElement(value, epsilon),
  );
  return elementwiseLoss((index) => elements[index], means, y, options);
}
