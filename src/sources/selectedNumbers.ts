import * as vscode from 'vscode';
import { findArrayAt, readArrayIn } from '../arrays';
import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { SelectedNumbers } from '../pairing';
import { textWindow } from './textWindow';

/** More selections, and longer ones where there are several, are not read as one array. */
const mostSelections = 5_000;
const longestPiece = 10_000;
/** Longest number that a cursor may be in. */
const longestNumber = 60;

/** What was read of an editor's selections; the same object as long as they and the text are the same. */
interface Known {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly selections: readonly vscode.Selection[];
  readonly numbers: SelectedNumbers | undefined;
}
let known: Known | undefined;

/**
 * The numbers that a person selected to be read together, in document offsets: bare numbers in one selection, one or
 * more in each of several (a column), or one at each of several cursors. Undefined for everything else: an array, an
 * array and its target, cursors that edit one array.
 */
export function selectedNumbers({
  document,
  selections,
}: Pick<vscode.TextEditor, 'document' | 'selections'>): SelectedNumbers | undefined {
  const { version } = document;
  const isKnown =
    known?.document === document &&
    known.version === version &&
    known.selections.length === selections.length &&
    known.selections.every((selection, index) => selection.isEqual(selections[index]));
  if (!isKnown) known = { document, version, selections, numbers: read(document, selections) };
  return known?.numbers;
}

function read(
  document: vscode.TextDocument,
  selections: readonly vscode.Selection[],
): SelectedNumbers | undefined {
  if (selections.length > mostSelections) return undefined;
  const inOrder = [...selections].sort((a, b) => a.start.compareTo(b.start));
  if (selections.length === 1) return selections[0].isEmpty ? undefined : inOne(document, selections[0]);
  const areCursors = selections.every(({ isEmpty }) => isEmpty);
  const pieces = areCursors ? atCursors(document, inOrder) : inSelections(document, inOrder);
  if (!pieces || pieces.length < 2) return undefined;
  // Two selections of several numbers each are scores and their target.
  if (selections.length === 2 && pieces.some(({ length }) => length > 1)) return undefined;
  const [{ length: width }] = pieces;
  const isTable = width > 1 && pieces.every(({ length }) => length === width);
  const numbers = pieces.flat();
  return {
    shape: isTable ? [pieces.length, width] : [numbers.length],
    values: numbers.map(({ value }) => value),
    ranges: numbers.map(({ start, end }) => ({ start, end })),
  };
}

interface Piece extends TextRange {
  readonly value: number;
}

/** Numbers without brackets, in one axis or line by line. */
function inOne(document: vscode.TextDocument, selection: vscode.Selection): SelectedNumbers | undefined {
  const start = document.offsetAt(selection.start);
  const window = textWindow(document, start);
  const range = { start: start - window.base, end: document.offsetAt(selection.end) - window.base };
  if (/[[\](){}]/.test(window.text.slice(range.start, range.end))) return undefined;
  const { array } = readArrayIn(window.text, range, document.languageId);
  if (!array || array.truncated) return undefined;
  const pieces = piecesOf(array, window.base);
  const ranges = pieces.map((piece) => ({ start: piece.start, end: piece.end }));
  return { shape: array.shape, values: [...array.values], ranges };
}

function inSelections(
  document: vscode.TextDocument,
  selections: readonly vscode.Selection[],
): Piece[][] | undefined {
  const pieces: Piece[][] = [];
  for (const selection of selections) {
    const text = document.getText(selection);
    // A column runs over lines that are too short for it.
    if (text.trim() === '') continue;
    if (text.length > longestPiece || /[[\](){}]/.test(text)) return undefined;
    const bracketed = `[${text.replace(/^[\s,;|]+|[\s,;|]+$/g, (blanks) => ' '.repeat(blanks.length))}]`;
    const { array } = readArrayIn(bracketed, { start: 0, end: bracketed.length }, document.languageId);
    if (!array || array.truncated) return undefined;
    pieces.push(piecesOf(array, document.offsetAt(selection.start) - 1));
  }
  return pieces;
}

function piecesOf(array: NumericArray, shift: number): Piece[] {
  return Array.from(array.values, (value, index) => {
    const { start, end } = array.elementRange(index);
    return { value, start: start + shift, end: end + shift };
  });
}

function atCursors(
  document: vscode.TextDocument,
  cursors: readonly vscode.Selection[],
): Piece[][] | undefined {
  const offsets = cursors.map(({ active }) => document.offsetAt(active));
  if (isOneArray(document, offsets)) return undefined;
  const pieces: Piece[][] = [];
  for (const cursor of cursors) {
    const piece = numberAt(document, cursor.active);
    if (!piece) return undefined;
    pieces.push([piece]);
  }
  return pieces;
}

/** Several cursors in one array are there to edit it. */
function isOneArray(document: vscode.TextDocument, offsets: readonly number[]): boolean {
  const { text, base } = textWindow(document, offsets[0]);
  const array = findArrayAt(text, offsets[0] - base, document.languageId);
  return array !== undefined && offsets[offsets.length - 1] <= array.end + base;
}

const number = /[-+−]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d+)(?:[eE][-+]?\d+)?/g;

/** The number that a cursor is in, both its ends included. */
function numberAt(document: vscode.TextDocument, position: vscode.Position): Piece | undefined {
  const from = Math.max(0, position.character - longestNumber);
  const text = document.lineAt(position).text.slice(from, position.character + longestNumber);
  const at = position.character - from;
  for (const match of text.matchAll(number)) {
    const before = text.slice(0, match.index);
    if (/[\w.]$/.test(before) && !/^[-+−]/.test(match[0])) continue;
    // Behind a name or a number the sign is an operator.
    const sign = /^[-+−]/.test(match[0]) && /[\w)\]]\s?$/.test(before) ? 1 : 0;
    const start = match.index + sign;
    const end = match.index + match[0].length;
    if (at < start || at > end) continue;
    const value = Number(text.slice(start, end).replaceAll('_', '').replaceAll('−', '-'));
    const offset = document.offsetAt(new vscode.Position(position.line, from));
    return Number.isNaN(value) ? undefined : { value, start: offset + start, end: offset + end };
  }
  return undefined;
}
