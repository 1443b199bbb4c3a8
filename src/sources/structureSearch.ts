import type * as vscode from 'vscode';
import { Range } from 'vscode';
import type { TextRange } from '../arrays/numericArray';
import { STRUCTURE_WINDOW_CHARACTERS } from '../pairing/limits';
import { findStructuresSteps, isStructureAt, structureStart } from '../pairing/structures/findStructures';
import { arrayAt } from './arraySearch';
import type { Steps } from './slices';
import { lengthOf } from './textWindow';

/** Characters searched in one step. */
const stretchLength = 16_000;
/** Characters searched for structures at most; arrays are searched for in the whole document. */
const mostSearched = 2_000_000;

/**
 * The first structure of numbers, as models print their outputs, that begins between two places of a document.
 * @param offset where the search begins
 * @param end where it ends, such as the next array
 */
export function* structureAfter(
  document: vscode.TextDocument,
  offset: number,
  end: number,
): Steps<TextRange | undefined> {
  const last = Math.min(end, offset + mostSearched);
  for (let at = offset; at < last; at += stretchLength) {
    const stretch = { start: at, end: Math.min(last, at + stretchLength) };
    const found = yield* firstOf(document, stretch, (structures) => structures);
    if (found) return found;
  }
  return undefined;
}

/** The last one that begins between two places, the one around the later place left out. */
export function* structureBefore(
  document: vscode.TextDocument,
  offset: number,
  start: number,
): Steps<TextRange | undefined> {
  const { text, base } = around(document, { start: offset, end: offset });
  const from = structureStart(text, document.languageId, offset - base);
  yield;
  const first = Math.max(start, offset - mostSearched);
  for (let at = from === undefined ? offset : from + base; at > first; at -= stretchLength) {
    const stretch = { start: Math.max(first, at - stretchLength), end: at };
    const found = yield* firstOf(document, stretch, (structures) => structures.toReversed());
    if (found) return found;
  }
  return undefined;
}

function* firstOf(
  document: vscode.TextDocument,
  stretch: TextRange,
  inOrder: (structures: readonly TextRange[]) => readonly TextRange[],
): Steps<TextRange | undefined> {
  const { languageId } = document;
  const { text, base } = around(document, stretch);
  const own = { start: stretch.start - base, end: stretch.end - base };
  yield;
  for (const { start, end } of inOrder(yield* findStructuresSteps(text, languageId, own))) {
    yield;
    if (!isStructureAt(text, languageId, start)) continue;
    yield;
    // Within an array that reaches beyond this text, the array is what is read.
    if (!arrayAt(document, start + base)) return { start: start + base, end: end + base };
  }
  return undefined;
}

/** The text of a stretch with all that a reading of a structure in it looks at. */
function around(
  document: vscode.TextDocument,
  stretch: TextRange,
): { readonly text: string; readonly base: number } {
  const margin = STRUCTURE_WINDOW_CHARACTERS + 1;
  const base = Math.max(0, stretch.start - margin);
  const end = Math.min(lengthOf(document), stretch.end + margin);
  const range = new Range(document.positionAt(base), document.positionAt(end));
  return { text: document.getText(range), base };
}
