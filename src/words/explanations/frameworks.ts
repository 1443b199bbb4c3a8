import { t } from '@vscode/l10n';
import {
  compareConventions,
  mostRounded,
  mostRoundedOf,
  newestLoss,
  type Answer,
  type Comparison,
} from '../../core/conventions';
import { conventions } from '../../core/conventions/conventionName';
import type { LossQuestion } from '../../core/question';
import { isElementwise } from '../../core/report/families';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { conventionName } from '../conventionNames';
import { formatCount } from '../numbers';
import { note, paragraph } from './blocks';
import type { ExplanationMaker } from './explanationMaker';
import { gradientTable } from './frameworksGradient';
import { misfitBlocks, misfitOf } from './frameworksMisfit';
import { otherScaleTable } from './frameworksOtherScale';
import { precisionTable } from './frameworksPrecision';
import { raisesTable } from './frameworksRaises';
import { sourceTable } from './frameworksSources';
import { differenceTable, lossTable, nameOf, type ShownLoss } from './frameworksTables';
import { targetTable } from './frameworksTarget';

/** The same arrays under mathematics and each framework, where and why they differ, and what each would raise. */
export const frameworks: ExplanationMaker = {
  id: 'frameworks',
  label: () => t('What do the frameworks give?'),
  applies: (lens) => {
    const question = askedOf(lens);
    if (!question) return false;
    return misfitOf(lens) !== undefined || (question.target !== undefined && hasFramework(question));
  },
  explain: (lens) => ({
    id: 'frameworks',
    title: frameworks.label(),
    inputs: [],
    blocks: blocksOf(lens),
  }),
};

/** The question as it was asked, one that is refused too. */
const askedOf = ({ reading }: Lens): LossQuestion | undefined => reading.refused ?? reading.question;

function hasFramework(question: LossQuestion): boolean {
  return conventions.some((name) => name !== 'mathematics' && newestLoss(question, name) !== undefined);
}

function blocksOf(lens: Lens): ExplanationBlock[] {
  const question = askedOf(lens);
  const misfit = misfitOf(lens);
  if (misfit && question) return misfitBlocks(question, misfit);
  if (!question?.target) return [];
  const comparison = compareConventions(question);
  const inForce = question.convention ?? lens.reading.convention ?? 'mathematics';
  const [what, shown] = shownLoss(lens, question);
  const raised = comparison.rows.flatMap((row) =>
    row.loss.raises.map((one) => ({ name: nameOf(comparison, row), raised: one })),
  );
  const tables = [
    raisesTable(raised),
    lossTable(comparison, shown, what, inForce),
    differenceTable(comparison),
    otherScaleTable(question, comparison, shown),
    lens.blocked ? undefined : targetTable(lens, question),
    gradientTable(lens, comparison),
    lens.blocked ? undefined : precisionTable(lens, question),
    sourceTable(comparison),
  ];
  return [
    ...cutNote(question, comparison),
    ...largeNote(question, comparison),
    ...tables.filter((table) => table !== undefined),
    paragraph(
      t('Choose Convention… sets whose rules hover, panel and status bar follow for this array. Now: '),
      conventionName(inForce),
      '.',
    ),
  ];
}

function cutNote({ rows }: LossQuestion, { comparedRows }: Comparison): ExplanationBlock[] {
  if (comparedRows === rows) return [];
  return [
    note(
      'information',
      t(
        'The batch is large: its first {0} of {1} rows are compared, as if they were all.',
        formatCount(comparedRows),
        formatCount(rows),
      ),
    ),
  ];
}

/** Of a row too long for what takes longest. */
function largeNote({ loss }: LossQuestion, { comparedNumbers, isTooLong }: Comparison): ExplanationBlock[] {
  if (isTooLong)
    return [
      note(
        'information',
        t(
          'The frameworks’ own losses are compared for up to {0} numbers; here are {1}.',
          formatCount(mostRounded),
          formatCount(comparedNumbers),
        ),
      ),
    ];
  const most = mostRoundedOf(loss);
  if (comparedNumbers <= most) return [];
  return [
    note(
      'information',
      t(
        'Results in float32 and float16 and gradients are compared for up to {0} numbers; here are {1}.',
        formatCount(most),
        formatCount(comparedNumbers),
      ),
    ),
  ];
}

/** The reduced loss; without a reduction that of the row shown. */
function shownLoss(lens: Lens, question: LossQuestion): readonly [string, ShownLoss] {
  const { reduction, rows, classes, loss } = question;
  const elementwise = isElementwise(loss);
  if (reduction !== 'none' || (elementwise ? rows * classes : rows) === 1) {
    const what = reduction === 'mean' ? t('The mean') : reduction === 'sum' ? t('The sum') : t('The loss');
    return [what, ({ reduced = NaN }: Answer) => reduced];
  }
  const row = lens.row?.row ?? 0;
  const sumOfRow = ({ losses }: Answer): number =>
    losses.subarray(row * classes, (row + 1) * classes).reduce((total, value) => total + value, 0);
  return elementwise
    ? [t('The sum of row {0}', row), sumOfRow]
    : [t('The loss of row {0}', row), ({ losses }) => losses[row]];
}
