import type { Diagnostic } from '../core/diagnostic';
import type { Choices, ClassOrder, Reading } from './reading';

/** A flat vector as rows of classes. */
export interface OfferedCut {
  readonly kind: 'cut';
  readonly rows: number;
  readonly classes: number;
  readonly order: ClassOrder;
}

/** The classes on another axis. */
export interface OfferedAxis {
  readonly kind: 'axis';
  readonly axis: number;
}

/** Another layout in which the scores may be meant. */
export type LayoutOffer = OfferedCut | OfferedAxis;

/** Numbers of rows offered where nothing says how many there are. */
const MOST_SIZES = 8;
const orders: readonly ClassOrder[] = ['rows', 'classes'];

/** What a person chooses by taking an offer; a choice of the other kind goes with it. */
export const choiceOf = (offer: LayoutOffer): Pick<Choices, 'cut' | 'classAxis'> =>
  offer.kind === 'cut'
    ? { cut: { rows: offer.rows, order: offer.order }, classAxis: undefined }
    : { cut: undefined, classAxis: offer.axis };

/** The layouts that a diagnostic speaks of: rows of a flat vector, or the axis along which the numbers sum to 1. */
export function layoutsOf(diagnostic: Diagnostic, reading: Reading): readonly LayoutOffer[] {
  if (diagnostic.code === 'flat-batch') {
    const { rows, classes } = diagnostic;
    return diagnostic.orders.map((order) => ({ kind: 'cut', rows, classes, order }));
  }
  if (diagnostic.code !== 'class-axis' || diagnostic.applied) return [];
  // The axis of a target is the scores' own only where they have the same shape.
  const isOfScores = diagnostic.of === 'scores' || hasShapeOfScores(reading);
  return isOfScores ? [{ kind: 'axis', axis: diagnostic.axis }] : [];
}

/** The layouts that the diagnostics of a reading speak of, each once. */
export function toldLayouts(reading: Reading): readonly LayoutOffer[] {
  const offers = reading.diagnostics.flatMap((diagnostic) => layoutsOf(diagnostic, reading));
  return offers.filter((offer, index) => offers.findIndex((other) => isSameLayout(other, offer)) === index);
}

/**
 * The ways to read a flat vector as rows of at least two classes: as many rows as targets stand beside it, else as many
 * as divide its length, up to eight numbers of rows, those nearest to as many rows as classes; empty where it is no flat vector.
 * @param chosen the cut in force
 */
export function possibleCuts(reading: Reading, chosen: Choices['cut']): readonly OfferedCut[] {
  const { shape, truncated } = reading.scores ?? reading.array;
  const [length = 0] = shape;
  if (shape.length !== 1 || truncated || (!chosen && isCutByText(reading))) return [];
  const told = rowsBeside(reading, length);
  const sizes = told.length > 0 ? told : evenDivisors(length);
  return sizes.flatMap((rows) =>
    orders.map((order): OfferedCut => ({ kind: 'cut', rows, classes: length / rows, order })),
  );
}

/** A call around the vector gave it a shape already. */
const isCutByText = ({ layout }: Reading): boolean =>
  layout !== undefined && (layout.rows !== 1 || layout.classAxis > 0);

function rowsBeside({ diagnostics, target, offers }: Reading, length: number): readonly number[] {
  const told = diagnostics.flatMap((one) => (one.code === 'flat-batch' ? [one.rows] : []));
  const beside = [target, ...offers].flatMap((one) =>
    one?.array?.shape.length === 1 ? [one.array.values.length] : [],
  );
  const rows = [...told, ...beside].filter((count) => isCut(length, count));
  return [...new Set(rows)];
}

const isCut = (length: number, rows: number): boolean =>
  rows >= 2 && length % rows === 0 && length / rows >= 2;

/** Divisors near the root first: a batch seldom has a thousand rows of two classes or the reverse. */
function evenDivisors(length: number): readonly number[] {
  const found: number[] = [];
  for (let one = Math.floor(Math.sqrt(length)); one >= 2 && found.length < MOST_SIZES; one--) {
    if (isCut(length, one)) found.push(...new Set([one, length / one]));
  }
  return found.slice(0, MOST_SIZES).sort((a, b) => a - b);
}

function hasShapeOfScores({ scores, target }: Reading): boolean {
  const own = scores?.shape ?? [];
  const other = target?.array?.shape ?? [];
  return own.length === other.length && own.every((length, axis) => length === other[axis]);
}

const isSameLayout = (a: LayoutOffer, b: LayoutOffer): boolean =>
  a.kind === 'axis'
    ? b.kind === 'axis' && a.axis === b.axis
    : b.kind === 'cut' && a.rows === b.rows && a.order === b.order;
