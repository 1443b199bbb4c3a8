import * as vscode from 'vscode';
import { selectedNumbers } from '../sources/selectedNumbers';
import { guarded } from './guard';

/** The cursor in a text editor, and a second selection where there are exactly two. */
export interface CursorPlace {
  readonly editor: vscode.TextEditor;
  readonly document: vscode.TextDocument;
  readonly offset: number;
  readonly secondSelection?: { readonly start: number; readonly end: number };
}

/** Time for which the cursor must rest, in milliseconds: a held arrow key reads nothing. */
const restingTime = 60;
/** After an edit the panel follows at once, but not more often than this. */
const editTime = 25;

/** Says, debounced, when the cursor has come to rest somewhere or the text around it has changed. */
export class CursorWatcher implements vscode.Disposable {
  private readonly moved = new vscode.EventEmitter<CursorPlace | undefined>();
  private readonly subscriptions: vscode.Disposable[];
  private timer: number | undefined;

  readonly onDidRest = this.moved.event;

  constructor(log: vscode.LogOutputChannel) {
    const later = (milliseconds: number, placeNow = currentPlace): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(
        guarded(log, 'cursor', () => this.moved.fire(placeNow())),
        milliseconds,
      );
    };
    // A window that was reloaded comes up with its cursor where it was.
    later(restingTime, placeOnceOpened);
    this.subscriptions = [
      this.moved,
      vscode.window.onDidChangeTextEditorSelection((event) => {
        if (event.textEditor === vscode.window.activeTextEditor) later(restingTime);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => later(restingTime, placeOnceOpened)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lossLens')) later(restingTime);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === vscode.window.activeTextEditor?.document) later(editTime);
      }),
    ];
  }

  /** Says where the cursor is without its moving: something else that views depend on has changed. */
  restNow(): void {
    this.moved.fire(currentPlace());
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** A file that was merely opened has its cursor at the very start: nothing is read for it. */
function placeOnceOpened(): CursorPlace | undefined {
  const place = currentPlace();
  return place?.offset === 0 ? undefined : place;
}

/** Where the cursor of the active editor is now; undefined where there is no editor of text. */
export function currentPlace(): CursorPlace | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selections } = editor;
  const second =
    selections.length === 2 && selections.every((selection) => !selection.isEmpty) && !selectedNumbers(editor)
      ? selections[1]
      : undefined;
  return {
    editor,
    document,
    offset: document.offsetAt(selections[0].active),
    secondSelection: second && { start: document.offsetAt(second.start), end: document.offsetAt(second.end) },
  };
}
