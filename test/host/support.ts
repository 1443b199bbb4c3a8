import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LossLensApi } from '../../src/views/api';

/** Three logits and the cross entropy that textbooks compute for them: softmax is 0.6590, 0.2424, 0.0986. */
export const textbook = {
  text: 'logits = torch.tensor([2.0, 1.0, 0.1])\nloss = F.cross_entropy(logits, torch.tensor(0))\nx = rows[1, 2]\n',
  logits: '[2.0, 1.0, 0.1]',
  /** ln(e² + e + e^0.1) − 2, to ten digits. */
  loss: 0.4170300163,
  /** softmax − (1, 0, 0), to ten digits. */
  gradient: [-0.3409988611, 0.2424329707, 0.0985658904],
} as const;

export function extension(): vscode.Extension<LossLensApi> {
  const found = vscode.extensions.getExtension<LossLensApi>('loss-lens.loss-lens');
  assert.ok(found, 'The extension is not installed in this VS Code.');
  return found;
}

/** Opens an untitled document in an editor, with the cursor before the text `cursorAt`. */
export async function openDocument(
  content: string,
  language: string,
  cursorAt?: string,
): Promise<vscode.TextEditor> {
  const document = await newDocument(content, language);
  const editor = await vscode.window.showTextDocument(document);
  await eventually('the editor is the active one', () => vscode.window.activeTextEditor === editor);
  if (cursorAt !== undefined) {
    const position = positionOf(document, cursorAt);
    editor.selection = new vscode.Selection(position, position);
  }
  return editor;
}

/** VS Code may hand out an untitled document of that name that it is about to close, with another text. */
async function newDocument(content: string, language: string): Promise<vscode.TextDocument> {
  let document = await vscode.workspace.openTextDocument({ content, language });
  await eventually('a new document', async () => {
    if (document.getText() === content && !document.isClosed) return true;
    // Being asked for keeps it open: it is closed anew, as a person would.
    if (!document.isClosed) await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    document = await vscode.workspace.openTextDocument({ content, language });
    return false;
  });
  return document;
}

/** The position one character inside a text of the document. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `The document does not hold ${text}.`);
  return document.positionAt(at + 1);
}

/** The Markdown strings of the hovers over a text of the document. */
export async function hoverOver(
  document: vscode.TextDocument,
  text: string,
): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text),
  );
  return hovers.flatMap(({ contents }) => contents).filter((part) => part instanceof vscode.MarkdownString);
}

/** The words of Markdown strings, as a reader sees them: without escapes. */
export function plainText(parts: readonly vscode.MarkdownString[]): string {
  return parts
    .map(({ value }) => value)
    .join('\n')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\\([^\w\s])/g, '$1');
}

/** Asks again until the answer holds, for what VS Code does a moment later. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 10_000; await delay(50)) {
    if (await holds()) return;
  }
  assert.fail(`Not within 10 s: ${what}.`);
}

export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Closes every editor; unsaved documents are thrown away without a question. Asked again until nothing is left: a tab
 * may open after the test that asked for it, the active editor may not be there yet, and a document that is in no tab
 * stays open for minutes unless it is shown and reverted.
 */
export async function closeAll(): Promise<void> {
  let rounds = 0;
  await eventually('every editor and every untitled document is closed', async () => {
    const untitled = vscode.workspace.textDocuments.filter((document) => document.isUntitled);
    if (openTabs() === 0 && untitled.length === 0) return true;
    // VS Code needs a moment to let go of a document whose tab was just closed.
    if (openTabs() === 0 && ++rounds % roundsToWait === 0) await vscode.window.showTextDocument(untitled[0]);
    for (let left = openTabs(); left > 0; left--) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    return false;
  });
}

/** Half a second, asked every 50 ms. */
const roundsToWait = 10;

const openTabs = (): number => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
