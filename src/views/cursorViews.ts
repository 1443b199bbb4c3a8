import * as vscode from 'vscode';
import type { DocumentChoices } from '../sources/documentChoices';
import type { LensReader } from '../sources/documentLens';
import type { CursorPlace } from './cursorWatcher';
import type { PanelView } from './panel/panelView';
import { isEnabled } from './settings';
import type { StatusBar } from './statusBar';

interface Rooms {
  readonly reader: LensReader;
  readonly choices: DocumentChoices;
  readonly panel: PanelView;
  readonly statusBar: StatusBar;
}

/** What follows the cursor: the panel, the status bar, and which commands apply. */
export class CursorViews implements vscode.Disposable {
  private reading: vscode.CancellationTokenSource | undefined;

  constructor(private readonly rooms: Rooms) {}

  /** Shows the array at the cursor. It is read in slices first; what was asked before and is not done yet is dropped. */
  async show(place: CursorPlace | undefined): Promise<void> {
    this.reading?.cancel();
    const { panel, statusBar, choices } = this.rooms;
    if (place && !(await this.isRead(place))) return;
    panel.followCursor(place);
    const options = { targetSelection: place?.secondSelection };
    const isWanted = place && isEnabled('statusBar', place.document);
    const found = isWanted ? this.rooms.reader.read(place.document, place.offset, options).found : undefined;
    statusBar.show(found);
    const hasTarget = found !== undefined && choices.hasTarget(found.document, found.scoresRange.start);
    await vscode.commands.executeCommand('setContext', 'lossLens.hasChosenTarget', hasTarget);
  }

  dispose(): void {
    this.reading?.cancel();
    this.reading?.dispose();
  }

  /** @returns false where the cursor or the text moved on meanwhile: that says itself what to show */
  private async isRead({ document, offset, secondSelection }: CursorPlace): Promise<boolean> {
    if (!isEnabled('statusBar', document) && !isEnabled('panel', document)) return true;
    const source = new vscode.CancellationTokenSource();
    this.reading = source;
    const options = { targetSelection: secondSelection };
    const reading = await this.rooms.reader.readInSlices(document, offset, source.token, options);
    return reading !== undefined && !source.token.isCancellationRequested;
  }
}
