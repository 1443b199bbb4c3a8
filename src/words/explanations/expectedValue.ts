import { t } from '@vscode/l10n';
import { expectedValue, writtenFigures, type ExpectedValue } from '../../core/explanations';
import type { WrittenFigure } from '../../core/explanations/writtenFigure';
import type { LossQuestion } from '../../core/question';
import type { Explanation, ExplanationBlock, ExplanationInput } from '../../explanation';
import type { Lens } from '../../lens';
import { formatCount } from '../numbers';
import type { ExplanationMaker } from './explanationMaker';
import { agreement, asReadTable, matchesTable, noneFound } from './expectedValueBlocks';
import { inputBoundOf } from './inputBound';

/** Which convention, reduction, unit or mistake gives a figure that the person expected or was shown. */
export const expectedValueMaker: ExplanationMaker = {
  id: 'expectedValue',
  label: () => t('Expected another value?'),
  applies: ({ question, report, blocked }) =>
    !blocked && question?.target !== undefined && report?.losses !== undefined,
  explain(lens, values) {
    const given = values.expected ?? lens.figuresBeside?.()[0] ?? '';
    const { question } = lens;
    const answer =
      question === undefined
        ? t('There is no loss to compare with.')
        : answerTo(lens, question, given.trim());
    const error = typeof answer === 'string' ? answer : undefined;
    return explanationOf(given, error, typeof answer === 'string' ? [] : answer);
  },
};

function explanationOf(
  value: string,
  error: string | undefined,
  blocks: readonly ExplanationBlock[],
): Explanation {
  const input: ExplanationInput = {
    kind: 'text',
    id: 'expected',
    label: t('The value you expected or were shown'),
    value,
    placeholder: '0.6371',
    ...(error === undefined ? {} : { error }),
  };
  return { id: 'expectedValue', title: expectedValueMaker.label(), inputs: [input], blocks };
}

/** The blocks, or what is wrong with what was given. */
function answerTo(lens: Lens, question: LossQuestion, given: string): ExplanationBlock[] | string {
  if (given === '') return [asReadTable(expectedValue(question, []), question)];
  if (/^[\w=:('". -]{0,30}?[-+\u2212]?(?:nan|inf(?:inity)?)\b/i.test(given) || /^[-+\u2212]?∞$/.test(given)) {
    return [
      {
        kind: 'text',
        severity: 'information',
        runs: [{ text: t('This is no finite figure. “Why NaN or infinite?” says which element gives it.') }],
      },
    ];
  }
  const figures = writtenFigures(given);
  const losses = lens.report?.losses?.length ?? 1;
  if (figures.length === 0) return t('A number is expected, e.g. 0.6371; found {0}', given.slice(0, 60));
  if (figures.some(({ value }) => !Number.isFinite(value)))
    return t('A number below 1.8e308 in size is expected; found {0}', given.slice(0, 60));
  if (figures.length !== 1 && figures.length !== losses) {
    return losses === 1
      ? t('1 number is expected; found {0}', formatCount(figures.length))
      : t(
          '1 number is expected, or {0}, one for each loss; found {1}',
          formatCount(losses),
          formatCount(figures.length),
        );
  }
  return found(lens, question, figures);
}

function found(lens: Lens, question: LossQuestion, figures: readonly WrittenFigure[]): ExplanationBlock[] {
  const result: ExpectedValue = expectedValue(question, figures, {
    isReductionKnown: lens.reading.reductionReason.rule !== 'default',
    inputBound: inputBoundOf(lens),
  });
  const asRead = asReadTable(result, question);
  return result.matches.length === 0
    ? [noneFound(result, figures), asRead]
    : [agreement(result, figures, question), matchesTable(result, question, figures), asRead];
}
