import { divide, multiply } from '../kernel/exactArithmetic';
import type { ElementsLoss } from '../loss';
import { atLeastZero, zeroToOne } from '../ranges';
import {
  elementwiseLoss,
  weightedElement,
  type ElementLoss,
  type ElementwiseLoss,
  type ElementwiseOptions,
} from './elementwiseLoss';

export const bceProbsElement: ElementLoss = {
  loss: (x, y) => multiply(-y, Math.log(x)) + multiply(y - 1, Math.log1p(-x)),
  derivative: (x, y) => divide(-y, x) + divide(1 - y, 1 - x),
};

/**
 * Binary cross entropy of probabilities, in nats: −y log x − (1 − y) log(1 − x), with 0 · log 0 = 0.
 * Gradient −y/x + (1 − y)/(1 − x). A certain mistake costs ∞.
 *
 * @param x probabilities [n]; outside 0 … 1 the loss is NaN.
 * @param y targets [n], usually 0 … 1.
 * @throws as `elementwiseLoss`.
 * @example bceProbs([0.5], [1]).loss // log 2
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.binary_cross_entropy`, which stops each logarithm at −100.
 */
export function bceProbs(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ElementwiseOptions = {},
): ElementwiseLoss {
  return elementwiseLoss(bceProbsElement, x, y, options);
}

export const bceProbsLoss: ElementsLoss<'bceProbs'> = {
  kind: 'elements',
  name: 'bceProbs',
  title: 'Binary cross entropy of probabilities',
  family: 'binary',
  symbol: 'L',
  formula: '−y log q − (1 − y) log(1 − q)',
  unit: 'nats',
  properness: 'proper',
  gradient: '−y/q + (1 − y)/(1 − q)',
  shortGradient: '(q − y)/(q(1 − q))',
  gradientBy: 'probabilities',
  options: { weight: { range: atLeastZero, perClass: 'only' } },
  functions: ['bceProbs'],
  module: 'elementwise/bceProbs',
  scale: 'probabilities',
  targets: zeroToOne,
  element: ({ weight }, index) => weightedElement(bceProbsElement, weight?.[index]),
  probability: (x) => x,
};
