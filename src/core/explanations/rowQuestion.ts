import type { LossQuestion, Target } from '../question';
import { comparesValues } from '../report/families';

/**
 * The question of one row alone, with the same loss and options: what an explanation may change and ask again.
 *
 * @param scores in place of the row's own [classes].
 */
export function rowQuestion(question: LossQuestion, row: number, scores?: Float64Array): LossQuestion {
  const { classes, target } = question;
  return {
    ...question,
    scores: scores ?? question.scores.slice(row * classes, (row + 1) * classes),
    rows: 1,
    target: target && targetOfRow(question, target, row),
  };
}

function targetOfRow({ classes, loss }: LossQuestion, target: Target, row: number): Target {
  const [start, end] = [row * classes, (row + 1) * classes];
  if (target.kind !== 'index') return { kind: target.kind, values: target.values.slice(start, end) };
  // Losses that compare values take indices as numbers, one for each score.
  const indices = comparesValues(loss) ? target.indices.slice(start, end) : [target.indices[row]];
  return { kind: 'index', indices };
}
