import { CompensatedSum } from '../kernel/exactArithmetic';
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
  const { loss, gradient } = rpsOfProbabilities(q, p);
  return { loss, gradient: throughSoftmax(row, q, gradient) };
}

/** The score of probabilities as given, with its gradient 2 Σ_{k≥j} (Q_k − P_k) with respect to q_j. */
function rpsOfProbabilities(q: Float64Array, p: Float64Array): RowLoss {
  const cumulative = new CompensatedSum();
  const loss = new CompensatedSum();
  const differences = q.map((value, index) => {
    cumulative.add(value);
    cumulative.add(-p[index]);
    return cumulative.value;
  });
  differences.forEach((difference) => loss.addProduct(difference, difference));
  const fromHere = new CompensatedSum();
  const gradient = new Float64Array(q.length);
  for (let index = q.length - 1; index >= 0; index -= 1) {
    fromHere.add(2 * differences[index]);
    gradient[index] = fromHere.value;
  }
  return { loss: loss.value, gradient };
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
  ...scoreOfProbabilities({ ofRow: rpsOfRow, ofProbabilities: rpsOfProbabilities }),
};
