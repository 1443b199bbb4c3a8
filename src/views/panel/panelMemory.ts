import type * as vscode from 'vscode';
import { explanationIds, type ExplanationId, type ExplanationValues } from '../../explanation';

/** The host's own snapshot: enough to show the same array again after the window was reloaded. */
export interface PanelSnapshot {
  readonly uri: string;
  readonly offset: number;
  readonly locked: boolean;
  readonly row?: number;
  readonly explanation?: OpenExplanation;
}

/** The explanation that is open, with what the person gave it. */
export interface OpenExplanation {
  readonly id: ExplanationId;
  readonly values: ExplanationValues;
}

const key = 'lossLens.panel';
/** Longer input than this, in characters, is not kept over a reload. */
const longestKept = 20_000;

/** Keeps the snapshot in the workspace's memory, written only when it has changed. */
export class PanelSnapshots {
  private last = '';

  constructor(private readonly memory: vscode.Memento) {}

  keep(snapshot: PanelSnapshot): void {
    const kept = { ...snapshot, explanation: withShortValues(snapshot.explanation) };
    const written = JSON.stringify(kept);
    if (written === this.last) return;
    this.last = written;
    void this.memory.update(key, kept);
  }

  /** What was kept, checked: another version may have written it. */
  kept(): PanelSnapshot | undefined {
    const kept = this.memory.get<unknown>(key);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { uri, offset, locked, row, explanation } = kept as Record<string, unknown>;
    if (typeof uri !== 'string' || typeof offset !== 'number' || typeof locked !== 'boolean')
      return undefined;
    return {
      uri,
      offset,
      locked,
      row: typeof row === 'number' ? row : undefined,
      explanation: openExplanation(explanation),
    };
  }
}

function withShortValues(explanation: OpenExplanation | undefined): OpenExplanation | undefined {
  const length = Object.values(explanation?.values ?? {}).reduce((sum, value) => sum + value.length, 0);
  return explanation && length > longestKept ? { id: explanation.id, values: {} } : explanation;
}

function openExplanation(kept: unknown): OpenExplanation | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { id, values } = kept as Record<string, unknown>;
  const known = explanationIds.find((each) => each === id);
  if (!known || typeof values !== 'object' || values === null) return undefined;
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { id: known, values: Object.fromEntries(texts) };
}
