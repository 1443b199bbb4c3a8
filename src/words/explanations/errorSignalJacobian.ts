import { t } from '@vscode/l10n';
import {
  differ,
  mirroredEntries,
  probesOf,
  type ErrorSignal,
  type MirroredEntries,
} from '../../core/explanations';
import type { ExplanationBlock, ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatNumber } from '../numbers';
import { heading, note, numberTable, paragraph } from './blocks';
import { integralBlocks, type SignalShown } from './errorSignalPaths';

/** The mirrored entries of the Jacobian and the integrals along two paths: what decides whether there is a loss. */
export function proofBlocks(lens: Lens, shown: SignalShown): readonly ExplanationBlock[] {
  const { signal, x, among, temperature } = shown;
  const own = mirroredEntries(signal, x, among);
  if (!own) return [...alone(shown), ...integralBlocks(lens, shown, x)];
  if (signal.loss || differ(own)) {
    return [
      heading(t('Its Jacobian')),
      verdict(signal, own),
      entryTable(lens, shown, own, t('at your row')),
      ...integralBlocks(lens, shown, x, own),
    ];
  }
  for (const probe of probesOf(x, temperature).slice(1)) {
    const entries = mirroredEntries(signal, probe, among);
    if (entries && differ(entries)) return elsewhere(lens, shown, own, probe, entries);
  }
  return [
    heading(t('Its Jacobian')),
    note('information', t('At every point tried its mirrored entries agree, which settles nothing.')),
    entryTable(lens, shown, own, t('at your row')),
  ];
}

/** One number has no pair: whatever its signal, its integral is a loss. */
function alone({ symbol }: SignalShown): readonly ExplanationBlock[] {
  return [
    paragraph(
      t('A signal of one number {0} that is continuous or jumps always has a loss: its integral.', symbol),
    ),
  ];
}

function elsewhere(
  lens: Lens,
  shown: SignalShown,
  own: MirroredEntries,
  probe: Float64Array,
  entries: MirroredEntries,
): readonly ExplanationBlock[] {
  return [
    heading(t('Its Jacobian')),
    paragraph(
      t(
        'At your row the mirrored entries agree. At the other point below they do not, and a loss would need them to agree everywhere.',
      ),
    ),
    entryTable(lens, shown, own, t('at your row')),
    verdict(shown.signal, entries),
    entryTable(lens, shown, entries, pointName(lens, shown, probe)),
    ...integralBlocks(lens, shown, probe, entries),
  ];
}

const pointName = (lens: Lens, { symbol, place }: SignalShown, probe: Float64Array): string =>
  probe.length > 6
    ? t('at another point')
    : t(
        'at {0} = {1}',
        symbol,
        Array.from(probe, (value, index) => `${className(lens, place(index))} ${formatNumber(value)}`).join(
          ', ',
        ),
      );

function verdict({ loss }: ErrorSignal, entries: MirroredEntries): ExplanationBlock {
  if (differ(entries)) {
    return note(
      'warning',
      t(
        'This signal has no loss: the gradient of a loss has a symmetric Jacobian, its Hessian, and these two entries differ.',
      ),
    );
  }
  return paragraph(
    loss
      ? t('It is symmetric, as the Hessian of a loss must be. The largest of its mirrored entries:')
      : t('These entries agree.'),
  );
}

function entryTable(
  lens: Lens,
  { symbol, place }: SignalShown,
  entries: MirroredEntries,
  where: string,
): ExplanationTable {
  const [k, j] = [entries.k, entries.j].map((index) => className(lens, place(index)));
  const row = (of: string, by: string, exact: number, difference: number) => ({
    cells: [
      t('∂ signal of {0} by {1} of {2}', of, symbol, by),
      formatNumber(exact, 6),
      formatNumber(difference, 6),
    ],
    mark: differ(entries) ? t('they differ') : undefined,
  });
  return numberTable(
    t('Mirrored entries of the Jacobian, {0}', where),
    [t('entry'), t('exact'), t('by central difference')],
    [
      row(k, j, entries.above, entries.aboveByDifference),
      row(j, k, entries.below, entries.belowByDifference),
    ],
  );
}
