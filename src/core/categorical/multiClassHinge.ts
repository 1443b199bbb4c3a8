import { classes, classIndex, weights } from '../arguments';
import { sumOf } from '../kernel/exactArithmetic';
import { clippedAtZero } from '../elementwise/clippedAtZero';
import type { ScoresLoss } from '../loss';
import { anyFinite, atLeastZero, oneOrTwo, within } from '../ranges';
import type { RowLoss } from './batch';
import { targetValues } from './effectiveTarget';

export interface MultiClassHingeOptions {
  /** The lead that the target needs, finite. Default 1. */
  readonly margin?: number;
  /** 1 or 2. Default 1. */
  readonly power?: number;
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
 * Error: loss at most 2 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.multi_margin_loss`.
 */
export function multiClassHinge(
  scores: ArrayLike<number>,
  target: number,
  options: MultiClassHingeOptions = {},
): RowLoss {
  const { margin = 1, power = 1, weight } = options;
  within('margin', margin, anyFinite);
  within('power', power, oneOrTwo);
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

export const multiClassHingeLoss: ScoresLoss<'multiClassHinge'> = {
  kind: 'scores',
  name: 'multiClassHinge',
  title: 'Multi-class hinge loss',
  family: 'margin',
  symbol: 'L',
  formula: 'w_t/N Σ_{k≠t} max(0, margin − x_t + x_k)^power',
  unit: '',
  gradient: 'w_t/N · power · max(0, …)^(power−1) at k, minus their sum at t',
  shortGradient: '∂L/∂x',
  gradientBy: 'scores',
  options: {
    margin: { range: anyFinite, symbol: 'margin', byDefault: 1 },
    power: { range: oneOrTwo, symbol: 'power', byDefault: 1 },
    weight: { range: atLeastZero, perClass: 'only' },
  },
  functions: ['multiClassHinge'],
  module: 'categorical/multiClassHinge',
  takesOneClass: true,
  ofScores: (scores, target, options) =>
    multiClassHinge(scores, target.index ?? targetValues(target, scores.length).indexOf(1), options),
};
