import type { TextRange } from '../arrays/numericArray';

/** One replacement in a text: `length` code units at `offset` became `inserted` code units. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/**
 * Where a range is after a change: moved by changes before it, grown or shrunk by changes inside it.
 * @returns undefined where the change reaches over one of its ends, since it is no longer the same range
 */
export function trackRange(range: TextRange, change: TextChange): TextRange | undefined {
  const end = change.offset + change.length;
  const delta = change.inserted - change.length;
  if (end <= range.start) return { start: range.start + delta, end: range.end + delta };
  if (change.offset >= range.end) return range;
  if (change.offset >= range.start && end <= range.end) return { start: range.start, end: range.end + delta };
  return undefined;
}
