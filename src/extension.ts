import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DocumentChoices } from './sources/documentChoices';
import { LensReader } from './sources/documentLens';
import { DocumentLines } from './sources/documentLines';
import { createApi, type LossLensApi } from './views/api';
import { registerCommands } from './views/commands';
import { CursorWatcher, type CursorPlace } from './views/cursorWatcher';
import { guarded } from './views/guard';
import { LensHoverProvider } from './views/hoverProvider';
import { registerInText } from './views/inText';
import { CellStatusBar } from './views/notebooks/cellStatusBar';
import { PanelView, panelViewId } from './views/panel/panelView';
import { isEnabled } from './views/settings';
import { StatusBar } from './views/statusBar';

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
  const show = (place: CursorPlace | undefined): void => {
    panel.followCursor(place);
    const wanted = place && isEnabled('statusBar', place.document);
    const options = { targetSelection: place?.secondSelection };
    const found = wanted ? reader.read(place.document, place.offset, options).found : undefined;
    statusBar.show(found);
    const hasTarget = found !== undefined && choices.hasTarget(found.document, found.scoresRange.start);
    void vscode.commands.executeCommand('setContext', 'lossLens.hasChosenTarget', hasTarget);
  };
  context.subscriptions.push(
    log,
    choices,
    lines,
    panel,
    statusBar,
    cursor,
    cursor.onDidRest(guarded(log, 'cursor', show)),
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
