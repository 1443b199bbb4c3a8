import type { RowLoss } from '../categorical/batch';
import { targetValues, type EffectiveTarget } from '../categorical/effectiveTarget';
import { probabilitiesOf } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import { lossCalled } from '../losses';
import type { LossOptions, LossQuestion } from '../question';
import type { ScoresOfRow } from './scoresOfRow';
import { unitOf } from './unit';

type Asked = Pick<LossQuestion, 'loss' | 'options'>;

/** Loss of one row and its gradient with respect to the row's scores, whatever their scale, in the unit asked for. */
export function rowLossOf({ loss, options }: Asked, row: ScoresOfRow, target: EffectiveTarget): RowLoss {
  const unit = unitOf({ loss, options });
  const own = inNats({ loss, options }, row, target);
  if (unit === 1) return own;
  return { loss: own.loss / unit, gradient: own.gradient.map((value) => value / unit) };
}

/** The loss alone: for cross entropy of logits at the cost of one pass, without an array. */
export function rowLossAlone(asked: Asked, row: ScoresOfRow, target: EffectiveTarget): number {
  const entry = lossCalled(asked.loss);
  if (entry.kind === 'distribution' && entry.lossOfLogits && row.scale === 'logits') {
    return entry.lossOfLogits(row.softmax, target) / unitOf(asked);
  }
  return rowLossOf(asked, row, target).loss;
}

function inNats({ loss, options }: Asked, row: ScoresOfRow, target: EffectiveTarget): RowLoss {
  const entry = lossCalled(loss);
  switch (entry.kind) {
    case 'distribution':
      return ofDistribution(entry, row, target, options);
    case 'scores':
      return entry.ofScores(row.scores, target, options);
    case 'vector':
      return entry.ofVector(row.scores, targetValues(target, row.scores.length), options);
    case 'elements':
      throw new RangeError(`${loss} has one loss per element, not per row`);
  }
}

function ofDistribution(
  entry: DistributionLoss,
  row: ScoresOfRow,
  target: EffectiveTarget,
  options: LossOptions,
): RowLoss {
  switch (row.scale) {
    case 'logits':
      return entry.ofLogits(row.softmax, probabilitiesOf(row.softmax), target, options);
    case 'log-probabilities':
      return ofLogProbabilities(entry, row.scores, target, options);
    default:
      return entry.ofProbabilities(row.scores, target, options);
  }
}

function ofLogProbabilities(
  entry: DistributionLoss,
  logQ: Float64Array,
  target: EffectiveTarget,
  options: LossOptions,
): RowLoss {
  if (entry.ofLogProbabilities) return entry.ofLogProbabilities(logQ, target, options);
  const q = logQ.map(Math.exp);
  const { loss, gradient } = entry.ofProbabilities(q, target, options);
  // ∂q/∂log q = q
  return { loss, gradient: gradient.map((value, index) => q[index] * value) };
}
