import { classes } from '../arguments';
import { CompensatedSum } from '../kernel/exactArithmetic';
import type { ScoresLoss } from '../loss';
import type { RowLoss } from './batch';
import { probabilityTarget } from './probabilityTarget';
import { targetValues } from './effectiveTarget';

/**
 * sparsemax(ℓ) = max(0, ℓ − τ), the point of the simplex nearest to ℓ. All NaN unless every logit is finite.
 *
 * @param logits one row [N].
 * @throws TypeError if `logits` are no numbers; RangeError if there are none.
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * @example sparsemax([1, 0]) // [1, 0]
 * Source: Martins and Astudillo, From Softmax to Sparsemax (2016), algorithm 1.
 */
export function sparsemax(logits: ArrayLike<number>): Float64Array {
  const row = classes('logits', logits);
  if (!row.every((logit) => Number.isFinite(logit))) return new Float64Array(row.length).fill(NaN);
  const maximum = row.reduce((most, logit) => Math.max(most, logit));
  const sorted = row.map((logit) => logit - maximum).sort((a, b) => b - a);
  let sum = 0;
  let threshold = -1;
  for (let count = 1; count <= sorted.length; count += 1) {
    if (1 + count * sorted[count - 1] <= sum + sorted[count - 1]) break;
    sum += sorted[count - 1];
    threshold = (sum - 1) / count;
  }
  return row.map((logit) => Math.max(0, logit - maximum - threshold));
}

/**
 * Sparsemax loss: with π = sparsemax(ℓ), Σ (ℓ − ℓ_t) π + ½ (1 − Σ π²), which is 0 where ℓ_t leads all by 1.
 * Of a distribution p: Σ (π − p) ℓ + ½ (Σ p² − Σ π²). Gradient π − p: it is the loss whose gradient is the error of
 * sparsemax, as cross entropy is that of softmax.
 *
 * @param logits one row [N].
 * @param target the class index t, or p [N] that sums to 1.
 * @throws TypeError if `logits` are no numbers or the index no integer; RangeError if the target does not fit them.
 * @example sparsemaxLoss([0, 0], 0).loss // 0.25
 * Error: loss at most 2 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: Martins and Astudillo, From Softmax to Sparsemax (2016), eq. 16 and 20.
 */
export function sparsemaxLoss(logits: ArrayLike<number>, target: number | ArrayLike<number>): RowLoss {
  const row = classes('logits', logits);
  return ofScores(row, probabilityTarget(target, row.length));
}

function ofScores(row: Float64Array, p: Float64Array): RowLoss {
  const projection = sparsemax(row);
  // Σ (π − p) = 0, so that any constant may be taken off the logits: that of the target keeps terms small.
  const anchor = row[p.indexOf(p.reduce((most, value) => Math.max(most, value)))];
  const loss = new CompensatedSum();
  const gradient = projection.map((value, k) => value - p[k]);
  gradient.forEach((difference, k) => {
    loss.addProduct(difference, row[k] - anchor);
    loss.addProduct(-0.5 * difference, projection[k] + p[k]);
  });
  return { loss: loss.value, gradient };
}

export const sparsemaxLossEntry: ScoresLoss<'sparsemaxLoss'> = {
  kind: 'scores',
  name: 'sparsemaxLoss',
  title: 'Sparsemax loss',
  family: 'margin',
  symbol: 'L',
  formula: 'Σ (π − p) x + ½ Σ (p² − π²), π = sparsemax(x)',
  unit: '',
  gradient: 'π − p',
  gradientBy: 'scores',
  options: {},
  functions: ['sparsemaxLoss', 'sparsemax'],
  module: 'categorical/sparsemaxLoss',
  ofScores: (scores, target) => ofScores(scores, targetValues(target, scores.length)),
  probabilities: sparsemax,
};
