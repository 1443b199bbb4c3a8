import type { Cells, ColumnKey } from './cells';
import type { Layout } from './layout';
import { widestText } from './measure';
import type { Theme } from './theme';

export interface ArrangedColumn {
  readonly key: ColumnKey;
  /** 0 where there is no room: the column is then there for screen readers only. */
  readonly width: number;
  /** Stands over the lane of the gradient. */
  readonly isRight: boolean;
}

/** Where the lanes and the columns of numbers lie in the rows, in whole screen pixels. */
export interface RowsArrangement {
  readonly columns: readonly ArrangedColumn[];
  readonly nameWidth: number;
  readonly barLane: number;
  readonly gap: number;
  /** 0 where there is no gradient. */
  readonly gradientLane: number;
}

/** The lanes share the width 57 : 43 (60 : 40 in narrow panels); numbers that would not fit in full are hidden. */
export function arrangeRows(cells: Cells, layout: Layout, theme: Theme): RowsArrangement {
  const font = `${12 * layout.scale}px ${theme.fontFamily}`;
  const widths = new Map(
    [...cells.columns].map(([key, { texts, sum }]) => [key, widestText([...texts, sum], font)] as const),
  );
  const need = (key: ColumnKey, least: number, room: number): number =>
    cells.columns.has(key)
      ? Math.round(Math.max(least * layout.scale, (widths.get(key) ?? 0) + room * layout.scale))
      : 0;
  return cells.columns.has('gradient') ? twoLanes(cells, layout, need) : oneLane(cells, layout, need);
}

type Need = (key: ColumnKey, least: number, room: number) => number;

function twoLanes(cells: Cells, layout: Layout, need: Need): RowsArrangement {
  const { contentWidth, isNarrow, scale } = layout;
  const gap = Math.round((isNarrow ? 8 : 14) * scale);
  const barLane = Math.round((contentWidth - gap) * (isNarrow ? 0.6 : 0.57));
  const gradientLane = contentWidth - gap - barLane;
  // In a tiny panel long numbers are set in 10 px instead of 12.
  const bar = layout.isTiny
    ? Math.max(44 * scale, Math.round((need('bar', 0, 0) * 10) / 12 + 3 * scale))
    : need('bar', isNarrow ? 44 : 52, isNarrow ? 4 : 8);
  const outline = need('outline', 24, 8);
  const showsOutline = !isNarrow && barLane - bar - outline >= 40 * scale;
  const gradient = need('gradient', 0, 4);
  const score = need('score', 44, 2);
  const showsScore = !isNarrow && score + gradient <= gradientLane;
  const column = (key: ColumnKey, width: number, isRight: boolean): ArrangedColumn[] =>
    cells.columns.has(key) ? [{ key, width, isRight }] : [];
  return {
    columns: [
      ...column('outline', showsOutline ? outline : 0, false),
      ...column('bar', bar, false),
      ...column('score', showsScore ? score : 0, true),
      ...column('gradient', gradientLane - (showsScore ? score : 0), true),
    ],
    nameWidth: barLane - bar - (showsOutline ? outline : 0),
    barLane,
    gap,
    gradientLane,
  };
}

function oneLane(cells: Cells, layout: Layout, need: Need): RowsArrangement {
  const { contentWidth, isNarrow, scale } = layout;
  const bar = need('bar', isNarrow ? 44 : 60, 8);
  const keys: readonly ColumnKey[] = ['outline', 'score'];
  let left = contentWidth - bar;
  const columns = keys
    .filter((key) => cells.columns.has(key))
    .map((key): ArrangedColumn => {
      const width = need(key, 50, 8);
      const fits = !isNarrow && left - width >= 60 * scale;
      if (fits) left -= width;
      return { key, width: fits ? width : 0, isRight: false };
    });
  return {
    columns: [...columns, { key: 'bar', width: bar, isRight: false }],
    nameWidth: left,
    barLane: contentWidth,
    gap: 0,
    gradientLane: 0,
  };
}
