import { positive } from '../arguments';
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
  positive('epsilon', epsilon);
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
 * Source: `tf.keras.losses.MeanAbsolutePercentageError`; scikit-learn has no factor 100 and ε = 2⁻⁵².
 */
export function absolutePercentageError(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: AbsolutePercentageErrorOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(absolutePercentageErrorElement(options.epsilon), x, y, options);
}
