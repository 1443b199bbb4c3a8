import { t } from '@vscode/l10n';
import { shapeRaises } from '../../core/conventions';
import type { LossQuestion } from '../../core/question';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { conventionName } from '../conventionNames';
import { note, paragraph } from './blocks';
import { raisesTable } from './frameworksRaises';

interface Misfit {
  readonly scores: readonly number[];
  readonly target: readonly number[];
}

/** Shapes that do not fit: nothing can be computed, but what would be raised is known. */
export function misfitOf({ reading }: Lens): Misfit | undefined {
  return reading.diagnostics.find((diagnostic) => diagnostic.code === 'shape');
}

export function misfitBlocks(question: LossQuestion, { scores, target }: Misfit): ExplanationBlock[] {
  const raised = shapeRaises(question.loss, scores, target).map(({ convention, raised: one }) => ({
    name: conventionName(convention),
    raised: one,
  }));
  const table = raisesTable(raised);
  return [
    note('error', t('The target does not fit the scores, so that no loss is computed.')),
    ...(table ? [table] : [paragraph(t('What the frameworks raise for these shapes is not known here.'))]),
  ];
}
