import type * as vscode from 'vscode';
import { Range } from 'vscode';
import { findArrayAt, findArrays, findArraysSteps, readArrayAt } from '../arrays';
import type { TextRange } from '../arrays/numericArray';
import type { Steps } from './slices';
import { lengthOf, textWindow } from './textWindow';

/** Characters searched in one step. */
const chunkLength = 100_000;

/** The first array of a document that begins behind an offset and does not hold it; of all without an offset. */
export function* arrayAfter(document: vscode.TextDocument, offset?: number): Steps<TextRange | undefined> {
  const end = lengthOf(document);
  let at = offset === undefined ? 0 : (wholeArray(document, offset)?.end ?? offset);
  yield;
  while (at < end) {
    const chunkEnd = Math.min(end, at + chunkLength);
    const [first] = arraysOfChunk(document, at, chunkEnd);
    yield;
    const whole = wholeArray(document, first?.start ?? chunkEnd);
    yield;
    if (whole?.isRead && whole.start >= at) return whole;
    at = Math.max(whole?.end ?? 0, first?.end ?? chunkEnd, at + 1);
  }
  return undefined;
}

/** The last array of a document that begins before an offset and does not hold it; of all without an offset. */
export function* arrayBefore(document: vscode.TextDocument, offset?: number): Steps<TextRange | undefined> {
  const around = offset === undefined ? undefined : wholeArray(document, offset);
  let at = around ? around.start : (offset ?? lengthOf(document));
  yield;
  while (at > 0) {
    const chunkStart = Math.max(0, at - chunkLength);
    const last = arraysOfChunk(document, chunkStart, at).at(-1);
    yield;
    const whole = wholeArray(document, last?.start ?? chunkStart);
    yield;
    if (whole?.isRead && whole.start < at) return whole;
    at = Math.min(whole?.start ?? at, last?.start ?? chunkStart, at - 1);
  }
  return undefined;
}

/** Documents up to so many characters are searched at once. */
const wholeLength = 400_000;

/** The arrays of a document that reach into a range, in order. */
export function* arraysWithin(
  document: vscode.TextDocument,
  { start, end }: TextRange,
  most: number,
): Steps<TextRange[]> {
  const length = lengthOf(document);
  if (length <= wholeLength) {
    const arrays = yield* findArraysSteps(document.getText(), document.languageId);
    const within = arrays.filter((array) => array.end >= start && array.start <= end);
    return within.slice(0, most).map((array) => ({ start: array.start, end: array.end }));
  }
  const found: TextRange[] = [];
  const first = wholeArray(document, start);
  if (first?.isRead) found.push(first);
  for (let at = first?.end ?? start; found.length < most;) {
    const next = yield* arrayAfter(document, at);
    if (!next || next.start > end) break;
    found.push(next);
    at = next.end;
  }
  return found;
}

/** Cut out of the text: arrays over its edges are found in part, so what is found is only where to look. */
function arraysOfChunk(document: vscode.TextDocument, start: number, end: number): TextRange[] {
  const range = new Range(document.positionAt(start), document.positionAt(end));
  return findArrays(document.getText(range), document.languageId).map((array) => ({
    start: array.start + start,
    end: array.end + start,
  }));
}

interface WholeArray extends TextRange {
  /** False where it is too long to be read. */
  readonly isRead: boolean;
}

/** The array that holds an offset, whatever its length. */
export const arrayAt = (document: vscode.TextDocument, offset: number): TextRange | undefined =>
  wholeArray(document, offset);

function wholeArray(document: vscode.TextDocument, offset: number): WholeArray | undefined {
  const { text, base } = textWindow(document, offset);
  const array = findArrayAt(text, offset - base, document.languageId);
  if (array) return { start: array.start + base, end: array.end + base, isRead: true };
  const { problem } = readArrayAt(text, offset - base, document.languageId);
  if (problem?.code !== 'too-large') return undefined;
  return { start: problem.start + base, end: problem.end + base, isRead: false };
}
