import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DocumentChoices } from './sources/documentChoices';
import { LensReader } from './sources/documentLens';
import { DocumentLines } from './sources/documentLines';
import { createApi, type LossLensApi } from './views/api';
import { registerCommands } from './views/commands';
import { CursorViews } from './views/cursorViews';
import { CursorWatcher, type CursorPlace } from './views/cursorWatcher';
import { guarded } from './views/guard';
import { LensHoverProvider } from './views/hoverProvider';
import { registerInText } from './views/inText';
import { CellStatusBar } from './views/notebooks/cellStatusBar';
import { PanelView, panelViewId } from './views/panel/panelView';
import { StatusBar } from './views/statusBar';
import { warmUpLater } from './views/warmUp';

export function activate(context: vscode.ExtensionContext): LossLensApi {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel('Loss Lens', { log: true });
  const choices = new DocumentChoices(context.workspaceState);
  const lines = new DocumentLines();
  const reader = new LensReader(choices, lines);
  const panel = new PanelView(context, reader, choices, log);
  const statusBar = new StatusBar();
  const cursor = new CursorWatcher(log);
  const cells = new CellStatusBar(log);
  const views = new CursorViews({ reader, choices, panel, statusBar });
  const stopWarmUp = warmUpLater(guarded(log, 'warm-up', (error: unknown) => Promise.reject(error)));
  context.subscriptions.push(
    log,
    choices,
    lines,
    panel,
    statusBar,
    cursor,
    views,
    { dispose: stopWarmUp },
    cursor.onDidRest(guarded(log, 'cursor', (place: CursorPlace | undefined) => views.show(place))),
    choices.onDidChange(guarded(log, 'choices', () => cursor.restNow())),
    vscode.languages.registerHoverProvider({ language: '*' }, new LensHoverProvider(reader, log)),
    vscode.window.registerWebviewViewProvider(panelViewId, panel),
    registerInText({ reader, choices, log }),
    cells,
    vscode.notebooks.registerNotebookCellStatusBarItemProvider('*', cells),
  );
  registerCommands(context, { reader, choices, panel, log });
  return createApi();
}
