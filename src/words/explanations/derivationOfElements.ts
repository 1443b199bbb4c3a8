import { t } from '@vscode/l10n';
import { nudgeRowLoss } from '../../core/explanations';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { lossLabel } from '../lossLabels';
import { formatGiven, formatLoss, formatNumber } from '../numbers';
import { heading, numberTable, paragraph, steps, strong } from './blocks';
import { elementSteps } from './derivationElementSteps';
import { nudgeSteps } from './derivationNudge';
import { elided, reductionNote, shownItems } from './derivationTable';

/** A loss of each number by itself: one element in full, every element in a table. */
export function derivationOfElements(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  index: number,
): readonly ExplanationBlock[] {
  const { formula, gradient, by } = lossLabel(question.loss, question);
  const name = className(lens, index);
  const { p, elementLosses } = row;
  if (!p || !elementLosses || !row.gradient) return [];
  return [
    heading(t('From {0} to its derivative, for element {1}', formula, name)),
    steps(
      gradient.startsWith('∂') ? `L = ${formula}` : `L = ${formula}, ∂L/∂${by} = ${gradient}`,
      ...elementSteps(question, row.scores[index], p[index], index),
      ['L = ', strong(formatLoss(elementLosses[index]))],
      [`∂L/∂${by} = `, strong(formatNumber(row.gradient[index], 4))],
    ),
    ...nudgeSteps(nudgeRowLoss(question, row.row, index), 'L', t('element {0}', name), row.gradient[index]),
    elementTable(lens, row, index, elementLosses, row.gradient, by),
    ...(row.scores.length > 1
      ? [paragraph(t('No element’s loss depends on another, so each derivative is its own.'))]
      : []),
    ...reductionNote(lens, row),
  ];
}

function elementTable(
  lens: Lens,
  row: RowReport,
  index: number,
  losses: Float64Array,
  gradient: Float64Array,
  by: string,
): ExplanationBlock {
  const items = shownItems(lens, row, index).filter((item) => item.index >= 0);
  const rows = items.map((item) => {
    const x = row.scores[item.index];
    const y = row.p?.[item.index] ?? NaN;
    const third = row.q === undefined ? [x - y] : by === 'q' ? [] : [row.q[item.index]];
    const numbers = [x, y, ...third].map((value) => formatGiven(value));
    return {
      cells: [item.name, ...numbers, formatLoss(losses[item.index]), formatNumber(gradient[item.index], 4)],
      mark: item.index === index ? t('followed above') : undefined,
    };
  });
  return numberTable(
    t('Every element and its derivative'),
    [
      t('element'),
      by,
      'y',
      ...(row.q === undefined ? ['x − y'] : by === 'q' ? [] : [t('probability')]),
      t('loss'),
      t('derivative'),
    ],
    rows,
    elided(items.length, row),
  );
}
