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

/**
 * The question of one element of an elementwise loss alone, with its own of every option that is one for each.
 *
 * @param index the element's place in the row.
 */
export function elementQuestion(question: LossQuestion, row: number, index: number): LossQuestion {
  const { classes, target, options, scores } = question;
  const { weight, posWeight, variance } = options;
  const place = row * classes + index;
  return {
    ...question,
    scores: scores.slice(place, place + 1),
    rows: 1,
    classes: 1,
    target: target && elementOf(target, place),
    options: {
      ...options,
      weight: weight && [weight[index]],
      posWeight: posWeight && [posWeight[index]],
      variance: typeof variance === 'object' ? [variance[index]] : variance,
    },
  };
}

function elementOf(target: Target, place: number): Target {
  if (target.kind === 'index') return { kind: 'index', indices: [target.indices[place]] };
  return { kind: target.kind, values: target.values.slice(place, place + 1) };
}
