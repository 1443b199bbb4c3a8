import * as vscode from 'vscode';

/** Texts that a person works on; read-only file systems show revisions, outputs and what else extensions make up. */
const isWorkingScheme = (scheme: string): boolean =>
  scheme === 'untitled' ||
  scheme === 'vscode-notebook-cell' ||
  vscode.workspace.fs.isWritableFileSystem(scheme) === true;

/** Whether labels may be put into a document: not into revisions (`git:`) nor where two texts are compared. */
export function isWorkingText({ uri }: vscode.TextDocument): boolean {
  if (!isWorkingScheme(uri.scheme)) return false;
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const isShownAlone = tabs.some(
    ({ input }) => input instanceof vscode.TabInputText && isSame(input.uri, uri),
  );
  const isCompared = tabs.some(
    ({ input }) =>
      input instanceof vscode.TabInputTextDiff &&
      (isSame(input.original, uri) || isSame(input.modified, uri)),
  );
  return isShownAlone || !isCompared;
}

const isSame = (a: vscode.Uri, b: vscode.Uri): boolean => a.toString() === b.toString();
