import { topClasses } from '../core';
import type { RowReport } from '../core/report';

/** Which classes of a row are shown, in which order, and what the others come to. */
export interface ShownClasses {
  readonly indices: readonly number[];
  /** Absent where every class is shown. */
  readonly other?: {
    readonly count: number;
    readonly q?: number;
    readonly p?: number;
    readonly gradient?: number;
  };
}

export interface ShowOptions {
  /** How many lines there is room for, the line of the others included; at least 2. */
  readonly lines: number;
  /** By index, or by q (by score where there is no q), largest first. */
  readonly sort: 'index' | 'score';
  /** Only classes whose name or index holds it, where given. */
  readonly query?: string;
  readonly names?: readonly string[];
  /** A class that is shown besides the target, whatever is left out. */
  readonly always?: number;
}

/**
 * Cuts a row to the lines there is room for. Everything was computed over the whole class axis before; the target is
 * always among the classes shown, and what is left out is summed up, not dropped.
 */
export function shownClasses(row: RowReport, options: ShowOptions): ShownClasses {
  const classes = row.scores.length;
  const query = options.query?.trim().toLowerCase();
  if (classes <= options.lines && !query) return { indices: orderOf(row, classes, options.sort) };
  const room = Math.max(1, Math.min(options.lines - 1, classes));
  const indices = query
    ? matching(options.names, classes, query, room)
    : options.sort === 'score'
      ? [...largest(row, room)]
      : Array.from({ length: room }, (_, index) => index);
  const fixed = [row.targetIndex, options.always].filter((index) => index !== undefined);
  for (const index of new Set(fixed)) include(indices, index, room, fixed);
  return indices.length === classes ? { indices } : { indices, other: sumOfOthers(row, indices) };
}

/** Puts a class among those shown, in place of the last one that may go. */
function include(indices: number[], index: number, room: number, fixed: readonly number[]): void {
  if (indices.includes(index)) return;
  const last = indices.findLastIndex((shown) => !fixed.includes(shown));
  if (indices.length >= room && last >= 0) indices.splice(last, 1);
  indices.push(index);
}

function orderOf(row: RowReport, classes: number, sort: 'index' | 'score'): readonly number[] {
  if (sort === 'score') return largest(row, classes);
  return Array.from({ length: classes }, (_, index) => index);
}

const largest = (row: RowReport, count: number): readonly number[] => topClasses(row.q ?? row.scores, count);

function matching(
  names: readonly string[] | undefined,
  classes: number,
  query: string,
  room: number,
): number[] {
  const found: number[] = [];
  for (let index = 0; index < classes && found.length < room; index++) {
    if (String(index) === query || names?.[index]?.toLowerCase().includes(query)) found.push(index);
  }
  return found;
}

function sumOfOthers(row: RowReport, shown: readonly number[]): NonNullable<ShownClasses['other']> {
  const left = [...new Set(shown)].sort((a, b) => a - b);
  // Between one class shown and the next, so that none of the others has to be looked up.
  const sumOf = (values: Float64Array | undefined): number | undefined => {
    if (!values) return undefined;
    let sum = 0;
    let start = 0;
    for (const end of [...left, values.length]) {
      for (let index = start; index < end; index++) sum += values[index];
      start = end + 1;
    }
    return sum;
  };
  return {
    count: row.scores.length - left.length,
    q: sumOf(row.q),
    p: sumOf(row.p),
    gradient: sumOf(row.gradient),
  };
}
