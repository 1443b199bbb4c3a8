import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { CannotApply } from '../guard';

/**
 * The cell that a command is about: the one that a cell's status bar or menu names, else the selected one.
 * @throws CannotApply where there is no notebook, or its cell is not there any more
 */
export function cellFor(argument: unknown): vscode.NotebookCell {
  const named = namedCell(argument);
  if (named) return named;
  const editor = vscode.window.activeNotebookEditor;
  if (!editor || editor.selection.start >= editor.notebook.cellCount) {
    throw new CannotApply(t('There is no notebook: open one and select a cell that printed an array.'));
  }
  return editor.notebook.cellAt(editor.selection.start);
}

/** VS Code's menus hand over the cell itself, the status bar what we gave it: its notebook and index. */
function namedCell(argument: unknown): vscode.NotebookCell | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { notebook, index } = argument as Record<string, unknown>;
  const uri =
    typeof notebook === 'string'
      ? notebook
      : notebook !== null && typeof notebook === 'object' && 'uri' in notebook
        ? String(notebook.uri)
        : undefined;
  if (uri === undefined || typeof index !== 'number') return undefined;
  const found = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri);
  const isThere = found && Number.isInteger(index) && index >= 0 && index < found.cellCount;
  if (!isThere) throw new CannotApply(t('The cell that this belongs to is not open any more.'));
  return found.cellAt(index);
}
