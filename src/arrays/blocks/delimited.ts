import { tooLargeLimit } from '../limits';
import type { NumericArray } from '../numericArray';
import { exact } from '../precision/printPrecision';
import { runSteps, sliceLength } from '../steps';
import { BlockArray } from './blockArray';
import { readRow } from './row';

const delimiters = ['\t', ';', ','];

/**
 * The numbers of a CSV or TSV file as one array of two axes, without its header; undefined where a column holds text,
 * a cell is empty or the lines differ in length.
 */
export function readDelimited(text: string): NumericArray | undefined {
  return runSteps(delimitedSteps(text));
}

/** `readDelimited` in slices. */
export function* delimitedSteps(text: string): Generator<void, NumericArray | undefined, void> {
  const values: number[] = [];
  const offsets: number[] = [];
  let width = 0;
  let delimiter = '';
  let mayBeHeader = true;
  for (let at = 0, rested = 0; at < text.length;) {
    if (at - rested >= sliceLength) {
      rested = at;
      yield;
    }
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (line.trim() !== '' && !line.startsWith('#')) {
      if (delimiter === '') delimiter = delimiters.find((character) => line.includes(character)) ?? '\n';
      const count = values.length;
      if (readCells(text, at, end, delimiter, values, offsets)) {
        const found = values.length - count;
        if (width > 0 && found !== width) return undefined;
        width = found;
      } else if (!mayBeHeader) return undefined;
      else if (values.length > count) return undefined;
      mayBeHeader = false;
    }
    at = end + 1;
  }
  if (values.length < 2) return undefined;
  return new BlockArray(
    [values.length / width, width],
    Float64Array.from(values),
    false,
    offsets,
    () => exact,
  );
}

/** Appends the cells of a line; false where one is no number. */
function readCells(
  text: string,
  from: number,
  to: number,
  delimiter: string,
  values: number[],
  offsets: number[],
): boolean {
  for (let at = from; at <= to;) {
    const next = text.indexOf(delimiter, at);
    const end = next < 0 || next > to ? to : next;
    const cell = readRow(text, at, end);
    if (cell?.values.length !== 1 || cell.truncated) return false;
    values.push(cell.values[0]);
    offsets.push(cell.offsets[0], cell.offsets[1]);
    at = end + 1;
  }
  return true;
}

/** `readDelimited` for reading at a cursor, within the limit of what is read there. */
export function readDelimitedAt(text: string): NumericArray | undefined {
  return text.length > tooLargeLimit ? undefined : readDelimited(text);
}
