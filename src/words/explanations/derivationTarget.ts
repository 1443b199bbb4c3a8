import { t } from '@vscode/l10n';
import type { LossQuestion, Target } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount, formatGiven, formatNumber } from '../numbers';
import { factor, heading, steps } from './blocks';

/** How the given target becomes p by class weights and label smoothing; nothing where there are neither. */
export function effectiveTargetBlocks(
  lens: Lens,
  { target, options, classes }: LossQuestion,
  row: RowReport,
  index: number,
): readonly ExplanationBlock[] {
  const { weight, labelSmoothing = 0 } = options;
  const { p, targetMass } = row;
  if (!target || !p || targetMass === undefined || (weight === undefined && labelSmoothing === 0)) return [];
  const given = givenMass(target, row.row, index, classes);
  const smoothing = formatGiven(labelSmoothing);
  const smoothed = labelSmoothing === 0 ? 'y_k' : '(1 − ε)·y_k + ε/C';
  const inNumbers =
    labelSmoothing === 0
      ? formatGiven(given)
      : `(1 − ${smoothing})·${factor(formatGiven(given))} + ${smoothing}/${formatCount(classes)}`;
  const symbols =
    weight === undefined ? smoothed : labelSmoothing === 0 ? `w_k·${smoothed}` : `w_k·(${smoothed})`;
  const numbers =
    weight === undefined
      ? inNumbers
      : `${formatGiven(weight[index] ?? NaN)}·${labelSmoothing === 0 ? inNumbers : `(${inNumbers})`}`;
  return [
    heading(t('The target that the loss is taken against')),
    steps(
      t('p_k = {0}, with y the target as given', symbols),
      t('for {0}: {1} = {2}', className(lens, index), numbers, formatNumber(p[index], 6)),
      t('Σp = {0}', formatNumber(targetMass, 6)),
    ),
  ];
}

function givenMass(target: Target, row: number, index: number, classes: number): number {
  return target.kind === 'index'
    ? Number(target.indices[row] === index)
    : target.values[row * classes + index];
}
