import { t } from '@vscode/l10n';
import {
  stops,
  underOtherScale,
  type ComparedConvention,
  type Comparison,
  type OtherScale,
} from '../../core/conventions';
import type { LossQuestion } from '../../core/question';
import type { ExplanationTable } from '../../explanation';
import { differenceText } from '../conventionDifferences';
import { figure } from './frameworksFigure';
import { differsText, nameOf, type ShownLoss } from './frameworksTables';

/** What calls give that take logits for probabilities, or the reverse; undefined for losses without such calls. */
export function otherScaleTable(
  question: LossQuestion,
  comparison: Comparison,
  shown: ShownLoss,
): ExplanationTable | undefined {
  const mathematics = comparison.rows.find(({ convention }) => convention === 'mathematics')?.exact;
  const other = underOtherScale(question, mathematics);
  if (!other) return undefined;
  const exact = mathematics && shown(mathematics);
  return {
    kind: 'table',
    caption:
      other.takes === 'probabilities'
        ? t('The same numbers in a call that takes them for probabilities')
        : t('The same numbers in a call that takes them for logits'),
    columns: [
      { heading: t('convention'), align: 'start' },
      { heading: t('call'), align: 'start' },
      { heading: t('loss'), align: 'end' },
      { heading: t('why'), align: 'start' },
    ],
    rows: other.rows.map((row) => ({
      cells: [nameOf(other, row), row.loss.call, lossText(row, shown), whyText(row, other)],
      mark: row.exact && exact !== undefined ? differsText(shown(row.exact), exact) : undefined,
    })),
  };
}

function lossText({ exact, loss }: ComparedConvention, shown: ShownLoss): string {
  if (exact) return figure(shown(exact), 10);
  return loss.raises.some(stops) ? t('raises') : '';
}

function whyText(row: ComparedConvention, { takes }: OtherScale): string {
  const raised = row.loss.raises.find(stops);
  const reason =
    takes === 'logits'
      ? t('takes logits')
      : row.convention === 'keras'
        ? t('its default takes probabilities (from_logits=False)')
        : t('takes probabilities');
  const rest = raised
    ? [`${raised.exception}: ${raised.message}`]
    : row.differences.filter(({ code }) => code !== 'denominator').map(differenceText);
  return [reason, ...rest].join('; ');
}
