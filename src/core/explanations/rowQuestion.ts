import type { LossQuestion, Target } from '../question';

/**
 * The question of one row alone, with the same loss and options: what an explanation may change and ask again.
 *
 * @param scores in place of the row's own [classes].
 */
export function rowQuestion(question: LossQuestion, row: number, scores?: Float64Array): LossQuestion {
  const { classes } = question;
  return {
    ...question,
    scores: scores ?? question.scores.slice(row * classes, (row + 1) * classes),
    rows: 1,
    target: question.target && targetOfRow(question.target, row, classes),
  };
}

function targetOfRow(target: Target, row: number, classes: number): Target {
  if (target.kind !== 'index') {
    return { kind: target.kind, values: target.values.slice(row * classes, (row + 1) * classes) };
  }
  // Elementwise losses have one index for each score.
  const each = target.indices.length % classes === 0 && target.indices.length > row * classes + classes - 1;
  return {
    kind: 'index',
    indices: each ? target.indices.slice(row * classes, (row + 1) * classes) : [target.indices[row]],
  };
}
