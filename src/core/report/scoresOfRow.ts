import { natsOf, entropyOfRow } from '../categorical/entropy';
import { CompensatedSum } from '../kernel/exactArithmetic';
import {
  probabilitiesOf,
  rowWorkspace,
  softmaxRow,
  type RowWorkspace,
  type SoftmaxRow,
} from '../kernel/softmaxRow';
import type { LossQuestion } from '../question';
import { distributionScale } from './families';

/** One row of scores, as a distribution where the loss is of one; `scores` where it is not. */
export type ScoresOfRow =
  | { readonly scale: 'logits'; readonly scores: Float64Array; readonly softmax: SoftmaxRow }
  | { readonly scale: 'probabilities' | 'log-probabilities' | 'scores'; readonly scores: Float64Array };

/** Room that the rows of a question can share; only logits need any. */
export function workspaceFor(question: LossQuestion): RowWorkspace {
  return rowWorkspace(distributionScale(question) === 'logits' ? question.classes : 0);
}

/** The scores of a row, through softmax where they are logits. `workspace` is overwritten. */
export function scoresOfRow(question: LossQuestion, row: number, workspace: RowWorkspace): ScoresOfRow {
  const { classes } = question;
  const scale = distributionScale(question) ?? 'scores';
  const scores = question.scores.subarray(row * classes, (row + 1) * classes);
  if (scale !== 'logits') return { scale, scores };
  const softmax = softmaxRow(scores, 0, classes, question.options.temperature ?? 1, workspace);
  return { scale, scores, softmax };
}

/** q of the row: softmax(ℓ/T), the probabilities as given, or e to the log-probabilities; none for other scores. */
export function distributionOfRow(row: ScoresOfRow): Float64Array | undefined {
  switch (row.scale) {
    case 'logits':
      return probabilitiesOf(row.softmax);
    case 'probabilities':
      return row.scores.slice();
    case 'log-probabilities':
      return row.scores.map(Math.exp);
    case 'scores':
      return undefined;
  }
}

/** H(q) in nats, from what is more accurate than q itself. */
export function entropyOfScores(row: ScoresOfRow, q: Float64Array): number {
  if (row.scale === 'logits') return entropyOfRow(row.softmax, q);
  if (row.scale !== 'log-probabilities') return natsOf(q);
  const nats = new CompensatedSum();
  q.forEach((value, index) => nats.addProduct(-value, row.scores[index]));
  return nats.value;
}
