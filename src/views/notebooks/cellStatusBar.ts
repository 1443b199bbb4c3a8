import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { findArrays } from '../../arrays';
import { cellOutput } from '../../sources/cellOutput';
import { formatShape } from '../../words/kinds';
import { isEnabled } from '../settings';

/** Characters of an output in which arrays are looked for; the command reads all of it. */
const longestLook = 200_000;

/** An item below each cell that printed an array; it shows the output in the panel. */
export class CellStatusBar implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChangeCellStatusBarItems = this.changed.event;

  constructor(private readonly log: vscode.LogOutputChannel) {
    this.subscriptions = [
      this.changed,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lossLens')) this.changed.fire();
      }),
      vscode.workspace.onDidChangeNotebookDocument(({ cellChanges }) => {
        if (cellChanges.some(({ outputs }) => outputs !== undefined)) this.changed.fire();
      }),
    ];
  }

  provideCellStatusBarItems(
    cell: vscode.NotebookCell,
    token: vscode.CancellationToken,
  ): vscode.NotebookCellStatusBarItem | undefined {
    if (token.isCancellationRequested || !isEnabled('statusBar', cell.document)) return undefined;
    try {
      return itemOf(cell);
    } catch (error) {
      this.log.error('cell status bar:', error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

function itemOf(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem | undefined {
  if (cell.outputs.length === 0) return undefined;
  const [first, ...others] = findArrays(cellOutput(cell).slice(0, longestLook), 'plaintext');
  if (!first) return undefined;
  const more = others.length > 0 ? ` +${others.length}` : '';
  const item = new vscode.NotebookCellStatusBarItem(
    `$(graph) ${formatShape(first.shape)}${more}`,
    vscode.NotebookCellStatusBarAlignment.Right,
  );
  item.tooltip = t('Loss Lens: show this cell’s output in the panel');
  item.command = {
    title: t('Show Cell Output in Panel'),
    command: 'lossLens.showCellOutput',
    arguments: [{ notebook: cell.notebook.uri.toString(), index: cell.index }],
  };
  return item;
}
