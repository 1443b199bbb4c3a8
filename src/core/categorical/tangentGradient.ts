import { classes } from '../arguments';
import { sumOf } from '../kernel/exactArithmetic';

/**
 * The part of a gradient by probabilities that is tangent to the simplex: g − mean(g). Only it can be followed while
 * Σ q stays 1. Of cross entropy's −p/q it is what vanishes at q = p, where −p/q itself is −1 everywhere.
 *
 * @param gradient with respect to q [N].
 * @throws TypeError if it is no array of numbers; RangeError if it is empty.
 * @example tangentGradient([-1, -1]) // [0, 0]
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: Boyd and Vandenberghe, Convex Optimization (2004), § 10.1.2.
 */
export function tangentGradient(gradient: ArrayLike<number>): Float64Array {
  const values = classes('gradient', gradient);
  const mean = sumOf(values) / values.length;
  return values.map((value) => value - mean);
}
