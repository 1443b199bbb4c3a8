import { t } from '@vscode/l10n';
import {
  alongLegs,
  alongLine,
  type ErrorSignal,
  type Integral,
  type MirroredEntries,
} from '../../core/explanations';
import type { ExplanationBlock, ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatNumber } from '../numbers';
import { heading, numberTable, paragraph } from './blocks';

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

/** The integrals of a signal along two paths: of a gradient they are the same. */
export function integralBlocks(
  lens: Lens,
  shown: SignalShown,
  to: Float64Array,
  entries?: MirroredEntries,
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
