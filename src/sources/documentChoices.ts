import * as vscode from 'vscode';
import type { TextRange } from '../arrays/numericArray';
import type { Choices } from '../pairing/reading';
import { KeptChoices, type ChoicesOfDocument, type ChosenRange } from './keptChoices';
import { trackRange, type TextChange } from './trackedRange';

/** After an edit the moved ranges are kept this many milliseconds later: not at every key. */
const keepDelay = 1000;
/** A reload takes less than this many milliseconds from closing the documents to ending the extension. */
const forgetDelay = 5000;

/**
 * What a person chose, remembered per document while it is edited and open: how to read an array, its target, axis and
 * loss. Ranges follow the edits; a choice whose array is edited away goes with it. A reload of the window keeps them.
 */
export class DocumentChoices implements vscode.Disposable {
  private readonly documents = new Map<string, ChoicesOfDocument>();
  private readonly memory: KeptChoices;
  private keeping: number | undefined;
  private readonly closing = new Set<number>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];
  /** Counts every change, so that an answer kept from before can be told. */
  revision = 0;

  readonly onDidChange = this.changed.event;

  constructor(memory: vscode.Memento) {
    this.memory = new KeptChoices(memory);
    this.subscriptions = [
      this.changed,
      vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
    ];
  }

  /** The choices for the array that holds an offset, ranges in document offsets. */
  at(document: vscode.TextDocument, offset: number): Choices {
    const { arrays } = this.of(document);
    return arrays.find(({ range }) => !range.isSelected && holds(range, offset))?.choices ?? {};
  }

  /** The choices for numbers that were selected to be read together, by the range that they span. */
  ofSelected(document: vscode.TextDocument, range: TextRange): Choices {
    return this.ofRange(document, { ...range, isSelected: true });
  }

  /** The choices for the array of a range, as a command changes them. */
  ofRange(document: vscode.TextDocument, range: ChosenRange): Choices {
    return this.of(document).arrays.find((entry) => isSame(entry.range, range))?.choices ?? {};
  }

  /** The document's own target, unless the offset is inside it. */
  documentTarget(document: vscode.TextDocument, offset: number): TextRange | undefined {
    const { target } = this.of(document);
    return target && !holds(target, offset) ? target : undefined;
  }

  hasTarget(document: vscode.TextDocument, offset: number): boolean {
    return (
      this.at(document, offset).target !== undefined || this.documentTarget(document, offset) !== undefined
    );
  }

  /** Changes the choices for one array; a property given as undefined goes back to what is guessed. */
  choose(document: vscode.TextDocument, range: ChosenRange, change: Choices): void {
    const own = this.of(document);
    const index = own.arrays.findIndex((entry) => isSame(entry.range, range));
    const choices = { ...(index < 0 ? {} : own.arrays[index].choices), ...change };
    if (index < 0) own.arrays.push({ range, choices });
    else own.arrays[index] = { range, choices };
    this.announce(document);
  }

  chooseDocumentTarget(document: vscode.TextDocument, target: TextRange): void {
    this.of(document).target = target;
    this.announce(document);
  }

  clearTargets(document: vscode.TextDocument, offset: number): void {
    const own = this.of(document);
    own.target = undefined;
    own.arrays = own.arrays.map((entry) =>
      holds(entry.range, offset) ? { ...entry, choices: { ...entry.choices, target: undefined } } : entry,
    );
    this.announce(document);
  }

  dispose(): void {
    clearTimeout(this.keeping);
    for (const waiting of this.closing) clearTimeout(waiting);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private of(document: vscode.TextDocument): ChoicesOfDocument {
    const key = document.uri.toString();
    const found = this.documents.get(key) ?? this.memory.of(document) ?? { arrays: [] };
    this.documents.set(key, found);
    return found;
  }

  private announce(document: vscode.TextDocument): void {
    this.revision++;
    this.memory.keep(document, this.of(document));
    this.changed.fire(document.uri);
  }

  /** A window that is reloaded closes its documents too: only one that stays closed is forgotten for good. */
  private forget(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    this.documents.delete(uri);
    if (document.isUntitled) return this.memory.forget(uri);
    const waiting = setTimeout(() => {
      this.closing.delete(waiting);
      const isOpen = vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri);
      if (!isOpen) this.memory.forget(uri);
    }, forgetDelay);
    this.closing.add(waiting);
  }

  private keepLater(document: vscode.TextDocument): void {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => {
      if (!document.isClosed) this.memory.keep(document, this.of(document));
    }, keepDelay);
  }

  private follow(event: vscode.TextDocumentChangeEvent): void {
    const own = this.documents.get(event.document.uri.toString());
    if (!own || event.contentChanges.length === 0) return;
    if (own.arrays.length === 0 && !own.target) return;
    this.revision++;
    this.keepLater(event.document);
    // VS Code gives the changes of one edit from the last to the first, each in offsets of the text before the edit.
    const changes = event.contentChanges
      .map(({ rangeOffset, rangeLength, text }) => ({
        offset: rangeOffset,
        length: rangeLength,
        inserted: text.length,
      }))
      .sort((a, b) => b.offset - a.offset);
    own.target = own.target && track(own.target, changes);
    own.arrays = own.arrays.flatMap(({ range, choices }) => {
      const moved = track(range, changes);
      return moved ? [{ range: { ...range, ...moved }, choices: trackChoices(choices, changes) }] : [];
    });
  }
}

const isSame = (a: ChosenRange, b: ChosenRange): boolean =>
  a.start === b.start && a.end === b.end && (a.isSelected ?? false) === (b.isSelected ?? false);

const holds = (range: TextRange, offset: number): boolean => range.start <= offset && offset <= range.end;

function track(range: TextRange, changes: readonly TextChange[]): TextRange | undefined {
  return changes.reduce<TextRange | undefined>((moved, change) => moved && trackRange(moved, change), range);
}

function trackChoices(choices: Choices, changes: readonly TextChange[]): Choices {
  if (choices.target?.kind !== 'range') return choices;
  const range = track(choices.target.range, changes);
  return { ...choices, target: range ? { kind: 'range', range } : undefined };
}
