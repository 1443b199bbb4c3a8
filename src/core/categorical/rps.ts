import { CompensatedSum } from '../kernel/exactArithmetic';
import { probabilitiesOf } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { probabilityTarget } from './probabilityTarget';
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
  const q = probabilitiesOf(row);
  const p = probabilityTarget(target, row.length);
  const cumulative = new CompensatedSum();
  const loss = new CompensatedSum();
  const differences = q.map((value, index) => {
    cumulative.add(value);
    cumulative.add(-p[index]);
    return cumulative.value;
  });
  differences.forEach((difference) => loss.addProduct(difference, difference));
  const fromHere = new CompensatedSum();
  const gradientOfQ = new Float64Array(q.length);
  for (let index = q.length - 1; index >= 0; index -= 1) {
    fromHere.add(2 * differences[index]);
    gradientOfQ[index] = fromHere.value;
  }
  return { loss: loss.value, gradient: throughSoftmax(row, q, gradientOfQ) };
}
