import * as vscode from 'vscode';
import type { ArraySurvey } from '../../sources/arraySurvey';
import { isEnabled } from '../settings';
import { mostArrays, type ArrayNote } from './arrayNote';
import { isWorkingText } from './isWorkingText';

/** The loss behind each array of the lines that VS Code shows. */
export class LossInlayHints implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChangeInlayHints = this.changed.event;

  constructor(
    private readonly survey: ArraySurvey<ArrayNote>,
    private readonly log: vscode.LogOutputChannel,
    changes: vscode.Event<unknown>,
  ) {
    this.subscriptions = [this.changed, changes(() => this.changed.fire())];
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[]> {
    if (!isEnabled('inlayHints', document) || !isWorkingText(document)) return [];
    try {
      const stretch = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const notes = await this.survey.within(document, stretch, mostArrays, token);
      return (notes ?? []).filter((note) => range.contains(note.range.end)).flatMap(hintOf);
    } catch (error) {
      this.log.error('inlay hints:', error instanceof Error ? error : String(error));
      return [];
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

function hintOf({ label, place, range }: ArrayNote): vscode.InlayHint[] {
  if (!label) return [];
  const part = new vscode.InlayHintLabelPart(label.text);
  part.tooltip = label.title;
  part.command = { title: label.text, command: 'lossLens.showInPanel', arguments: [place] };
  const hint = new vscode.InlayHint(range.end, [part]);
  hint.paddingLeft = true;
  return [hint];
}
