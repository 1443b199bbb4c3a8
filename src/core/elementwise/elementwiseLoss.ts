import { numbers, sameLength } from '../arguments';
import { multiply } from '../kernel/exactArithmetic';
import type { Reduction } from '../question';
import { reduce, reduceGradient } from '../reduction';

/** The loss of one number x against one target y, and its derivative in x. Pure and without allocation. */
export interface ElementLoss {
  loss(x: number, y: number): number;
  derivative(x: number, y: number): number;
}

export interface ElementwiseOptions {
  /** Default `mean`, which divides by the number n of elements. */
  readonly reduction?: Reduction;
}

export interface ElementwiseLoss {
  /** One loss per element for `none`, else the reduced loss. */
  readonly loss: number | Float64Array;
  /** Of the reduced loss with respect to x [n]; for `none` of each element's own loss. */
  readonly gradient: Float64Array;
  /** What the sum was divided by; 1 for `none` and `sum`. */
  readonly denominator: number;
}

/**
 * An elementwise loss of predictions x against targets y, reduced. NaN stays in its element under `none`.
 *
 * @param element made for the element at an index: most losses are the same for all.
 * @throws TypeError if x or y is no array of numbers; RangeError if they differ in length.
 */
export function elementwiseLoss(
  element: ElementLoss | ((index: number) => ElementLoss),
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { reduction = 'mean' }: ElementwiseOptions,
): ElementwiseLoss {
  const predictions = numbers('x', x);
  const targets = sameLength('y', y, predictions.length);
  const at = typeof element === 'function' ? element : () => element;
  const losses = predictions.map((value, index) => at(index).loss(value, targets[index]));
  const gradient = predictions.map((value, index) => at(index).derivative(value, targets[index]));
  const denominator = reduction === 'mean' ? predictions.length : 1;
  return {
    loss: reduce(losses, reduction, denominator) ?? losses,
    gradient: reduceGradient(gradient, denominator),
    denominator,
  };
}

/** The loss of an element times its weight. */
export function weightedElement(element: ElementLoss, weight = 1): ElementLoss {
  if (weight === 1) return element;
  return {
    loss: (x, y) => multiply(weight, element.loss(x, y)),
    derivative: (x, y) => multiply(weight, element.derivative(x, y)),
  };
}
