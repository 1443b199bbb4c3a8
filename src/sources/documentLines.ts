import * as vscode from 'vscode';
import { LineStates } from '../arrays';
import { lengthOf } from './textWindow';

/** Characters: about as many as are read around a cursor. */
const longestDocument = 5_500_000;

interface Kept {
  readonly states: LineStates;
  /** The document's version that they belong to. */
  version: number;
}

/** For each document that was read, what is open at the start of its lines, kept up to date with its edits. */
export class DocumentLines implements vscode.Disposable {
  private readonly documents = new Map<vscode.TextDocument, Kept>();
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.documents.delete(document)),
    ];
  }

  /** Undefined for a document so long that getting its text would hold up the host. */
  of(document: vscode.TextDocument): LineStates | undefined {
    const { languageId, version } = document;
    const kept = this.documents.get(document);
    if (kept?.version === version && kept.states.languageId === languageId) return kept.states;
    if (lengthOf(document) > longestDocument) return undefined;
    const states = new LineStates(document.getText(), languageId);
    this.documents.set(document, { states, version });
    return states;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.documents.clear();
  }

  /** Others may hear of the same edit before, and ask for the lines: those are up to date then. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const kept = this.documents.get(document);
    if (!kept || kept.version >= document.version || contentChanges.length === 0) return;
    // VS Code gives the changes of one edit from the last to the first, each in offsets of the text before the edit.
    const changes = [...contentChanges].sort((a, b) => b.rangeOffset - a.rangeOffset);
    for (const { rangeOffset, rangeLength, text } of changes) {
      kept.states.update({ offset: rangeOffset, length: rangeLength, text });
    }
    kept.version = document.version;
  }
}
