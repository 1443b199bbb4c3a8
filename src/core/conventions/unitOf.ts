import { targetValues, type EffectiveTarget, type TargetRule } from '../categorical/effectiveTarget';
import type { LossQuestion } from '../question';
import { isIgnored, ruleOf, targetOfRow } from '../report/targetOfRow';

/** The scores of a row, as a view. */
export function scoresOf({ scores, classes }: LossQuestion, row: number): Float64Array {
  return scores.subarray(row * classes, (row + 1) * classes);
}

/** What each row's loss is taken against, by its number; undefined for a row that is left out. */
export function targetsOf(question: LossQuestion): (row: number) => EffectiveTarget | undefined {
  let rule: TargetRule | undefined;
  return (row) => targetOfRow(question, (rule ??= ruleOf(question)), row);
}

/** The same as one number per class. */
export function targetRowsOf(question: LossQuestion): (row: number) => Float64Array | undefined {
  const targetOf = targetsOf(question);
  return (row) => {
    const target = targetOf(row);
    return target && targetValues(target, question.classes);
  };
}

/** Numbers of the rows that are not left out. */
export function keptRows(question: LossQuestion): number[] {
  return rowNumbers(question).filter((row) => !isIgnored(question, row));
}

export function rowNumbers({ rows }: LossQuestion): number[] {
  return Array.from({ length: rows }, (_, row) => row);
}

/**
 * w of each row's class: of its index, or of the largest number of its distribution. 0 for a row left out or without
 * such a class. Undefined without weights, or where they are not one finite number ≥ 0 per class.
 */
export function weightsByRow(question: LossQuestion): Float64Array | undefined {
  const { options, target, classes, rows } = question;
  const { weight } = options;
  if (weight === undefined || target === undefined || target.kind === 'values') return undefined;
  if (weight.length !== classes || !weight.every((w) => w >= 0 && w < Infinity)) return undefined;
  return Float64Array.from({ length: rows }, (_, row) => {
    if (isIgnored(question, row)) return 0;
    const label =
      target.kind === 'index'
        ? target.indices[row]
        : indexOfLargest(target.values.subarray(row * classes, (row + 1) * classes));
    return weight[label] ?? 0;
  });
}

function indexOfLargest(values: Float64Array): number {
  return values.reduce((best, value, index) => (value > values[best] ? index : best), 0);
}

/** The class of a row with a logit of −∞ whose target is 0: there 0 · log q is 0 · ∞. */
export function zeroTimesInfinity(
  question: LossQuestion,
  row: number,
  targetRow: (row: number) => Float64Array | undefined,
): { readonly row: number; readonly index: number } | undefined {
  const scores = scoresOf(question, row);
  if (!scores.includes(-Infinity)) return undefined;
  const target = targetRow(row);
  const index = target ? scores.findIndex((score, at) => score === -Infinity && target[at] === 0) : -1;
  return index < 0 ? undefined : { row, index };
}
