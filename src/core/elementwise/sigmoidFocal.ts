import { numbers } from '../arguments';
import { multiply } from '../kernel/exactArithmetic';
import { sigmoid, softplus } from './bceWithLogits';
import type { ElementsLoss } from '../loss';
import { atLeastZero, within, zeroOrOne, zeroToOne } from '../ranges';
import {
  elementwiseLoss,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface SigmoidFocalOptions extends ElementwiseOptions {
  /** Weight in 0 … 1 of y = 1; y = 0 has 1 − α. Default ¼. */
  readonly alpha?: number;
  /** γ ≥ 0. Default 2; 0 gives weighted binary cross entropy. */
  readonly gamma?: number;
}

/** @throws RangeError unless α is in 0 … 1 and γ finite and at least 0. */
export function sigmoidFocalElement(alpha = 0.25, gamma = 2): ElementLoss {
  within('alpha', alpha, zeroToOne);
  within('gamma', gamma, atLeastZero);
  const weight = (y: number) => (y === 1 ? alpha : 1 - alpha);
  return {
    loss: (x, y) => {
      const z = y === 1 ? x : -x;
      return weight(y) * multiply(sigmoid(-z) ** gamma, softplus(-z));
    },
    derivative: (x, y) => {
      const sign = y === 1 ? 1 : -1;
      const [right, wrong] = [sigmoid(sign * x), sigmoid(-sign * x)];
      const slope = wrong + gamma * multiply(right, softplus(-sign * x));
      return -sign * weight(y) * multiply(wrong ** gamma, slope);
    },
  };
}

function binary(y: ArrayLike<number>): Float64Array {
  const targets = numbers('y', y);
  const index = targets.findIndex((value) => value !== 0 && value !== 1);
  if (index >= 0) throw new RangeError(`y: expected 0 or 1, found ${targets[index]} at index ${index}`);
  return targets;
}

/**
 * Sigmoid focal loss in nats: −α_t (1 − p_t)^γ log p_t, where p_t = σ(x) for y = 1 and σ(−x) for y = 0, and α_t = α or 1 − α.
 * With z = ±x so that p_t = σ(z): slope in z −α_t (1 − p_t)^γ (1 − p_t − γ p_t log p_t).
 *
 * @param x logits [n].
 * @param y targets 0 or 1 [n].
 * @throws as `elementwiseLoss`; RangeError unless α is in 0 … 1, γ finite and at least 0 and every target 0 or 1.
 * @example sigmoidFocal([0], [1]).loss // log 2 / 16
 * Error: loss at most 5 · 2⁻⁵², gradient at most 6 · 2⁻⁵² of the sizes of their terms.
 * Source: Lin et al., Focal Loss for Dense Object Detection (2017); `torchvision.ops.sigmoid_focal_loss`.
 */
export function sigmoidFocal(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: SigmoidFocalOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(sigmoidFocalElement(options.alpha, options.gamma), x, binary(y), options);
}

export const sigmoidFocalLoss: ElementsLoss<'sigmoidFocal'> = {
  kind: 'elements',
  name: 'sigmoidFocal',
  title: 'Sigmoid focal loss',
  family: 'binary',
  symbol: 'L',
  formula: '−α_t (1 − p_t)^γ log p_t',
  unit: 'nats',
  properness: 'not proper',
  gradient: '∓α_t (1 − p_t)^γ (1 − p_t − γ p_t log p_t)',
  shortGradient: '∂L/∂ℓ',
  gradientBy: 'logits',
  options: {
    alpha: { range: zeroToOne, symbol: 'α', byDefault: 0.25 },
    gamma: { range: atLeastZero, symbol: 'γ', byDefault: 2 },
  },
  functions: ['sigmoidFocal'],
  module: 'elementwise/sigmoidFocal',
  scale: 'logits',
  targets: zeroOrOne,
  element: ({ alpha, gamma }) => sigmoidFocalElement(typeof alpha === 'object' ? NaN : alpha, gamma),
  probability: sigmoid,
};
