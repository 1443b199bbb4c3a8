import * as vscode from 'vscode';
import type { TextRange } from '../../arrays/numericArray';
import type { ArraySurvey } from '../../sources/arraySurvey';
import { lengthOf } from '../../sources/textWindow';
import { guarded } from '../guard';
import { isEnabled } from '../settings';
import { mostArrays, type ArrayNote } from './arrayNote';
import { isWorkingText } from './isWorkingText';

/** Lines above and below those on the screen that are read with them. */
const margin = 60;
/** After scrolling, in milliseconds: a wheel that turns reads nothing. */
const restingTime = 200;

/** The loss above each array. Only what is on the screen, or near, is read; what was read before stays. */
export class LossCodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private timer: number | undefined;

  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly survey: ArraySurvey<ArrayNote>,
    private readonly log: vscode.LogOutputChannel,
    changes: vscode.Event<unknown>,
  ) {
    const later = guarded(log, 'code lenses', ({ textEditor }: vscode.TextEditorVisibleRangesChangeEvent) => {
      if (!isEnabled('codeLens', textEditor.document)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.changed.fire(), restingTime);
    });
    this.subscriptions = [
      this.changed,
      changes(() => this.changed.fire()),
      vscode.window.onDidChangeTextEditorVisibleRanges(later),
    ];
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    if (!isEnabled('codeLens', document) || !isWorkingText(document)) return [];
    try {
      for (const range of rangesToRead(document)) {
        if (!(await this.survey.within(document, range, mostArrays, token))) return [];
      }
      return this.survey.known(document).flatMap(lensOf).slice(0, mostArrays);
    } catch (error) {
      this.log.error('code lenses:', error instanceof Error ? error : String(error));
      return [];
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

function lensOf({ label, place, range }: ArrayNote): vscode.CodeLens[] {
  if (!label) return [];
  const { text, title } = label;
  const command = { title: text, tooltip: title, command: 'lossLens.showInPanel', arguments: [place] };
  return [new vscode.CodeLens(new vscode.Range(range.start, range.start), command)];
}

/** What editors show of a document, with a margin; all of it where none shows it. */
function rangesToRead(document: vscode.TextDocument): readonly TextRange[] {
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  if (editors.length === 0) return [{ start: 0, end: lengthOf(document) }];
  return editors
    .flatMap(({ visibleRanges }) => visibleRanges)
    .map(({ start, end }) => ({
      start: document.offsetAt(new vscode.Position(Math.max(0, start.line - margin), 0)),
      end: document.offsetAt(new vscode.Position(end.line + margin, 0)),
    }));
}
