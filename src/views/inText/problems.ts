import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ArraySurvey } from '../../sources/arraySurvey';
import { lengthOf } from '../../sources/textWindow';
import { guarded } from '../guard';
import { isEnabled } from '../settings';
import { mostArrays, type ArrayNote } from './arrayNote';
import { isWorkingText } from './isWorkingText';
import type { Problem } from './problem';

/** Time without a change, in milliseconds, after which a document is read. */
const restingTime = 500;
/** Most problems told of one document. */
const mostProblems = 100;

/** Keeps the Problems view up to date for the documents that editors show. */
export class Problems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('lossLens');
  private readonly subscriptions: vscode.Disposable[];
  private timer: number | undefined;
  private running: vscode.CancellationTokenSource | undefined;

  constructor(
    private readonly survey: ArraySurvey<ArrayNote>,
    private readonly log: vscode.LogOutputChannel,
    changes: vscode.Event<unknown>,
  ) {
    const later = (): void => this.readLater();
    this.subscriptions = [
      this.collection,
      changes(later),
      vscode.window.onDidChangeVisibleTextEditors(later),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length > 0) later();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
    ];
    later();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.running?.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private readLater(): void {
    clearTimeout(this.timer);
    this.running?.cancel();
    this.timer = setTimeout(
      guarded(this.log, 'problems', () => this.readShown()),
      restingTime,
    );
  }

  private async readShown(): Promise<void> {
    const source = new vscode.CancellationTokenSource();
    this.running = source;
    const shown = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
    for (const document of shown) {
      if (!isEnabled('problems', document) || !isWorkingText(document)) {
        this.collection.delete(document.uri);
        continue;
      }
      const whole = { start: 0, end: lengthOf(document) };
      const notes = await this.survey.within(document, whole, mostArrays, source.token);
      if (source.token.isCancellationRequested) return;
      if (!notes || document.isClosed) continue;
      const entries = notes.flatMap(({ problems }) => problems).slice(0, mostProblems);
      this.collection.set(document.uri, entries.map(diagnosticOf));
    }
  }
}

function diagnosticOf({ range, text, severity, code }: Problem): vscode.Diagnostic {
  const level = vscode.DiagnosticSeverity[severity === 'error' ? 'Error' : 'Warning'];
  const diagnostic = new vscode.Diagnostic(range, text, level);
  diagnostic.source = t('Loss Lens');
  diagnostic.code = code;
  return diagnostic;
}
