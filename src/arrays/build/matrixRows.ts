import type { Frame, FrameProblem } from './frame';

/**
 * Ends a row of a matrix at a semicolon or the end of a line.
 * @returns why the bracket is no matrix, if it is none.
 */
export function endRow(frame: Frame, at: number, isLine: boolean): FrameProblem | undefined {
  if (isLine && frame.matrix === 'julia' && (frame.commas || !frame.filled)) return undefined;
  if (!isLine && frame.matrix === 'julia' && frame.commas) return { code: 'not-numeric', at };
  const length = frame.numbers - frame.rowStart;
  frame.filled = false;
  frame.commas = false;
  if (length === 0) return undefined;
  if (frame.rows > 0 && length !== frame.width) {
    return { code: 'ragged', at, end: at, expected: frame.width, found: length };
  }
  frame.width = length;
  frame.rows++;
  frame.rowStart = frame.numbers;
  return undefined;
}

/** Rows and their length, where the numbers of the bracket stand in rows; Julia's `[1 2]` is one row. */
export function rowedShape(frame: Frame): { readonly rows: number; readonly width: number } | undefined {
  const isJulia = frame.matrix === 'julia';
  const isRow = isJulia && frame.blanks && frame.rows === 0;
  const isMatrix = frame.rows > 1 && !(isJulia && frame.width === 1);
  if (!isRow && !isMatrix) return undefined;
  const rows = isRow ? 1 : frame.rows;
  return { rows, width: frame.numbers / rows };
}
