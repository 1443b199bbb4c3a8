import { t } from '@vscode/l10n';
import {
  alongLegs,
  alongLine,
  differ,
  mirroredEntries,
  probesOf,
  type ErrorSignal,
  type Integral,
  type MirroredEntries,
} from '../../core/explanations';
import type { ExplanationBlock, ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatNumber } from '../numbers';
import { heading, note, numberTable, paragraph } from './blocks';

/** A signal at the numbers of a row, with the names that it goes by. */
export interface SignalShown {
  readonly signal: ErrorSignal;
  readonly x: Float64Array;
  /** Where integrals start. */
  readonly origin: Float64Array;
  readonly temperature: number;
  /** `ℓ` or `x`. */
  readonly symbol: string;
  readonly originName: string;
  /** The elements of x that are looked at for mirrored entries. */
  readonly among: readonly number[];
  /** The element of the whole row that an element of x is. */
  readonly place: (index: number) => number;
}

/** Evaluations of a signal of one number; of N numbers each costs N. */
const mostWork = 40_000;

/** The mirrored entries of the Jacobian and the integrals along two paths: what decides whether there is a loss. */
export function proofBlocks(lens: Lens, shown: SignalShown): readonly ExplanationBlock[] {
  const { signal, x, among, temperature } = shown;
  const own = mirroredEntries(signal, x, among);
  if (!own) return [...alone(shown), integralTable(lens, shown, x, pathsOf(shown, x))];
  if (signal.loss || differ(own)) {
    return [
      heading(t('Its Jacobian')),
      verdict(signal, own),
      entryTable(lens, shown, own, t('at your row')),
      ...integrals(lens, shown, x, own),
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
    ...integrals(lens, shown, probe, entries),
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

function integrals(
  lens: Lens,
  shown: SignalShown,
  to: Float64Array,
  entries: MirroredEntries,
): readonly ExplanationBlock[] {
  const found = pathsOf(shown, to, entries);
  return [
    heading(t('Its integral along a path')),
    integralTable(lens, shown, to, found),
    paragraph(
      shown.signal.loss
        ? t('The integral of the signal is the difference of the loss, whichever way is taken.')
        : found.agree
          ? t('These two ways agree; where mirrored entries differ, others do not.')
          : t('The integral depends on the way, so that it is no difference of a loss.'),
    ),
  ];
}

interface Paths {
  readonly straight: Integral;
  /** With element `first` moved alone before the others. */
  readonly legs?: Integral;
  readonly first: number;
  readonly agree: boolean;
}

/** The straight way and one round a corner: of the two elements of a pair the one whose corner shows a difference. */
function pathsOf({ signal, origin }: SignalShown, to: Float64Array, entries?: MirroredEntries): Paths {
  const evaluations = Math.max(30, Math.floor(mostWork / to.length));
  const straight = alongLine(signal, origin, to, evaluations);
  if (!entries) return { straight, first: 0, agree: true };
  const around = (first: number): Paths => {
    const legs = alongLegs(signal, origin, to, first, evaluations);
    const gap = Math.abs(legs.value - straight.value);
    const known = legs.error + straight.error + 1e-10 * Math.abs(straight.value);
    return { straight, legs, first, agree: !(gap > known) };
  };
  const found = around(entries.k);
  return found.agree && !signal.loss ? around(entries.j) : found;
}

function integralTable(
  lens: Lens,
  { signal, origin, originName, place }: SignalShown,
  to: Float64Array,
  { straight, legs, first }: Paths,
): ExplanationTable {
  const { loss } = signal;
  const difference = loss && [
    t('loss here less loss at {0}', originName),
    formatNumber(loss(to) - loss(origin), 8),
    '',
  ];
  const rows = [
    ...(difference ? [{ cells: difference }] : []),
    integralRow(t('straight from {0}', originName), straight),
    ...(legs
      ? [integralRow(t('first {0} alone, then the others', className(lens, place(first))), legs)]
      : []),
  ];
  const headings = [t('path'), t('value'), t('known to within')];
  return numberTable(t('∫ signal along paths from {0}', originName), headings, rows);
}

const integralRow = (name: string, { value, error }: Integral) => ({
  cells: [name, formatNumber(value, 8), error === 0 ? '0' : formatNumber(error, 1)],
});
