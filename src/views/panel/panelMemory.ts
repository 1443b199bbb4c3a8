import type * as vscode from 'vscode';

/** The host's own snapshot: enough to show the same array again after the window was reloaded. */
export interface PanelSnapshot {
  readonly uri: string;
  readonly offset: number;
  readonly locked: boolean;
  readonly row?: number;
}

const key = 'lossLens.panel';

export function keepSnapshot(memory: vscode.Memento, snapshot: PanelSnapshot | undefined): void {
  void memory.update(key, snapshot);
}

export function keptSnapshot(memory: vscode.Memento): PanelSnapshot | undefined {
  const kept = memory.get<unknown>(key);
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { uri, offset, locked, row } = kept as Record<string, unknown>;
  if (typeof uri !== 'string' || typeof offset !== 'number' || typeof locked !== 'boolean') return undefined;
  return { uri, offset, locked, row: typeof row === 'number' ? row : undefined };
}
