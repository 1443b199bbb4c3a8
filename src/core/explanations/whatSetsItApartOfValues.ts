import { absoluteErrorElement } from '../elementwise/absoluteError';
import { bceWithLogitsElement, sigmoid } from '../elementwise/bceWithLogits';
import type { ElementLoss } from '../elementwise/elementwiseLoss';
import { huberElement } from '../elementwise/huber';
import { logCoshElement } from '../elementwise/logCosh';
import { mseElement } from '../elementwise/mse';
import { quarticElement } from '../elementwise/quartic';
import { sinSquaredElement } from '../elementwise/sinSquared';

/** Losses of x − y set side by side. */
export const comparedValueLossIds = [
  'mse',
  'absoluteError',
  'huber',
  'logCosh',
  'quartic',
  'sinSquared',
] as const;

export type ComparedValueLossId = (typeof comparedValueLossIds)[number];

const elements: Readonly<Record<ComparedValueLossId, ElementLoss>> = {
  mse: mseElement,
  absoluteError: absoluteErrorElement,
  huber: huberElement(1),
  logCosh: logCoshElement,
  quartic: quarticElement,
  sinSquared: sinSquaredElement,
};

/** The derivative of a loss by x. */
export function comparedDerivative(loss: ComparedValueLossId, x: number, y: number): number {
  return elements[loss].derivative(x, y);
}

/** Losses of σ(x) set side by side. */
export const comparedBinaryLossIds = ['bce', 'focal', 'squared', 'absolute'] as const;

export type ComparedBinaryLossId = (typeof comparedBinaryLossIds)[number];

/**
 * The derivative by x of a loss of σ(x) against y = 1, where σ(x) is small: binary cross entropy −σ(−x), focal with
 * γ = 2 and without α, (σ(x) − 1)² and |σ(x) − 1|.
 *
 * @param x the logit; against y = 0 its derivative at −x has the other sign.
 */
export function binaryDerivative(loss: ComparedBinaryLossId, x: number): number {
  const [right, wrong] = [sigmoid(x), sigmoid(-x)];
  switch (loss) {
    case 'bce':
      return bceWithLogitsElement().derivative(x, 1);
    case 'focal':
      // −log σ(x) = log(1 + e^(−x)), the loss of binary cross entropy.
      return -(wrong ** 2) * (wrong + 2 * right * bceWithLogitsElement().loss(x, 1));
    case 'squared':
      return -2 * wrong * right * wrong;
    case 'absolute':
      return -right * wrong;
  }
}

/** What |derivative| goes to as x goes to −∞ against y = 1. */
export function limitOfBinary(loss: ComparedBinaryLossId): 0 | 1 {
  return loss === 'bce' || loss === 'focal' ? 1 : 0;
}
