import { t } from '@vscode/l10n';
import { sigmoid } from '../../core';
import {
  binaryDerivative,
  comparedBinaryLossIds,
  limitOfBinary,
  type ComparedBinaryLossId,
} from '../../core/explanations';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatNumber, formatProbability } from '../numbers';
import { heading, numberTable, paragraph } from './blocks';

/** 1 − σ of the wrong side. */
const rests = [0.5, 0.1, 0.01, 1e-3, 1e-6, 1e-12];

/** The signals of losses of σ(x) against y = 1 as σ(x) goes to 0, at fixed ones and at the row's worst element. */
export function binaryBlocks(lens: Lens, row: RowReport): readonly ExplanationBlock[] {
  const worst = worstElement(row);
  const logit = worst === undefined ? undefined : logitOfRight(row, worst);
  const rows = comparedBinaryLossIds.map((loss) => ({
    cells: [
      binaryLossName(loss),
      ...rests.map((rest) =>
        formatNumber(Math.abs(binaryDerivative(loss, Math.log(rest) - Math.log1p(-rest)))),
      ),
      `→ ${limitOfBinary(loss)}`,
      ...(logit === undefined ? [] : [formatNumber(Math.abs(binaryDerivative(loss, logit)))]),
    ],
    mark: loss === 'bce' ? t('exactly σ − y') : undefined,
  }));
  const yours =
    logit === undefined ? [] : [t('yours, {0}', formatProbability(sigmoid(-logit), sigmoid(logit)))];
  return [
    heading(t('A confident mistake')),
    numberTable(
      t('|∂L/∂ℓ| by the probability given to the wrong side'),
      [t('loss'), ...rests.map((rest) => formatProbability(1 - rest, rest)), '→ 1', ...yours],
      rows,
      worst === undefined
        ? undefined
        : t('Yours is the element furthest on the wrong side, {0}.', className(lens, worst)),
    ),
    paragraph(
      t(
        'Binary cross entropy has the derivative σ(ℓ) − y, which goes to 1 in size as the mistake grows surer; focal’s does too, for every γ ≥ 0. Errors of σ itself, squared or absolute, go to 0: the surer the mistake, the weaker the push.',
      ),
    ),
    paragraph(
      t(
        'Only binary cross entropy has exactly σ(ℓ) − y, up to a term in y alone. That (σ − y)² is proper, and that its derivative is affine in y as well, it shares.',
      ),
    ),
  ];
}

/** The logit of the side that is right, of an element with y = 0 or 1. */
function logitOfRight({ q, scores, p, logSumExp }: RowReport, index: number): number {
  const probability = q?.[index] ?? NaN;
  const areProbabilities = logSumExp === undefined && probability === scores[index];
  const logit = areProbabilities ? Math.log(probability) - Math.log1p(-probability) : scores[index];
  return p?.[index] === 1 ? logit : -logit;
}

function worstElement(row: RowReport): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  row.scores.forEach((_, index) => {
    const y = row.p?.[index];
    if (y !== 0 && y !== 1) return;
    const logit = logitOfRight(row, index);
    if (logit < least) [found, least] = [index, logit];
  });
  return found;
}

function binaryLossName(loss: ComparedBinaryLossId): string {
  switch (loss) {
    case 'bce':
      return t('binary cross entropy');
    case 'focal':
      return t('focal, γ = 2');
    case 'squared':
      return '(σ − y)²';
    case 'absolute':
      return '|σ − y|';
  }
}
