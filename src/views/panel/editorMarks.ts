import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TextRange } from '../../arrays/numericArray';
import type { DocumentLens } from '../../sources/documentLens';
import { CannotApply } from '../guard';

/** Selects the number of a class of the row shown; the focus stays in the panel unless asked for. */
export async function revealClass(shown: DocumentLens, index: number, focus: boolean): Promise<void> {
  const { layout, scores } = shown.lens.reading;
  const { row } = shown.lens;
  if (!layout || !scores || !row || index >= layout.classes) {
    throw new CannotApply(t('The number of class {0} is not in the document.', index));
  }
  await select(shown, scores.elementRange(layout.elementIndex(row.row, index)), focus);
}

export async function revealTarget(shown: DocumentLens): Promise<void> {
  const range = shown.lens.reading.target?.range;
  if (!range) throw new CannotApply(t('The target does not stand in the document: it was chosen by hand.'));
  await select(shown, range, true);
}

export async function openSource(shown: DocumentLens): Promise<void> {
  await select(shown, shown.lens.reading.array, true);
}

async function select(shown: DocumentLens, range: TextRange, focus: boolean): Promise<void> {
  if (shown.document.version !== shown.version) {
    throw new CannotApply(t('The document has changed meanwhile. Try again.'));
  }
  const selection = shown.editorRange(range);
  const column = vscode.window.visibleTextEditors.find(
    ({ document }) => document === shown.document,
  )?.viewColumn;
  await vscode.window.showTextDocument(shown.document, {
    viewColumn: column,
    preserveFocus: !focus,
    selection,
  });
}

/** A newcomer's first numbers, in an editor of their own. */
export async function openSample(extensionUri: vscode.Uri): Promise<void> {
  const uri = vscode.Uri.joinPath(extensionUri, 'media', 'sample.py');
  const bytes = await vscode.workspace.fs.readFile(uri);
  const content = new TextDecoder().decode(bytes);
  const document = await vscode.workspace.openTextDocument({ language: 'python', content });
  const editor = await vscode.window.showTextDocument(document);
  const start = content.indexOf('[') + 1;
  const position = document.positionAt(start);
  editor.selection = new vscode.Selection(position, position);
}
