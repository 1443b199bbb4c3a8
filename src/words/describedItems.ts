import { t } from '@vscode/l10n';
import { complement } from '../core';
import type { RowReport } from '../core/report';
import type { Lens } from '../lens';
import { gradientComplement } from './gradientDigits';
import { formatCount, formatNumber, formatSigned } from './numbers';
import { shownClasses, type ShowOptions } from './shownClasses';

/** One line of chart and table in numbers: a class, an element, or the sum of those not shown (index −1). */
export interface DescribedItem {
  readonly index: number;
  readonly name: string;
  readonly count?: number;
  readonly isTarget: boolean;
  readonly score?: number;
  readonly scoreText?: string;
  readonly bar?: number;
  readonly complement?: number;
  readonly outline?: number;
  readonly gradient?: number;
}

export interface ItemOptions extends Omit<ShowOptions, 'names'> {
  /** The gradient is multiplied by it: 1 for the row's own loss. */
  readonly gradientFactor: number;
  /** True where the scores are themselves the bars (probabilities, plain values). */
  readonly scoresAreBars: boolean;
}

/** The lines to show for a row, those of the classes in order and the sum of the others last. */
export function describedItems(lens: Lens, row: RowReport, options: ItemOptions): DescribedItem[] {
  const names = lens.reading.classNames;
  const shown = shownClasses(row, { ...options, names });
  const items = shown.indices.map((index) => classItem(lens, row, index, options));
  if (shown.other) {
    const { count, q, p, gradient } = shown.other;
    items.push({
      index: -1,
      name: t('other ({0})', formatCount(count)),
      count,
      isTarget: false,
      bar: q,
      outline: p,
      gradient: gradient === undefined ? undefined : gradient * options.gradientFactor,
    });
  }
  return items;
}

function classItem(lens: Lens, row: RowReport, index: number, options: ItemOptions): DescribedItem {
  const bar = row.q ? row.q[index] : row.scores[index];
  return {
    index,
    name: className(lens, index),
    isTarget: row.targetIndex === index,
    score: options.scoresAreBars ? undefined : row.scores[index],
    scoreText: lens.writtenScore(row.row, index),
    bar,
    complement: row.q && bar > 0.5 ? complement(row.q, index) : undefined,
    outline: row.p?.[index],
    gradient: row.gradient ? row.gradient[index] * options.gradientFactor : undefined,
  };
}

/** A class's name where the text gives one, else its index. */
export function className(lens: Lens, index: number): string {
  return lens.reading.classNames?.[index] ?? String(index);
}

/** The gradient's number; near ±1 with the digits that q − p has lost beside 1. */
export const gradientText = (item: DescribedItem): string =>
  item.gradient === undefined ? '' : formatSigned(item.gradient, { complement: gradientComplement(item) });

/** `3.25 equal classes`, `1 class`: what an entropy of log n stands for. */
export function equalClasses(count: number): string {
  return count === 1 ? t('1 class') : t('{0} equal classes', formatNumber(count));
}
