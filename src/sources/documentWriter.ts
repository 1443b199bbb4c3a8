import * as vscode from 'vscode';
import type { TextRange } from '../arrays/numericArray';
import { replacementFor, type Digits, type WriteProblem } from '../writeBack';
import type { DocumentLens } from './documentLens';

/** A number of a document as it was read: where, in document offsets, and what stood there. */
export interface WrittenNumber {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly range: TextRange;
  readonly literal: string;
}

export type WriteOutcome =
  | { readonly code: 'written'; readonly range: TextRange }
  /** The text is another one than was read. */
  | { readonly code: 'changed' }
  /** VS Code did not take the edit. */
  | { readonly code: 'read-only' }
  | WriteProblem;

/** Characters on each side that the number's form is read from. */
const reach = 4_000;

/** The number that holds score (row, class); undefined where an operation or a printed scale stands between the
 * text and the score. */
export function numberOfScore(
  found: DocumentLens,
  row: number,
  classIndex: number,
): WrittenNumber | undefined {
  const { scores, layout } = found.lens.reading;
  const literal = found.lens.writtenScore(row, classIndex);
  if (!scores || !layout || literal === undefined) return undefined;
  const element = layout.elementIndex(row, classIndex);
  // A scale printed above the numbers multiplies them: what stands here is another number then.
  const written = Number(
    literal
      .replace(/[_']/g, '')
      .replace(/^([-+−])\s+/, '$1')
      .replace('−', '-'),
  );
  if (!Number.isNaN(written) && written !== scores.values[element]) return undefined;
  const range = found.documentRange(scores.elementRange(element));
  return { document: found.document, version: found.version, range, literal };
}

/**
 * Writes a value in the place of a number, in the form its author gave it: one edit, one undo step.
 * @param digits `kept` rounds to the author's digits, as for a bar that is dragged
 */
export async function writeNumber(
  number: WrittenNumber,
  value: number,
  digits: Digits = 'exact',
): Promise<WriteOutcome> {
  const { document, range } = number;
  if (!isAsRead(number)) return { code: 'changed' };
  const { text, base } = textAround(document, range);
  const own = { start: range.start - base, end: range.end - base };
  const { replacement, problem } = replacementFor(text, own, value, {
    digits,
    languageId: document.languageId,
  });
  if (problem) return problem;
  const start = replacement.start + base;
  const place = editorRange(document, { start, end: replacement.end + base });
  if (document.getText(place) === replacement.text) return { code: 'written', range };
  const isDone = await apply(document, place, replacement.text);
  return isDone
    ? { code: 'written', range: { start, end: start + replacement.text.length } }
    : { code: 'read-only' };
}

/** Through the editor where there is one, which knows whether it may be edited; else through the workspace. */
async function apply(document: vscode.TextDocument, place: vscode.Range, text: string): Promise<boolean> {
  const { version } = document;
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  if (editor) {
    const isTaken = await editor.edit((builder) => builder.replace(place, text));
    return isTaken && document.version !== version;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, place, text);
  return (await vscode.workspace.applyEdit(edit)) && document.version !== version;
}

function isAsRead({ document, version, range, literal }: WrittenNumber): boolean {
  return (
    !document.isClosed &&
    document.version === version &&
    document.getText(editorRange(document, range)) === literal
  );
}

function textAround(document: vscode.TextDocument, range: TextRange): { text: string; base: number } {
  const base = Math.max(0, range.start - reach);
  return { text: document.getText(editorRange(document, { start: base, end: range.end + reach })), base };
}

const editorRange = (document: vscode.TextDocument, { start, end }: TextRange): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));
