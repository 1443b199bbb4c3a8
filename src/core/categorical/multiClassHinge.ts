import { classes, classIndex, weights } from '../arguments';
import { sumOf } from '../kernel/exactArithmetic';
import { clippedAtZero } from '../elementwise/clippedAtZero';
import type { RowLoss } from './batch';

export interface MultiClassHingeOptions {
  /** The lead that the target needs, finite. Default 1. */
  readonly margin?: number;
  /** 1 or 2. Default 1. */
  readonly power?: 1 | 2;
  /** One weight ≥ 0 per class, of which the target's counts. Default all 1. */
  readonly weight?: ArrayLike<number>;
}

/**
 * Multi-class hinge loss: w_t/N · Σ_{k≠t} max(0, margin − x_t + x_k)^power.
 * Gradient at k ≠ t: w_t/N · power · max(0, …)^(power−1) where the term is above 0; at t minus their sum.
 *
 * @param scores one row [N].
 * @param target the class index t.
 * @throws TypeError if `scores` are no numbers or the index no integer; RangeError if it is out of range, for a
 * margin that is not finite, a power other than 1 and 2, or weights that are negative or of another length.
 * @example multiClassHinge([0, 0], 0).loss // 0.5
 * Source: `torch.nn.functional.multi_margin_loss`.
 */
export function multiClassHinge(
  scores: ArrayLike<number>,
  target: number,
  options: MultiClassHingeOptions = {},
): RowLoss {
  const { margin = 1, power = 1, weight } = options;
  if (!Number.isFinite(margin)) throw new RangeError(`margin: expected a finite number, found ${margin}`);
  if (power !== 1 && power !== 2) throw new RangeError(`power: expected 1 or 2, found ${String(power)}`);
  const row = classes('scores', scores);
  const index = classIndex(target, row.length);
  const factor = (weight === undefined ? 1 : weights('weight', weight, row.length)[index]) / row.length;
  const excess = row.map((score, k) => (k === index ? 0 : clippedAtZero(margin - row[index] + score)));
  const gradient = excess.map((value) => factor * (power === 1 ? stepOf(value) : 2 * value));
  gradient[index] = -sumOf(gradient, index);
  return { loss: factor * sumOf(power === 1 ? excess : excess.map((value) => value * value)), gradient };
}

/** 1 above 0, NaN for NaN. */
function stepOf(value: number): number {
  return value > 0 ? 1 : value;
}
