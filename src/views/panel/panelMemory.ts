import type * as vscode from 'vscode';

/** The host's own snapshot: enough to show the same array again after the window was reloaded. */
export interface PanelSnapshot {
  readonly uri: string;
  readonly offset: number;
  readonly locked: boolean;
  readonly row?: number;
}

const key = 'lossLens.panel';

/** Keeps the snapshot in the workspace's memory, written only when it has changed. */
export class PanelSnapshots {
  private last = '';

  constructor(private readonly memory: vscode.Memento) {}

  keep(snapshot: PanelSnapshot): void {
    const written = JSON.stringify(snapshot);
    if (written === this.last) return;
    this.last = written;
    void this.memory.update(key, snapshot);
  }

  /** What was kept, checked: another version may have written it. */
  kept(): PanelSnapshot | undefined {
    const kept = this.memory.get<unknown>(key);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { uri, offset, locked, row } = kept as Record<string, unknown>;
    if (typeof uri !== 'string' || typeof offset !== 'number' || typeof locked !== 'boolean')
      return undefined;
    return { uri, offset, locked, row: typeof row === 'number' ? row : undefined };
  }
}
