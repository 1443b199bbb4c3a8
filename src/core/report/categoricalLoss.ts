import type { RowLoss } from '../categorical/batch';
import { brierOfProbabilities, brierOfRow } from '../categorical/brier';
import { crossEntropyGradient, crossEntropyOfRow } from '../categorical/crossEntropyOfRow';
import { crossEntropyOfProbabilities } from '../categorical/crossEntropyOfProbabilities';
import { targetValues, type EffectiveTarget } from '../categorical/effectiveTarget';
import { klDivergence } from '../categorical/klDivergence';
import { klDivOfRow } from '../categorical/klDivBatch';
import { klOfRow } from '../categorical/klFromLogits';
import { nllOfRow } from '../categorical/nll';
import { sphericalOfProbabilities, sphericalOfRow } from '../categorical/spherical';
import { probabilitiesOf } from '../kernel/softmaxRow';
import type { LossName } from '../question';
import { distributionOfRow, type ScoresOfRow } from './scoresOfRow';

/** Loss of one row and its gradient with respect to the row's scores, whatever their scale. */
export function categoricalLossOf(loss: LossName, row: ScoresOfRow, target: EffectiveTarget): RowLoss {
  switch (loss) {
    case 'klDiv':
      return divergence(row, target);
    case 'brier':
    case 'spherical':
      return score(loss, row, target);
    default:
      return crossEntropy(row, target);
  }
}

/** The loss alone: for cross entropy of logits at the cost of one pass, without an array. */
export function categoricalLossAlone(loss: LossName, row: ScoresOfRow, target: EffectiveTarget): number {
  const isPlain = loss !== 'klDiv' && loss !== 'brier' && loss !== 'spherical';
  if (isPlain && row.scale === 'logits') return crossEntropyOfRow(row.softmax, target);
  return categoricalLossOf(loss, row, target).loss;
}

function crossEntropy(row: ScoresOfRow, target: EffectiveTarget): RowLoss {
  switch (row.scale) {
    case 'logits': {
      const gradient = crossEntropyGradient(row.softmax, probabilitiesOf(row.softmax), target);
      return { loss: crossEntropyOfRow(row.softmax, target), gradient };
    }
    case 'probabilities':
      return crossEntropyOfProbabilities(targetValues(target, row.scores.length), row.scores);
    case 'log-probabilities':
      return nllOfRow(row.scores, target);
  }
}

function divergence(row: ScoresOfRow, target: EffectiveTarget): RowLoss {
  if (row.scale === 'logits') return klOfRow(row.softmax, target);
  const p = targetValues(target, row.scores.length);
  if (row.scale === 'log-probabilities') return klDivOfRow(row.scores, p, false);
  return { loss: klDivergence(p, row.scores), gradient: crossEntropyOfProbabilities(p, row.scores).gradient };
}

function score(loss: 'brier' | 'spherical', row: ScoresOfRow, target: EffectiveTarget): RowLoss {
  const q = distributionOfRow(row);
  const p = targetValues(target, q.length);
  if (row.scale === 'logits') return (loss === 'brier' ? brierOfRow : sphericalOfRow)(row.softmax, q, p);
  const ofQ = (loss === 'brier' ? brierOfProbabilities : sphericalOfProbabilities)(q, p);
  if (row.scale === 'probabilities') return ofQ;
  // ∂q/∂log q = q
  return { loss: ofQ.loss, gradient: ofQ.gradient.map((value, index) => q[index] * value) };
}
