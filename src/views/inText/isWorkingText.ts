import * as vscode from 'vscode';

/** Schemes of texts that a person works on; others show revisions, outputs and what else extensions make up. */
const working: ReadonlySet<string> = new Set([
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-notebook-cell',
  'vscode-userdata',
  'vscode-test-web',
  'memfs',
]);

/** Whether labels may be put into a document: not into revisions (`git:`) nor where two texts are compared. */
export function isWorkingText({ uri }: vscode.TextDocument): boolean {
  if (!working.has(uri.scheme)) return false;
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
