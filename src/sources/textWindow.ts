import * as vscode from 'vscode';
import type { TextRange } from '../arrays/numericArray';

/** Characters read before and after the cursor; what lies further away cannot belong to the array at the cursor. */
const before = 1_000_000;
const after = 4_500_000;

/** The part of a document around a place, and the offset at which it begins. */
export interface TextWindow {
  readonly text: string;
  readonly base: number;
}

export function textWindow(document: vscode.TextDocument, offset: number): TextWindow {
  const start = document.positionAt(Math.max(0, offset - before));
  const end = document.positionAt(offset + after);
  const base = document.offsetAt(start);
  return { text: document.getText(new vscode.Range(start, end)), base };
}

/** Characters of a document. */
export function lengthOf(document: vscode.TextDocument): number {
  const { end } = document.lineAt(document.lineCount - 1).range;
  return document.offsetAt(end);
}

export const shift = (range: TextRange, by: number): TextRange => ({
  start: range.start + by,
  end: range.end + by,
});
