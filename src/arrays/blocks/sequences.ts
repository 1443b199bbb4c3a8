import type { NumericArray } from '../numericArray';
import { exact } from '../precision/printPrecision';
import { sliceLength } from '../steps';
import { BlockArray } from './blockArray';
import { readRow, type Row } from './row';

/** Longest indentation with its dash, and longest comment after a value, that is looked at. */
const dash = /^([ \t]{0,200}-[ \t]{1,20})(?=\S)/;
const afterValue = /^[ \t]*(?:#.*)?\r?$/;
const flowCharacters = '0123456789+-.,eE \t\r\ninfaINFA';
/** A line within a flow sequence of numbers. */
const flowLine = /^[-+.,\d\]eEinfaINFA \t\r]+(?:#.*)?$/;
const named = new Map([
  ['.inf', 'inf'],
  ['.nan', 'nan'],
]);

interface Item {
  readonly indent: number;
  readonly isFlow: boolean;
  readonly row: Row;
  readonly start: number;
  readonly end: number;
}

/** The number or the flow sequence of numbers behind the dash of a line; a sequence may go on up to `last`. */
function readItem(text: string, from: number, to: number, last: number): Item | undefined {
  const prefix = dash.exec(text.slice(from, Math.min(to, from + 221)))?.[0];
  if (prefix === undefined) return undefined;
  const start = from + prefix.length;
  const indent = prefix.indexOf('-');
  if (text[start] === '[') {
    const close = flowEnd(text, start + 1, last);
    if (close < 0 || !afterValue.test(text.slice(close + 1, lineEnd(text, close, last)))) return undefined;
    const row = readFlow(text, start + 1, close);
    return row && { indent, isFlow: true, row, start, end: close + 1 };
  }
  let end = start;
  while (end < to && !' \t\r'.includes(text[end])) end++;
  const row = afterValue.test(text.slice(end, to)) ? readScalar(text, start, end) : undefined;
  return row && { indent, isFlow: false, row, start, end };
}

/** The bracket that closes a flow sequence of numbers, over lines; −1 where something else comes first. */
function flowEnd(text: string, from: number, last: number): number {
  for (let at = from; at < last; at++) {
    if (text[at] === ']') return at;
    if (!flowCharacters.includes(text[at])) return -1;
  }
  return -1;
}

function lineEnd(text: string, from: number, last: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 || newline > last ? last : newline;
}

function readScalar(text: string, start: number, end: number): Row | undefined {
  const written = text.slice(start, Math.min(end, start + 40));
  const sign = /^[-+]/.test(written) ? 1 : 0;
  const name = named.get(written.slice(sign).toLowerCase());
  if (name !== undefined) {
    const value = name === 'nan' ? NaN : written.startsWith('-') ? -Infinity : Infinity;
    return { values: [value], offsets: [start, end], truncated: false };
  }
  // Without its dot `inf` is a string.
  if (/[A-DF-Zac-df-z]/.test(written)) return undefined;
  const row = readRow(text, start, end);
  return row?.values.length === 1 && !row.truncated ? row : undefined;
}

function readFlow(text: string, from: number, to: number): Row | undefined {
  const values: number[] = [];
  const offsets: number[] = [];
  for (let at = from; at < to;) {
    const comma = text.indexOf(',', at);
    const next = comma < 0 || comma > to ? to : comma;
    let [start, end] = [at, next];
    while (start < end && ' \t\r\n'.includes(text[start])) start++;
    while (end > start && ' \t\r\n'.includes(text[end - 1])) end--;
    const row = start < end ? readScalar(text, start, end) : undefined;
    if (!row) return undefined;
    values.push(row.values[0]);
    offsets.push(row.offsets[0], row.offsets[1]);
    at = next + 1;
  }
  return values.length > 0 ? { values, offsets, truncated: false } : undefined;
}

/** An array of rows from its first bracket to its last. */
class FlowRows extends BlockArray {
  override readonly start: number;
  override readonly end: number;

  constructor(items: readonly Item[], shape: readonly number[], values: Float64Array, offsets: number[]) {
    super(shape, values, false, offsets, () => exact);
    this.start = items[0].start;
    this.end = items[items.length - 1].end;
  }
}

function arrayOf(items: readonly Item[]): NumericArray | undefined {
  const [first] = items;
  if (items.length < 2) return undefined;
  const width = first.row.values.length;
  if (!items.every((item) => item.isFlow === first.isFlow && item.row.values.length === width))
    return undefined;
  const values = Float64Array.from(items.flatMap(({ row }) => row.values));
  const offsets = items.flatMap(({ row }) => row.offsets);
  if (first.isFlow) return new FlowRows(items, [items.length, width], values, offsets);
  return new BlockArray([items.length], values, false, offsets, () => exact);
}

/** Hands YAML's block sequences of numbers, or of flow rows, between `from` and `to` to `found`, in slices. */
export function* sequenceSteps(
  text: string,
  from: number,
  to: number,
  found: (array: NumericArray) => void,
): Generator<void, void, void> {
  let items: Item[] = [];
  let spoilt = -1;
  const finish = (): void => {
    const array = spoilt < 0 ? arrayOf(items) : undefined;
    if (array) found(array);
    items = [];
    spoilt = -1;
  };
  for (let at = from, rested = from; at < to;) {
    if (at - rested >= sliceLength) {
      rested = at;
      yield;
    }
    let end = lineEnd(text, at, to);
    const head = text.slice(at, Math.min(end, at + 221)).trimStart();
    if (head !== '' && !head.startsWith('#')) {
      const item = readItem(text, at, end, to);
      const indent = text.slice(at, Math.min(end, at + 221)).search(/\S/);
      const open = items.length > 0 ? items[0].indent : spoilt;
      if (open >= 0 && indent !== open) {
        // What is indented deeper belongs to an item; what is less ends the sequence.
        if (indent > open) spoilt = open;
        else finish();
      }
      if (item && (items.length === 0 || item.indent === items[0].indent)) {
        if (spoilt < 0 || spoilt === item.indent) items.push(item);
        end = lineEnd(text, Math.max(end, item.end - 1), to);
      } else if (!item) {
        if (head.startsWith('-')) spoilt = spoilt < 0 ? indent : spoilt;
        else if (indent <= open || open < 0) finish();
      }
    }
    at = end + 1;
  }
  finish();
}

/** Where the sequence around the line at `offset` may begin and end: at the nearest lines without a dash. */
export function sequenceAround(text: string, offset: number, limit: number): { from: number; to: number } {
  const isItem = (line: number): boolean => {
    const written = lineAt(text, line);
    return /^\s*(?:-|#|$)/.test(written) || flowLine.test(written);
  };
  let from = lineStart(text, offset);
  while (from > 0 && isItem(from) && offset - from < limit) from = lineStart(text, from - 1);
  let to = offset;
  for (let line = offset; line < text.length && to - offset < limit; line = to + 1) {
    const end = text.indexOf('\n', line);
    to = end < 0 ? text.length : end;
    if (line !== offset && !isItem(line)) break;
    if (end < 0) break;
  }
  return { from, to };
}

/** Where the line that holds `offset` begins; before the text `lastIndexOf` would look at its first character again. */
const lineStart = (text: string, offset: number): number =>
  offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, Math.min(end < 0 ? text.length : end, start + 221));
}
