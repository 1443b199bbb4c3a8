import * as vscode from 'vscode';

export type Surface = 'hover' | 'statusBar' | 'panel' | 'codeLens' | 'inlayHints' | 'problems';

/** Off unless a person turns them on: they stand in the text or in a list of faults without being asked. */
const offByDefault: ReadonlySet<Surface> = new Set(['codeLens', 'inlayHints', 'problems']);

/** Whether a surface is wanted in a document: the master switch and the surface's own, both overridable by language. */
export function isEnabled(surface: Surface, document: vscode.TextDocument): boolean {
  const settings = vscode.workspace.getConfiguration('lossLens', document);
  return settings.get('enabled', true) && settings.get(`${surface}.enabled`, !offByDefault.has(surface));
}
