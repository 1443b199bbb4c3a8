import type { SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { LossOptions } from '../question';
import type { RowLoss } from './batch';
import { targetValues } from './effectiveTarget';

/** A score of q against the whole target p: of a row through softmax, and of probabilities as given. */
export interface ScoreOfProbabilities {
  ofRow(row: SoftmaxRow, q: Float64Array, p: Float64Array, options: LossOptions): RowLoss;
  ofProbabilities(q: Float64Array, p: Float64Array, options: LossOptions): RowLoss;
}

/** The score as a loss of the table, with p made from the target. */
export function scoreOfProbabilities({
  ofRow,
  ofProbabilities,
}: ScoreOfProbabilities): Pick<DistributionLoss, 'ofLogits' | 'ofProbabilities'> {
  return {
    ofLogits: (row, q, target, options) => ofRow(row, q, targetValues(target, q.length), options),
    ofProbabilities: (q, target, options) => ofProbabilities(q, targetValues(target, q.length), options),
  };
}
