import { t } from '@vscode/l10n';
import { compareConventions, type ComparedConvention } from '../../core/conventions/compareConventions';
import type { Answer } from '../../core/conventions/answer';
import type { LossQuestion } from '../../core/question';
import { isElementwise } from '../../core/report/families';
import type { ExplanationTable } from '../../explanation';
import { formatNumber } from '../numbers';
import { nameOf } from './frameworksTables';

/** The reduced loss, or without a reduction that of the row shown, as each framework computes it. */
export function returnsTable(question: LossQuestion, row: number): ExplanationTable | undefined {
  if (question.target === undefined || question.rows === 0) return undefined;
  const comparison = compareConventions(question);
  const isSingle = question.reduction !== 'none' || question.rows === 1;
  const shown = ({ reduced, losses }: Answer): number => reduced ?? rowLoss(question, losses, row);
  return {
    kind: 'table',
    caption: isSingle ? t('What each framework gives') : t('What each framework gives for row {0}', row),
    columns: [
      { heading: t('framework'), align: 'start' },
      { heading: t('loss'), align: 'end' },
      { heading: 'float32', align: 'end' },
      { heading: 'float16', align: 'end' },
      { heading: t('known from'), align: 'start' },
    ],
    rows: comparison.rows.map((compared) => {
      const cells = cellsOf(compared, shown);
      const isNotFinite = cells.slice(0, 3).some((cell) => /NaN|∞/.test(cell));
      return {
        cells: [nameOf(comparison, compared), ...cells],
        ...(isNotFinite ? { mark: t('not finite') } : {}),
      };
    }),
  };
}

function rowLoss({ loss, classes }: LossQuestion, losses: Float64Array, row: number): number {
  if (!isElementwise(loss)) return losses[row];
  return losses.subarray(row * classes, (row + 1) * classes).reduce((sum, value) => sum + value, 0);
}

function cellsOf(compared: ComparedConvention, shown: (answer: Answer) => number): string[] {
  const { exact, float32, float16, loss, sources } = compared;
  const figure = (answer: Answer | undefined) => (answer === undefined ? '' : formatNumber(shown(answer), 6));
  const raised = loss.raises.at(0);
  const first = exact ? figure(exact) : raised ? t('raises {0}', raised.exception) : t('not defined');
  return [first, figure(float32), figure(float16), sourceText(compared.convention, sources)];
}

function sourceText(convention: string, sources: ComparedConvention['sources']): string {
  if (convention === 'mathematics') return t('by definition, with 0 · (−∞) = 0');
  return [
    ...new Set(
      sources.map(({ file, versions, evidence }) =>
        evidence === 'run' ? t('run with {0}', versions) : t('{0} of {1}, read', file, versions),
      ),
    ),
  ].join('; ');
}
