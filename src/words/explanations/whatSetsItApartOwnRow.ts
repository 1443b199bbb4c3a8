import { t } from '@vscode/l10n';
import { softmax } from '../../core';
import {
  comparedGradient,
  comparedLossIds,
  isOfOneClass,
  largestSize,
  type LogitsOfRow,
} from '../../core/explanations';
import { sumOf } from '../../core/kernel/exactArithmetic';
import type { ExplanationBlock, ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatNumber, formatSigned } from '../numbers';
import { heading, note, numberTable, paragraph, tidy } from './blocks';
import { comparedLossName } from './whatSetsItApartConfidence';

/** Below it a difference from q − p is that of rounding. */
const rounding = 1e-14;

/** The gradients of all losses at the row's own logits and p, and how far each is from q − p. */
export function ownRowBlocks(lens: Lens, given: LogitsOfRow): readonly ExplanationBlock[] {
  const own = lens.row?.p;
  const sum = own ? sumOf(own) : NaN;
  if (!own || !(sum > 0 && sum < Infinity) || !own.every((value) => value >= 0)) return [];
  const isWhole = Math.abs(sum - 1) <= 1e-9;
  const p = own.map((value) => value / sum);
  return [
    heading(t('At your own row')),
    ...(isWhole
      ? []
      : [
          note(
            'information',
            t('The target sums to {0}, not 1: p/{0} is used here for every loss.', tidy(sum)),
          ),
        ]),
    ownTable(lens, given, p),
    paragraph(
      t(
        'Only cross entropy has exactly q − p under softmax, whatever q and p are. A loss is settled by its gradient up to what does not depend on ℓ, here a term in p alone: Kullback–Leibler divergence, which is cross entropy less H(p), is the same in this.',
      ),
    ),
    paragraph(
      t(
        'Two things do not set it apart: Brier, spherical, power and ranked probability scores are proper as well, and their gradients too are affine in p, so that drawn classes estimate them.',
      ),
    ),
  ];
}

function ownTable(lens: Lens, { logits, temperature }: LogitsOfRow, p: Float64Array): ExplanationTable {
  const q = softmax(logits, { temperature });
  const certain = p.indexOf(1);
  const shown = comparedLossIds.filter((loss) => certain >= 0 || !isOfOneClass(loss));
  const rows = shown.map((loss) => {
    const target = isOfOneClass(loss) ? certain : p;
    const gradient = comparedGradient(loss, logits, target, temperature);
    const largest = largestSize(gradient);
    const at = gradient.findIndex((value) => Math.abs(value) === largest);
    const off = largestSize(gradient.map((value, index) => value - (q[index] - p[index])));
    return {
      cells: [
        comparedLossName(loss),
        at < 0 ? '' : formatSigned(gradient[at]),
        at < 0 ? '' : className(lens, at),
        off <= rounding ? '0' : formatNumber(off),
      ],
      mark: loss === 'crossEntropy' ? t('exactly q − p') : undefined,
    };
  });
  const left =
    certain >= 0
      ? undefined
      : t('Focal, poly-1 and generalized cross entropy are of one class only and left out.');
  return numberTable(
    t('Gradients by {0} at your own row', temperature === 1 ? 'ℓ' : 'ℓ/T'),
    [t('loss'), t('largest component'), t('at class'), t('largest difference from q − p')],
    rows,
    left,
  );
}
