import { classes, sameLength } from '../arguments';
import type { RowLoss } from '../categorical/batch';
import { sumOf } from '../kernel/exactArithmetic';
import type { VectorLoss } from '../loss';

/**
 * Cosine distance of two vectors: 1 − x·y/(‖x‖ ‖y‖). Gradient with respect to x: (c x/‖x‖ − y/‖y‖)/‖x‖ with the
 * cosine c. NaN where a vector is 0.
 *
 * @param x predictions [n].
 * @param y targets [n].
 * @throws TypeError if either is no array of numbers; RangeError if they differ in length or are empty.
 * @example cosineDistance([1, 0], [0, 1]).loss // 1
 * Error: loss at most 3 · 2⁻⁵², gradient at most 4 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.cosine_embedding_loss` with target 1; `tf.keras.losses.CosineSimilarity` is the loss − 1.
 */
export function cosineDistance(x: ArrayLike<number>, y: ArrayLike<number>): RowLoss {
  const first = classes('x', x);
  const second = sameLength('y', y, first.length);
  const [length, unit] = unitOf(first);
  const [, direction] = unitOf(second);
  // ½ ‖x/‖x‖ − y/‖y‖‖², which loses nothing for vectors that point nearly alike.
  const loss = 0.5 * sumOf(unit.map((value, index) => (value - direction[index]) ** 2));
  const cosine = 1 - loss;
  return { loss, gradient: unit.map((value, index) => (cosine * value - direction[index]) / length) };
}

function unitOf(vector: Float64Array): [number, Float64Array] {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scaled = vector.map((value) => value / largest);
  const norm = Math.sqrt(sumOf(scaled.map((value) => value * value)));
  return [norm * largest, scaled.map((value) => value / norm)];
}

export const cosineDistanceLoss: VectorLoss<'cosineDistance'> = {
  kind: 'vector',
  name: 'cosineDistance',
  title: 'Cosine distance',
  family: 'regression',
  symbol: 'L',
  formula: '1 − x·y/(‖x‖ ‖y‖)',
  unit: '',
  gradient: '(c x/‖x‖ − y/‖y‖)/‖x‖, c the cosine',
  shortGradient: '∂L/∂x',
  gradientBy: 'values',
  options: {},
  functions: ['cosineDistance'],
  module: 'elementwise/cosineDistance',
  ofVector: cosineDistance,
};
