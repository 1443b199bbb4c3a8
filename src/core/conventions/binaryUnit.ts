import type { Arithmetic } from './arithmetic';
import { boundsOf, type Clipping } from './clippedUnit';

/** Loss of one element and its derivative by x. */
export interface ElementAnswer {
  readonly loss: number;
  readonly derivative: number;
}

/** log(1 − x): without loss where nothing is to be rounded. */
function logOfRest(x: number, { precision, round }: Arithmetic): number {
  return precision === 'float64' ? Math.log1p(-x) : round(Math.log(round(1 - x)));
}

/**
 * PyTorch's binary cross entropy of a probability: both logarithms are held to at least −100, and the derivative's
 * x(1 − x) to at least 10⁻¹².
 */
export function heldLogLoss(x: number, y: number, arithmetic: Arithmetic): ElementAnswer {
  const { store, round } = arithmetic;
  const [p, target] = [store(x), store(y)];
  // std::max(NaN, −100) is NaN where NaN stands first.
  const held = (log: number): number => (log < -100 ? -100 : log);
  const rest = round((target - 1) * held(logOfRest(p, arithmetic)));
  const loss = round(rest - round(target * held(round(Math.log(p)))));
  return { loss: store(loss), derivative: (p - target) / Math.max((1 - p) * p, 1e-12) };
}

interface BinaryClipping extends Pick<Clipping, 'epsilon' | 'slopeAtBound'> {
  /** ε is added once more inside each logarithm. */
  readonly adds: boolean;
}

/** Binary cross entropy of a probability held to ε … 1 − ε; `adds`: ε is added again inside each logarithm. */
export function clippedLogLoss(
  x: number,
  y: number,
  { epsilon, adds, slopeAtBound = 1 }: BinaryClipping,
  arithmetic: Arithmetic,
): ElementAnswer {
  const { store, round } = arithmetic;
  const [low, high] = boundsOf(epsilon, arithmetic);
  const [given, target] = [store(x), store(y)];
  const held = Number.isNaN(given) ? NaN : Math.min(Math.max(given, low), high);
  const added = adds ? low : 0;
  const first = round(held + added);
  const second = round(round(1 - held) + added);
  const logOfSecond = adds ? round(Math.log(second)) : logOfRest(held, arithmetic);
  const positive = round(target * round(Math.log(first)));
  const negative = round(round(1 - target) * logOfSecond);
  const isFree = given >= low && given <= high;
  const slope = given === low || given === high ? slopeAtBound : 1;
  return {
    loss: store(-round(positive + negative)),
    derivative: isFree ? slope * (-target / first + (1 - target) / second) : Number.isNaN(given) ? NaN : 0,
  };
}

/** How a framework writes binary cross entropy of a logit. */
export type LogisticForm = 'pytorch' | 'log-sigmoid' | 'relu';

/** Binary cross entropy of a logit in a framework's own form, products with ∞ included. */
export function logisticLoss(
  x: number,
  y: number,
  weight: number,
  form: LogisticForm,
  { store, round }: Arithmetic,
): number {
  const [logit, target, w] = [store(x), store(y), store(weight)];
  const softplus = (value: number): number =>
    round(Math.max(value, 0) + round(Math.log1p(round(Math.exp(-Math.abs(value))))));
  switch (form) {
    case 'pytorch': {
      const largest = Math.max(-logit, 0);
      const sum = round(round(Math.exp(-largest)) + round(Math.exp(round(-logit - largest))));
      const log = round(largest + round(Math.log(sum)));
      const logWeight = round(1 + round(round(w - 1) * target));
      return store(round(round(round(1 - target) * logit) + round(logWeight * log)));
    }
    case 'log-sigmoid':
      return store(round(round(target * softplus(-logit)) + round(round(1 - target) * softplus(logit))));
    case 'relu': {
      const logWeight = round(1 + round(round(w - 1) * target));
      const tail = round(Math.log1p(round(Math.exp(-Math.abs(logit)))));
      if (w === 1) return store(round(round(Math.max(logit, 0) - round(logit * target)) + tail));
      return store(
        round(round(round(1 - target) * logit) + round(logWeight * round(tail + Math.max(-logit, 0)))),
      );
    }
  }
}

/** Binary cross entropy of a probability as it is written, 0 · log 0 = 0. */
export function plainLogLoss(x: number, y: number, arithmetic: Arithmetic): number {
  const { store, round } = arithmetic;
  const [p, target] = [store(x), store(y)];
  const product = (share: number, log: number): number => (share === 0 ? 0 : round(share * log));
  const positive = product(target, round(Math.log(p)));
  return store(round(-positive - product(round(1 - target), logOfRest(p, arithmetic))));
}
