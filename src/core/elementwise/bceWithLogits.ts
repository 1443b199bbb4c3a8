import { numbers, weights } from '../arguments';
import { multiply } from '../kernel/exactArithmetic';
import type { ElementsLoss } from '../loss';
import { atLeastZero, zeroToOne } from '../ranges';
import {
  elementwiseLoss,
  weightedElement,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export interface BceWithLogitsOptions extends ElementwiseOptions {
  /** One weight ≥ 0 per element, for the positive part. Default all 1. */
  readonly posWeight?: ArrayLike<number>;
}

/** The logistic function 1/(1 + e^(−x)), accurate in both tails. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const small = Math.exp(x);
  return small / (1 + small);
}

/** log(1 + e^x), without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** w multiplies the positive part. */
export function bceWithLogitsElement(weight = 1): ElementLoss {
  return {
    loss: (x, y) => multiply(weight * y, softplus(-x)) + multiply(1 - y, softplus(x)),
    derivative: (x, y) => (1 - y) * sigmoid(x) - weight * y * sigmoid(-x),
  };
}

/**
 * Binary cross entropy of logits, in nats: w·y·log(1 + e^(−x)) + (1 − y)·log(1 + e^x).
 * Gradient (1 − y)·σ(x) − w·y·σ(−x). An infinite logit costs 0 or ∞ and its gradient stays finite.
 *
 * @param x logits [n].
 * @param y targets [n], usually 0 … 1.
 * @throws as `elementwiseLoss`; RangeError if `posWeight` is negative or of another length.
 * @example bceWithLogits([0], [1]).loss // log 2
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.binary_cross_entropy_with_logits`, which gives NaN for infinite logits.
 */
export function bceWithLogits(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: BceWithLogitsOptions = {},
): ElementwiseLoss {
  const logits = numbers('x', x);
  if (options.posWeight === undefined) return elementwiseLoss(bceWithLogitsElement(), logits, y, options);
  const elements = Array.from(weights('posWeight', options.posWeight, logits.length), bceWithLogitsElement);
  return elementwiseLoss((index) => elements[index], logits, y, options);
}

export const bceWithLogitsLoss: ElementsLoss<'bceWithLogits'> = {
  kind: 'elements',
  name: 'bceWithLogits',
  title: 'Binary cross entropy with logits',
  family: 'binary',
  symbol: 'L',
  formula: 'w y log(1 + e^(−x)) + (1 − y) log(1 + e^x)',
  shortFormula: 'y·softplus(−ℓ) + (1 − y)·softplus(ℓ)',
  formulaWith: ({ posWeight }) => posWeight && 'w₊ y·softplus(−ℓ) + (1 − y)·softplus(ℓ)',
  unit: 'nats',
  properness: 'proper',
  gradient: '(1 − y) σ(x) − w y σ(−x)',
  shortGradient: 'σ(ℓ) − y',
  gradientBy: 'logits',
  options: {
    posWeight: { range: atLeastZero, perClass: 'only' },
    weight: { range: atLeastZero, perClass: 'only' },
  },
  functions: ['bceWithLogits'],
  module: 'elementwise/bceWithLogits',
  scale: 'logits',
  targets: zeroToOne,
  element: ({ posWeight, weight }, index) =>
    weightedElement(bceWithLogitsElement(posWeight?.[index]), weight?.[index]),
  probability: sigmoid,
};
