import { absoluteErrorElement } from '../elementwise/absoluteError';
import { bceWithLogitsElement, sigmoid } from '../elementwise/bceWithLogits';
import type { ElementLoss } from '../elementwise/elementwiseLoss';
import { huberElement } from '../elementwise/huber';
import { logCoshElement } from '../elementwise/logCosh';
import { mseElement } from '../elementwise/mse';
import { quarticElement } from '../elementwise/quartic';
import { sinSquaredElement } from '../elementwise/sinSquared';
import { squaredErrorElement } from '../elementwise/squaredError';
import type { ErrorSignal } from './errorSignal';
import { normOf } from './errorSignalNorm';

/** Error signals of which each number depends on its own x and y alone, and those that mix the numbers of a row. */
export const ownValueSignals = [
  'difference',
  'twice',
  'sign',
  'tanh',
  'clipped',
  'pseudoHuber',
  'cube',
  'sines',
  'sigmoid',
  'squaredSigmoid',
  'exponential',
  'polynomial',
] as const;
export const mixedValueSignals = ['unit', 'next'] as const;

export type ValueSignalId = (typeof ownValueSignals)[number] | (typeof mixedValueSignals)[number];

export interface ValueContext {
  /** The targets [n]. */
  readonly y: Float64Array;
  /** Where the clipped signal is cut, above 0. */
  readonly delta: number;
  /** Of the polynomial Σ c_m d^m, from m = 0. */
  readonly coefficients: readonly number[];
}

/** d/√(1 + d²), of √(1 + d²) − 1 = d²/(1 + √(1 + d²)), which does not cancel near 0. */
const pseudoHuber: ElementLoss = {
  loss: (x, y) => ((x - y) * (x - y)) / (1 + Math.hypot(1, x - y)),
  derivative: (x, y) => (x - y) / Math.hypot(1, x - y),
};

/** e^x − y, of e^x − 1 − y x. */
const exponential: ElementLoss = {
  loss: (x, y) => Math.expm1(x) - y * x,
  derivative: (x, y) => Math.exp(x) - y,
};

/** 2 (σ − y) σ(1 − σ), of (σ − y)². */
const squaredSigmoid: ElementLoss = {
  loss: (x, y) => (sigmoid(x) - y) ** 2,
  derivative: (x, y) => 2 * (sigmoid(x) - y) * sigmoid(x) * sigmoid(-x),
};

/** Σ c_m d^m, of Σ c_m d^(m+1)/(m + 1), both by Horner's rule. */
function polynomial(coefficients: readonly number[]): ElementLoss {
  const at = (terms: readonly number[], d: number) => terms.reduceRight((sum, term) => sum * d + term, 0);
  const integrated = coefficients.map((coefficient, power) => coefficient / (power + 1));
  return {
    loss: (x, y) => (x - y) * at(integrated, x - y),
    derivative: (x, y) => at(coefficients, x - y),
  };
}

function elementOf(id: (typeof ownValueSignals)[number], { delta, coefficients }: ValueContext): ElementLoss {
  switch (id) {
    case 'difference':
      return mseElement;
    case 'twice':
      return squaredErrorElement;
    case 'sign':
      return absoluteErrorElement;
    case 'tanh':
      return logCoshElement;
    case 'clipped':
      return huberElement(delta);
    case 'pseudoHuber':
      return pseudoHuber;
    case 'cube':
      return quarticElement;
    case 'sines':
      return sinSquaredElement;
    case 'sigmoid':
      return bceWithLogitsElement();
    case 'squaredSigmoid':
      return squaredSigmoid;
    case 'exponential':
      return exponential;
    case 'polynomial':
      return polynomial(coefficients);
  }
}

/** Whether a signal is of x and y and not of x − y alone; its integral then starts at x = 0, else at x = y. */
export function startsAtZero(id: ValueSignalId): boolean {
  return id === 'sigmoid' || id === 'squaredSigmoid' || id === 'exponential';
}

/** The signal by x of a row of values: (x − y)/‖x − y‖ for `unit`, d_k + d_(k+1) for `next`, without the last one's next. */
export function valueSignal(id: ValueSignalId, context: ValueContext): ErrorSignal<ValueSignalId> {
  const { y } = context;
  const differences = (x: Float64Array) => x.map((value, k) => value - y[k]);
  if (id === 'unit') {
    const jacobian = (x: Float64Array) => {
      const d = differences(x);
      const norm = normOf(d);
      return (k: number, j: number) => ((k === j ? 1 : 0) - (d[k] * d[j]) / norm ** 2) / norm;
    };
    const at = (x: Float64Array) => {
      const d = differences(x);
      const norm = normOf(d);
      return d.map((value) => (norm === 0 ? 0 : value / norm));
    };
    return { id, at, jacobian, loss: (x) => normOf(differences(x)) };
  }
  if (id === 'next') {
    const at = (x: Float64Array) => {
      const d = differences(x);
      return d.map((value, k) => value + (k + 1 < d.length ? d[k + 1] : 0));
    };
    return { id, at, jacobian: () => (k, j) => (j === k || j === k + 1 ? 1 : 0) };
  }
  const element = elementOf(id, context);
  return {
    id,
    at: (x) => x.map((value, k) => element.derivative(value, y[k])),
    jacobian: () => () => 0,
    loss: (x) => x.reduce((sum, value, k) => sum + element.loss(value, y[k]), 0),
  };
}
