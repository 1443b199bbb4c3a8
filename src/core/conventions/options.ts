import type { LossOptions, LossQuestion } from '../question';
import type { Difference } from './difference';

/** The weight of the positive part of an element; 1 without any. */
export function posWeightOf({ options, classes }: LossQuestion, element: number): number {
  return options.posWeight?.[element % classes] ?? 1;
}

type Option = Extract<Difference, { code: 'no-option' }>['option'];

/** The question without options that a function does not have, and which of them it had. */
export function withoutOptions(
  question: LossQuestion,
  names: readonly Option[],
): { readonly question: LossQuestion; readonly differences: readonly Difference[] } {
  const has = (name: Option): boolean => {
    const value = question.options[name];
    return value !== undefined && value !== 0 && !(name === 'temperature' && value === 1);
  };
  const present = names.filter(has);
  if (present.length === 0) return { question, differences: [] };
  const options: LossOptions = Object.fromEntries(
    Object.entries(question.options).filter(([name]) => !present.some((option) => option === name)),
  );
  return {
    question: { ...question, options },
    differences: present.map((option) => ({ code: 'no-option', option })),
  };
}

/** The question without its ignore index, for functions that leave no row out. */
export function withoutIgnoreIndex(question: LossQuestion): {
  readonly question: LossQuestion;
  readonly differences: readonly Difference[];
} {
  const { options, target } = question;
  const { ignoreIndex } = options;
  const rows =
    ignoreIndex === undefined || target?.kind !== 'index'
      ? 0
      : target.indices.filter((index) => index === ignoreIndex).length;
  return {
    question: { ...question, options: { ...options, ignoreIndex: undefined } },
    differences:
      rows === 0 || ignoreIndex === undefined ? [] : [{ code: 'no-ignore-index', ignoreIndex, rows }],
  };
}

/** Class weights that are given by row, or not at all where they are not one per class. */
export function weightDifferences(
  { options }: LossQuestion,
  byRow: Float64Array | undefined,
): readonly Difference[] {
  if (byRow) return [{ code: 'weights-by-row', argument: 'sample_weight' }];
  return options.weight === undefined ? [] : [{ code: 'no-option', option: 'weight' }];
}
