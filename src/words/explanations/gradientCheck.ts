import { t } from '@vscode/l10n';
import { gradientCheck, type GivenGradient, type GradientCheck } from '../../core/explanations/gradientCheck';
import type { LossQuestion } from '../../core/question';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { formatCount, formatNumber } from '../numbers';
import type { ExplanationMaker } from './explanationMaker';
import { gradientTable } from './gradientCheckTable';
import { diagnosisWords } from './gradientCheckWords';
import { gradientOf } from './gradientText';

/** More scores than these are not compared. */
const mostScores = 12_000;

/** A gradient of the person's compared with the analytic one and with central differences. */
export const gradientCheckMaker: ExplanationMaker = {
  id: 'gradientCheck',
  label: () => t('Check a gradient'),
  applies: ({ question, row, blocked }) =>
    !blocked && question?.target !== undefined && (row?.gradient !== undefined || row?.ignored === true),
  explain(lens, values) {
    const text = values.gradient ?? lens.gradientBeside?.() ?? '';
    const { question } = lens;
    const answer = question === undefined ? [] : answerTo(lens, question, text.trim());
    const isWrong = typeof answer === 'string';
    return {
      id: 'gradientCheck',
      title: gradientCheckMaker.label(),
      inputs: [
        {
          kind: 'text',
          id: 'gradient',
          label: t('The gradient you have'),
          value: text,
          placeholder: 'tensor([[ 0.2089, -0.2089]])',
          ...(isWrong ? { error: answer } : {}),
        },
      ],
      blocks: isWrong ? [] : answer,
    };
  },
};

/** The blocks, or what is wrong with what was given. */
function answerTo(lens: Lens, question: LossQuestion, text: string): ExplanationBlock[] | string {
  const row = lens.row?.row ?? 0;
  if (question.scores.length > mostScores) {
    return [
      {
        kind: 'text',
        severity: 'information',
        runs: [
          {
            text: t(
              'The array has more than {0} numbers: its gradient is not compared.',
              formatCount(mostScores),
            ),
          },
        ],
      },
    ];
  }
  if (text === '') return [gradientTable(question, row, undefined)];
  const given = gradientOf(text, [question.scores.length, question.classes]);
  if (typeof given === 'string') return given;
  const check = gradientCheck(question, given, row);
  if (check === undefined) return [];
  if (check.verdict === 'shape') {
    return t(
      'A gradient has {0} numbers here, or {1} for one row; found {2}',
      formatCount(question.scores.length),
      formatCount(question.classes),
      formatCount(given.values.length),
    );
  }
  return blocksOf(question, given, check, row);
}

function blocksOf(
  question: LossQuestion,
  given: GivenGradient,
  check: GradientCheck,
  row: number,
): ExplanationBlock[] {
  const shown = check.row ?? (check.verdict === 'ok' ? row : Math.floor(check.worst / question.classes));
  const others = check.diagnoses.slice(1, 4).map(diagnosisWords);
  return [
    verdict(check, question),
    ...(check.verdict === 'diagnosed' && others.length > 0
      ? [{ kind: 'text' as const, runs: [{ text: t('These would give it too: {0}.', others.join('; ')) }] }]
      : []),
    gradientTable(question, shown, { values: given.values, isWhole: check.row === undefined }),
    measures(check),
  ];
}

function verdict(check: GradientCheck, question: LossQuestion): ExplanationBlock {
  const row = check.row !== undefined && question.rows > 1 ? t(' of row {0}', check.row) : '';
  const strong = (text: string) => ({ text, style: 'strong' as const });
  switch (check.verdict) {
    case 'ok':
      return {
        kind: 'text',
        severity: 'information',
        runs: [
          strong(t('The gradient is right')),
          { text: t('{0}: every number is the analytic one as far as its digits tell.', row) },
        ],
      };
    case 'diagnosed':
      return {
        kind: 'text',
        severity: 'warning',
        runs: [strong(t('Another gradient{0}', row)), { text: `: ${diagnosisWords(check.diagnoses[0])}.` }],
      };
    case 'factor':
      return {
        kind: 'text',
        severity: 'warning',
        runs: [
          strong(t('{0} times the gradient', formatNumber(check.ratio ?? NaN, 5))),
          { text: t('{0}: every number by the same factor, which none of the numbers here explains.', row) },
        ],
      };
    case 'reordered':
      return {
        kind: 'text',
        severity: 'warning',
        runs: [strong(t('The right numbers in another order')), { text: orderText(check) }],
      };
    default:
      return {
        kind: 'text',
        severity: 'warning',
        runs: [
          strong(t('Another gradient')),
          {
            text: t(
              ': {0} of {1} numbers are further from the analytic ones than their digits explain, and no known mistake gives them.',
              formatCount(check.unexplained),
              formatCount(check.analytic.length),
            ),
          },
        ],
      };
  }
}

function orderText({ order }: GradientCheck): string {
  switch (order?.of) {
    case 'classes':
      return t(': its classes are {0} of the analytic gradient.', order.indices.join(', '));
    case 'rows':
      return t(': its rows are {0} of the analytic gradient.', order.indices.join(', '));
    default:
      return t(': it is transposed.');
  }
}

function measures({ relativeError, largestRelativeError, unexplained }: GradientCheck): ExplanationBlock {
  const largest =
    unexplained === 0
      ? ''
      : t(
          ' The largest relative error beyond the digits, |given − analytic| / max(|given|, |analytic|), is {0}.',
          formatNumber(largestRelativeError),
        );
  return {
    kind: 'text',
    runs: [
      {
        text: t('‖given − analytic‖ / (‖given‖ + ‖analytic‖) = {0}.', formatNumber(relativeError)) + largest,
      },
    ],
  };
}
