import { CompensatedSum, sumOf } from './kernel/exactArithmetic';
import type { Reduction } from './question';

/**
 * A reduced loss: the sum, divided by `denominator` under `mean`. NaN for a mean over nothing (denominator 0).
 * Undefined for `none`, which is no single number.
 */
export function reduce(
  losses: ArrayLike<number>,
  reduction: Reduction,
  denominator: number,
): number | undefined {
  if (reduction === 'none') return undefined;
  const sum = sumOf(losses);
  if (reduction === 'sum') return sum;
  if (denominator === 0) return NaN;
  return Number.isFinite(sum) ? sum / denominator : meanOfHuge(losses, denominator);
}

/** Where the sum overflows the mean need not. */
function meanOfHuge(losses: ArrayLike<number>, denominator: number): number {
  const mean = new CompensatedSum();
  for (let index = 0; index < losses.length; index += 1) mean.add(losses[index] / denominator);
  return mean.value;
}

/** The gradient of a reduced loss from that of a row's own: divided by the denominator; 0 where that is 0. */
export function reduceGradient(gradient: Float64Array, denominator: number): Float64Array {
  if (denominator === 1) return gradient;
  return gradient.map((value) => (denominator === 0 ? 0 : value / denominator));
}
