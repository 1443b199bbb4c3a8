import * as vscode from 'vscode';
import type { DocumentLens } from '../../sources/documentLens';
import type { CommandRooms } from './target';

/** An array, and what is selected beside it. */
export interface ArrayWithSelection {
  readonly found: DocumentLens;
  readonly text: string;
}

/** One number alone, with whatever sign and exponent; not the beginning of a longer text. */
const loneNumber = /^\s*[-+\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;
/** A longer selection is no number, and is not looked through for one. */
const longestNumber = 40;
/** A gradient of some thousand numbers, as much as the panel takes. */
const longestGradient = 100_000;

/**
 * A selected number, and the array it belongs to: the other selection, else an array of several numbers that the
 * number stands in, else the one that the panel shows. Undefined where no number is selected.
 */
export function explainedByNumber(rooms: CommandRooms): ArrayWithSelection | undefined {
  const editor = vscode.window.activeTextEditor;
  const selections = editor?.selections.filter(({ isEmpty }) => !isEmpty) ?? [];
  if (!editor || selections.length === 0 || selections.length > 2) return undefined;
  const { document } = editor;
  const number = selections.find((selection) => isLoneNumber(document, selection));
  if (!number) return undefined;
  const other = selections.find((selection) => selection !== number);
  const found = arrayAt(rooms, document, other ?? number);
  const shown = found && (other || found.lens.reading.array.values.length > 1) ? found : rooms.panel.current;
  return shown && { found: shown, text: document.getText(number).trim() };
}

/** The first of two selected arrays, and the text of the second. */
export function explainedByGradient(rooms: CommandRooms): ArrayWithSelection | undefined {
  const editor = vscode.window.activeTextEditor;
  const selections = editor?.selections.filter(({ isEmpty }) => !isEmpty) ?? [];
  const [first, second] = selections;
  if (!editor || !first || !second || selections.length !== 2) return undefined;
  const found = arrayAt(rooms, editor.document, first);
  return found && { found, text: editor.document.getText(second).slice(0, longestGradient) };
}

function isLoneNumber(document: vscode.TextDocument, selection: vscode.Selection): boolean {
  const length = document.offsetAt(selection.end) - document.offsetAt(selection.start);
  return length <= longestNumber && loneNumber.test(document.getText(selection));
}

function arrayAt(
  rooms: CommandRooms,
  document: vscode.TextDocument,
  selection: vscode.Selection,
): DocumentLens | undefined {
  return rooms.reader.read(document, document.offsetAt(selection.start)).found;
}
