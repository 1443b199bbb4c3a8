import { fromWire, type LensState, type PanelItem, type WireNumber } from '../src/protocol';
import {
  alignDecimals,
  formatGiven,
  formatNumber,
  formatProbability,
  formatSigned,
  formatTotal,
} from '../src/words/numbers';
import { gradientComplement } from '../src/words/gradientDigits';

/** The columns of numbers, by what they hold. */
export type ColumnKey = 'score' | 'bar' | 'outline' | 'gradient';

/** The numbers of the table as they are written, one array per column, with the sums; missing columns are absent. */
export interface Cells {
  readonly columns: ReadonlyMap<
    ColumnKey,
    { readonly head: string; readonly texts: readonly string[]; readonly sum: string }
  >;
}

/** @param narrow abbreviate numbers just under 1; `align` pads for flush-right columns. */
export function writeCells(state: LensState, { narrow, align }: { narrow: boolean; align: boolean }): Cells {
  const { items, columns, sums, totalClasses } = state;
  const isDistribution = state.barAxis === 'distribution';
  const write = (format: (item: PanelItem) => string): readonly string[] => {
    const texts = items.map((item) => (narrow ? closeUp(format(item)) : format(item)));
    return align ? alignDecimals(texts) : texts;
  };
  const total = (sum: WireNumber | undefined, exact: number): string =>
    sum === undefined ? '' : formatTotal(fromWire(sum), exact, totalClasses);
  const result = new Map<ColumnKey, { head: string; texts: readonly string[]; sum: string }>();
  if (columns.score !== undefined) {
    result.set('score', { head: columns.score, texts: write(scoreText), sum: '' });
  }
  result.set('bar', {
    head: columns.bar,
    texts: write((item) => barText(item, isDistribution, narrow)),
    sum: total(sums.bar, 1),
  });
  if (columns.outline !== undefined) {
    const texts = write((item) => (item.outline === undefined ? '' : formatGiven(fromWire(item.outline))));
    result.set('outline', { head: columns.outline, texts, sum: total(sums.outline, 1) });
  }
  if (columns.gradient !== undefined) {
    const sum = total(sums.gradient, 0);
    const signed = sum !== '' && sum !== '0' && /^[\d∞]/.test(sum) ? `+${sum}` : sum;
    result.set('gradient', {
      head: columns.gradient,
      texts: write((item) => gradientText(item, narrow)),
      sum: signed,
    });
  }
  return { columns: result };
}

/** `1 − 3e−8` with hair spaces. */
const closeUp = (text: string): string => text.replaceAll(' ', '\u200a');

function scoreText(item: PanelItem): string {
  return item.score === undefined ? '' : formatGiven(fromWire(item.score), item.scoreText);
}

function barText(item: PanelItem, isDistribution: boolean, narrow: boolean): string {
  if (item.bar === undefined) return '';
  const value = fromWire(item.bar);
  // Probabilities that are used as they are stand as they are written.
  const isWritten = !isDistribution || (item.score === undefined && item.scoreText !== undefined);
  if (isWritten) return formatGiven(value, item.scoreText);
  const complement = item.complement === undefined ? undefined : fromWire(item.complement);
  return formatProbability(value, complement, { narrow });
}

function gradientText({ bar, complement, outline, gradient }: PanelItem, narrow: boolean): string {
  if (gradient === undefined) return '';
  const number = (value: WireNumber | undefined): number | undefined =>
    value === undefined ? undefined : fromWire(value);
  const rest = gradientComplement({
    bar: number(bar),
    complement: number(complement),
    outline: number(outline),
    gradient: number(gradient),
  });
  return formatSigned(fromWire(gradient), { complement: rest, narrow });
}

/** Every number of a class in full, for the tooltip. */
export function exactNumbers(state: LensState, item: PanelItem): string {
  const { columns } = state;
  const line = (head: string | undefined, value: WireNumber | undefined): string[] =>
    head === undefined || value === undefined ? [] : [`${head} = ${formatNumber(fromWire(value), 9)}`];
  return [
    ...line(columns.score, item.score),
    ...line(columns.bar, item.bar),
    ...line(columns.outline, item.outline),
    ...line(columns.gradient, item.gradient),
  ].join('\n');
}
