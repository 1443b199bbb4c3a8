import { CompensatedSum, sumOf } from '../kernel/exactArithmetic';
import { probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { RowLoss } from './batch';
import { probabilityTarget } from './probabilityTarget';
import { scoreOfProbabilities } from './scoreOfProbabilities';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmax } from './throughSoftmax';

/**
 * Ranked probability score of softmax(ℓ/T) for ordered classes: Σ_k (Q_k − P_k)² of the cumulative sums Q and P.
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example rps([0, 0], 0).loss // 0.25
 * Error: loss at most 5 · 2⁻⁵², gradient at most 10 · 2⁻⁵² of the sizes of their terms.
 * Source: Epstein, A Scoring System for Probability Forecasts of Ranked Categories (1969).
 */
export function rps(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  return rpsOfRow(row, probabilitiesOf(row), probabilityTarget(target, row.length));
}

function rpsOfRow(row: SoftmaxRow, q: Float64Array, p: Float64Array): RowLoss {
  // Up to the largest q from the left; from there on as what is left of Σ q = 1 on the right, which does not cancel.
  const excess = cumulativeDifferences(q, p);
  const toTheRight = new CompensatedSum();
  toTheRight.add(1 - sumOf(p));
  for (let index = q.length - 1; index >= row.largest; index -= 1) {
    excess[index] = toTheRight.value;
    toTheRight.add(p[index]);
    toTheRight.add(-q[index]);
  }
  return { loss: sumOfSquares(excess), gradient: throughSoftmax(row, q, slopesFrom(row.largest, excess)) };
}

/** ∂S/∂q_j less that of class `from`: ± 2 Σ of the differences between the two, which near q = 1 are all small. */
function slopesFrom(from: number, differences: Float64Array): Float64Array {
  const slopes = new Float64Array(differences.length);
  const before = new CompensatedSum();
  for (let index = from - 1; index >= 0; index -= 1) {
    before.add(2 * differences[index]);
    slopes[index] = before.value;
  }
  const after = new CompensatedSum();
  for (let index = from; index < slopes.length - 1; index += 1) {
    after.add(-2 * differences[index]);
    slopes[index + 1] = after.value;
  }
  return slopes;
}

/** Q_k − P_k. */
function cumulativeDifferences(q: Float64Array, p: Float64Array): Float64Array {
  const cumulative = new CompensatedSum();
  return q.map((value, index) => {
    cumulative.add(value);
    cumulative.add(-p[index]);
    return cumulative.value;
  });
}

function sumOfSquares(values: Float64Array): number {
  return sumOf(values.map((value) => value * value));
}

/** 2 Σ_{k≥j} (Q_k − P_k), the gradient with respect to q_j of probabilities as given. */
function slopesOf(differences: Float64Array): Float64Array {
  const fromHere = new CompensatedSum();
  const slopes = new Float64Array(differences.length);
  for (let index = slopes.length - 1; index >= 0; index -= 1) {
    fromHere.add(2 * differences[index]);
    slopes[index] = fromHere.value;
  }
  return slopes;
}

function rpsOfProbabilities(q: Float64Array, p: Float64Array): RowLoss {
  const differences = cumulativeDifferences(q, p);
  return { loss: sumOfSquares(differences), gradient: slopesOf(differences) };
}

export const rpsLoss: DistributionLoss<'rps'> = {
  kind: 'distribution',
  name: 'rps',
  title: 'Ranked probability score',
  family: 'categorical',
  symbol: 'S',
  formula: 'Σ (Q_k − P_k)² of cumulative sums',
  unit: '',
  properness: 'proper',
  forOrderedClasses: true,
  gradient: 'q_k (g_k − Σ q g)/T, g_j = 2 Σ_{k≥j} (Q_k − P_k)',
  shortGradient: '∂S/∂ℓ',
  gradientBy: 'logits',
  options: {},
  functions: ['rps'],
  module: 'categorical/rps',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ...scoreOfProbabilities({
    ofRow: rpsOfRow,
    ofProbabilities: rpsOfProbabilities,
  }),
};
