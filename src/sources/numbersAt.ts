import * as vscode from 'vscode';
import type { TextRange } from '../arrays/numericArray';
import type { SelectedNumbers } from '../pairing';
import { selectedNumbers } from './selectedNumbers';
import { shift, type TextWindow } from './textWindow';

/** The numbers that the selections of the active editor hold together, where an offset is in one of them. */
export function numbersAt(
  document: vscode.TextDocument,
  offset: number,
  { isAlone, targetSelection }: { readonly isAlone?: boolean; readonly targetSelection?: TextRange },
): SelectedNumbers | undefined {
  const editor = vscode.window.activeTextEditor;
  if (isAlone || targetSelection || editor?.document !== document) return undefined;
  if (editor.selections.length === 1 && editor.selection.isEmpty) return undefined;
  const position = document.positionAt(offset);
  if (!editor.selections.some((selection) => selection.contains(position))) return undefined;
  return selectedNumbers(editor);
}

export const rangeOf = ({ ranges }: SelectedNumbers): TextRange => ({
  start: ranges[0].start,
  end: ranges[ranges.length - 1].end,
});

/** In the window's offsets; undefined where they reach out of it. */
export function numbersInWindow(
  numbers: SelectedNumbers | undefined,
  { text, base }: TextWindow,
): SelectedNumbers | undefined {
  if (!numbers) return undefined;
  const { start, end } = rangeOf(numbers);
  if (start < base || end > base + text.length) return undefined;
  return { ...numbers, ranges: numbers.ranges.map((range) => shift(range, -base)) };
}
