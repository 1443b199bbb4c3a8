import type { NumericArray, TextRange } from '../arrays/numericArray';
import { annotationsIn, lineOf } from './annotations';
import { partOfArray } from './literals';
import type { Syntax } from './syntax';
import type { Surroundings } from './window';

export interface CommentedRow {
  readonly array: NumericArray;
  readonly comment: TextRange;
}

/**
 * In a list of arrays of which each has its own comment that names its target, the one array (the innermost list) at
 * the cursor; undefined where the comment of its line says nothing of a target.
 */
export function commentedRow(
  surroundings: Surroundings,
  array: NumericArray,
  offset: number,
): CommentedRow | undefined {
  const classes = array.shape.at(-1) ?? 0;
  if (array.shape.length < 2 || classes === 0 || array.truncated) return undefined;
  const { text, syntax } = surroundings;
  const row = rowAt(array, classes, offset);
  const range = rowRange(text, array, row, classes);
  if (!range) return undefined;
  const comment = commentBehind(text, array, range, syntax) ?? commentAbove(text, array, range, syntax);
  if (!comment || annotationsIn(surroundings, comment).length === 0) return undefined;
  return { array: partOfArray(array, range, [classes], row * classes), comment };
}

/** In the row's last line, with no other row before it. */
function commentBehind(
  text: string,
  array: TextRange,
  row: TextRange,
  syntax: Syntax,
): TextRange | undefined {
  const { end } = lineOf(text, row.end);
  const rest = text.slice(row.end, Math.min(end, array.end));
  const opener = syntax.lineComments.find((mark) => rest.includes(mark));
  if (opener === undefined || /[[(]/.test(rest.slice(0, rest.indexOf(opener)))) return undefined;
  return { start: row.end + rest.indexOf(opener), end };
}

/** Alone in the line above the row. */
function commentAbove(text: string, array: TextRange, row: TextRange, syntax: Syntax): TextRange | undefined {
  const first = lineOf(text, row.start);
  const { start, end } = lineOf(text, first.start - 1);
  if (start <= array.start || text.slice(first.start, row.start).trim() !== '') return undefined;
  const line = text.slice(start, end).trimStart();
  return syntax.lineComments.some((mark) => line.startsWith(mark))
    ? { start: end - line.length, end }
    : undefined;
}

function rowAt(array: NumericArray, classes: number, offset: number): number {
  let low = 0;
  let high = array.values.length / classes - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    // The row's opening bracket stands before its first number.
    const before = middle === 0 ? array.start : array.elementRange(middle * classes - 1).end;
    const starts = array.elementRange(middle * classes).start;
    if (starts <= offset || (before < offset && isOpened(offset, before, starts))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isOpened(offset: number, before: number, starts: number): boolean {
  return starts - offset <= 1 && offset > before;
}

function rowRange(text: string, array: NumericArray, row: number, classes: number): TextRange | undefined {
  const first = array.elementRange(row * classes);
  const last = array.elementRange((row + 1) * classes - 1);
  const opening = Math.max(text.lastIndexOf('[', first.start), text.lastIndexOf('(', first.start));
  const closings = [text.indexOf(']', last.end), text.indexOf(')', last.end)].filter((at) => at >= 0);
  const closing = Math.min(...closings);
  return opening >= array.start && closing < array.end ? { start: opening, end: closing + 1 } : undefined;
}
