import { t } from '@vscode/l10n';
import { everyLossOfRow, type LossOfRow } from '../../core/explanations';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { lossLabel } from '../lossLabels';
import { formatCount, formatNumber } from '../numbers';
import { note, numberTable, precise } from './blocks';

/** Rows of more classes take too long for every loss there is. */
const mostClasses = 500;

/** Every loss of the table that can be taken of the row. */
export function lossesTable({ question, row }: Lens): ExplanationBlock[] {
  if (!question || !row) return [];
  if (question.classes > mostClasses) {
    const tooMany = t(
      'Every loss is taken of up to {0} numbers; here are {1}.',
      formatCount(mostClasses),
      formatCount(question.classes),
    );
    return [note('information', tooMany)];
  }
  const all = everyLossOfRow(question, row);
  if (all.length === 0) return [];
  const rows = all.map(({ loss, value, largestGradient }) => {
    const { name, remark, unit } = lossLabel(loss.name, question);
    const isOutside = loss.name === 'reverseKl' && value === Infinity;
    const outside = isOutside ? t('infinite: p is 0 where q is not') : '';
    const remarks = [loss.properness === 'proper' ? t('proper') : '', remark ?? '', outside].filter(
      (text) => text !== '',
    );
    return {
      cells: [
        name,
        `${precise(value)}${unit ? ` ${unit}` : ''}`,
        Number.isNaN(largestGradient) && value === Infinity ? '–' : formatNumber(largestGradient),
        remarks.join(', '),
      ],
      mark: loss.name === question.loss ? t('this loss') : undefined,
    };
  });
  return [
    numberTable(
      row.elementLosses ? t('Every loss, summed over the row') : t('Every loss of this row'),
      [t('loss'), t('value'), t('largest |gradient|'), t('scoring rule')],
      rows,
      byDefault(all),
    ),
  ];
}

function byDefault(all: readonly LossOfRow[]): string {
  const none = t('Each loss has the options that it has by default, except this row’s own.');
  return all.some(({ loss }) => loss.unit === '')
    ? `${none} ${t('Losses without a unit are not comparable with those in nats or bits.')}`
    : none;
}
