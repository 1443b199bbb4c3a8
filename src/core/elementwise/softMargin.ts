import { sigmoid, softplus } from './bceWithLogits';
import type { ElementsLoss } from '../loss';
import { minusOneOrOne } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const softMarginElement: ElementLoss = {
  loss: (x, y) => softplus(-y * x),
  derivative: (x, y) => -y * sigmoid(-y * x),
};

/**
 * Soft margin loss, log(1 + e^(−y x)) in nats, with gradient −y σ(−y x).
 *
 * @param x scores [n].
 * @param y targets −1 or 1 [n].
 * @throws as `elementwiseLoss`.
 * @example softMargin([0], [1]).loss // log 2
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.soft_margin_loss`, which overflows for large scores.
 */
export function softMargin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(softMarginElement, x, y, options);
}

export const softMarginLoss: ElementsLoss<'softMargin'> = {
  kind: 'elements',
  name: 'softMargin',
  title: 'Soft margin loss',
  family: 'margin',
  symbol: 'L',
  formula: 'log(1 + e^(−y x))',
  unit: 'nats',
  gradient: '−y σ(−y x)',
  gradientBy: 'scores',
  options: {},
  functions: ['softMargin'],
  module: 'elementwise/softMargin',
  scale: 'values',
  targets: minusOneOrOne,
  element: () => softMarginElement,
};
