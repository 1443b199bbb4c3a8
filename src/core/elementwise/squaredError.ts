import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const squaredErrorElement: ElementLoss = {
  loss: (x, y) => (x - y) * (x - y),
  derivative: (x, y) => 2 * (x - y),
};

/**
 * Squared error, (x − y)² without ½, with gradient 2(x − y).
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws as `elementwiseLoss`.
 * @example squaredError([3], [1]).loss // 4
 * Source: `torch.nn.functional.mse_loss`.
 */
export function squaredError(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(squaredErrorElement, x, y, options);
}
