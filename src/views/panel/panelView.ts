import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ExplanationId, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';
import { choiceOf } from '../../pairing/layoutOffers';
import type { HostMessage, L10nBundle, PanelAction, PanelState, WebviewMessage } from '../../protocol';
import type { DocumentChoices } from '../../sources/documentChoices';
import type { DocumentLens, LensReader } from '../../sources/documentLens';
import { offeredExplanations } from '../../words/explanations';
import { layoutOfAction } from '../../words/layoutOffers';
import { panelState, type PanelSettings } from '../../words/panelState';
import { currentPlace, type CursorPlace } from '../cursorWatcher';
import { guarded, runCommand } from '../guard';
import { isEnabled } from '../settings';
import { checkMessage } from './checkMessage';
import { openSample, openSource, revealClass, revealTarget } from './editorMarks';
import { panelHtml } from './panelHtml';
import { PanelSnapshots } from './panelMemory';
import { setScore } from './setScore';
import { PanelPlace } from './panelPlace';
import { emptyState, panelSource } from './panelSource';

export const panelViewId = 'lossLens.panel';

/**
 * The side panel: follows the cursor (unless locked) and every edit, and carries out the intentions that the webview
 * sends. It is the one source of truth; the webview draws what it is sent.
 */
export class PanelView implements vscode.WebviewViewProvider, vscode.Disposable {
  private view: vscode.WebviewView | undefined;
  private place: PanelPlace | undefined;
  private secondSelection: CursorPlace['secondSelection'];
  private row: number | undefined;
  private shown: DocumentLens | undefined;
  private sentSettings: PanelSettings | undefined;
  private reading: vscode.CancellationTokenSource | undefined;
  private settings: PanelSettings = {
    capacity: 8,
    query: '',
    gradientOf: 'row',
    locked: false,
  };
  private restored = false;
  private readonly snapshots: PanelSnapshots;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly reader: LensReader,
    private readonly choices: DocumentChoices,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.snapshots = new PanelSnapshots(context.workspaceState);
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument(guarded(log, 'panel', (event) => this.follow(event))),
      choices.onDidChange(guarded(log, 'panel', () => this.send())),
    ];
  }

  /** What the panel shows, for commands that act on it. */
  get current(): DocumentLens | undefined {
    return this.view?.visible ? this.shown : undefined;
  }

  get gradientOf(): 'row' | 'reduced' {
    return this.settings.gradientOf;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.context.extensionUri, 'dist')],
    };
    view.webview.html = panelHtml(view.webview, this.context.extensionUri);
    view.webview.onDidReceiveMessage((value: unknown) => {
      const message = checkMessage(value);
      if (!message) this.log.warn('panel: a message that is not of the protocol was left aside');
      else void runCommand(this.log, t('The panel'), () => this.receive(message));
    });
    view.onDidChangeVisibility(
      guarded(this.log, 'panel', () => view.visible && this.followCursor(currentPlace())),
    );
    view.onDidDispose(() => (this.view = undefined));
  }

  /** The cursor came to rest: the panel follows, unless it is locked or nobody sees it. */
  followCursor(place: CursorPlace | undefined): void {
    if (!this.view?.visible || !place) return;
    this.restoreOnce();
    if (this.settings.locked) return this.send();
    if (!isEnabled('panel', place.document)) return this.send();
    const { found } = this.reader.read(place.document, place.offset, {
      targetSelection: place.secondSelection,
    });
    // Between two arrays the last one stays: looking at the target must not empty the panel.
    if (!found && this.shown && !this.shown.document.isClosed && this.isStillThere()) return this.send();
    this.showAt(place.document, place.offset, place.secondSelection);
  }

  /** A command shows an array, whatever was shown before a reload and wherever the cursor is, until it moves. */
  show(found: DocumentLens, secondSelection?: CursorPlace['secondSelection']): void {
    this.restored = true;
    this.showAt(found.document, found.offset, secondSelection);
  }

  private showAt(
    document: vscode.TextDocument,
    offset: number,
    secondSelection?: CursorPlace['secondSelection'],
  ): void {
    const sameArray = this.shown?.document === document && this.holdsOffset(offset);
    const { query, sort } = this.settings;
    const isSet = query !== '' || sort !== undefined;
    if (!sameArray && isSet) this.settings = { ...this.settings, query: '', sort: undefined };
    // A row that the person walked to stays until the cursor moves.
    const sameOffset = this.place?.document === document && this.place.offset === offset;
    if (!sameOffset) this.row = undefined;
    this.place = new PanelPlace(document, offset);
    this.secondSelection = secondSelection;
    this.send();
  }

  /** A command opens an explanation of the array shown, with what the person gave it. */
  openExplanation(id: ExplanationId, values: ExplanationValues): void {
    this.change({ explanation: { id, values } });
  }

  setLocked(locked: boolean): void {
    this.settings = { ...this.settings, locked };
    void vscode.commands.executeCommand('setContext', 'lossLens.locked', locked);
    this.send();
    if (!locked) this.followCursor(currentPlace());
  }

  dispose(): void {
    this.reading?.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private isStillThere(): boolean {
    return (
      this.place !== undefined && this.reader.read(this.place.document, this.place.offset).found !== undefined
    );
  }

  private holdsOffset(offset: number): boolean {
    const { start, end } = this.shown?.documentRange(this.shown.lens.reading.array) ?? { start: 1, end: 0 };
    return start <= offset && offset <= end;
  }

  private follow(event: vscode.TextDocumentChangeEvent): void {
    if (!this.place || event.document !== this.place.document || event.contentChanges.length === 0) return;
    this.place.follow(event);
    this.secondSelection = undefined;
    void runCommand(this.log, t('The panel'), () => this.sendWhenRead());
  }

  /** Reads in slices first: at every key a large array or a dense file would hold up the host. */
  private async sendWhenRead(): Promise<void> {
    this.reading?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.reading = source;
    if (!this.place) return;
    const options = { row: this.row, targetSelection: this.secondSelection };
    await this.reader.readInSlices(this.place.document, this.place.offset, source.token, options);
    if (!source.token.isCancellationRequested) this.send();
  }

  /**
   * Sends the state, unless it is what was sent last: an edit is followed at once, and again when the cursor has come
   * to rest after it.
   * @param isNew the webview has nothing yet
   */
  private send(isNew = false): void {
    if (!this.view?.visible) return;
    const isOff = this.place !== undefined && !isEnabled('panel', this.place.document);
    const found = isOff ? undefined : this.readShown();
    const isSame = found !== undefined && found === this.shown && this.settings === this.sentSettings;
    this.shown = found;
    this.sentSettings = this.settings;
    if (isSame && !isNew) return;
    const state = found ? this.state(found) : emptyState(isOff);
    this.post({ type: 'state', state, l10n: vscode.l10n.bundle as L10nBundle | undefined });
  }

  private post(message: HostMessage): void {
    void this.view?.webview.postMessage(message);
  }

  private state(found: DocumentLens): PanelState {
    this.snapshots.keep({
      uri: found.document.uri.toString(),
      offset: found.offset,
      locked: this.settings.locked,
      row: this.row,
      explanation: this.settings.explanation,
    });
    return panelState(found.lens, panelSource(found), this.settings);
  }

  private readShown(): DocumentLens | undefined {
    if (!this.place || this.place.document.isClosed) return undefined;
    const options = { row: this.row, targetSelection: this.secondSelection };
    const { found } = this.reader.read(this.place.document, this.place.offset, options);
    return found && isWorthShowing(found.lens) ? found : undefined;
  }

  private async receive(message: WebviewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.restore();
      case 'capacity':
        return this.change({ capacity: message.items });
      case 'setSort':
        return this.change({ sort: message.sort });
      case 'find':
        return this.change({ query: message.query });
      case 'setGradientOf':
        return this.change({ gradientOf: message.of });
      case 'setRow':
        this.row = message.row;
        return this.send();
      case 'openExplanation':
        return this.change({ explanation: message.id && { id: message.id, values: {} } });
      case 'setExplanationInput':
        return this.setExplanationInput(message);
      case 'openSample':
        return openSample(this.context.extensionUri);
      case 'failed':
        return this.log.error(`panel: ${message.message}`);
      default:
        return this.act(message);
    }
  }

  private change(change: Partial<PanelSettings>): void {
    this.settings = { ...this.settings, ...change };
    this.send();
  }

  /** An input of an explanation that is no longer open comes too late. */
  private setExplanationInput({
    id,
    input,
    value,
  }: Extract<WebviewMessage, { type: 'setExplanationInput' }>): void {
    const { explanation } = this.settings;
    if (explanation?.id !== id) return;
    this.change({ explanation: { id, values: { ...explanation.values, [input]: value } } });
  }

  /** Intentions about the array shown; without one there is nothing to do. */
  private async act(
    message: Extract<WebviewMessage, { type: 'reveal' | 'setTarget' | 'setScore' | 'action' | 'openSource' }>,
  ): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    switch (message.type) {
      case 'openSource':
        return openSource(shown);
      case 'reveal':
        return revealClass(shown, message.index, message.focus);
      case 'setTarget':
        return this.setTarget(shown, message.index);
      case 'setScore':
        return setScore(shown, message.index, message.value);
      case 'action':
        return this.actOnNote(shown, message.action);
    }
  }

  private async actOnNote(shown: DocumentLens, action: PanelAction['action']): Promise<void> {
    if (action === 'goToTarget') return revealTarget(shown);
    if (action === 'clearTarget') return this.choices.clearTargets(shown.document, shown.offset);
    if (action === 'chooseTarget' || action === 'chooseAxis') {
      const command = action === 'chooseTarget' ? 'compareWithTarget' : 'chooseClassAxis';
      await vscode.commands.executeCommand(`lossLens.panel.${command}`);
      return;
    }
    const layout = layoutOfAction(action, shown.lens.reading);
    if (layout) this.choices.choose(shown.document, shown.scoresRange, choiceOf(layout));
  }

  private setTarget(shown: DocumentLens, index: number): void {
    const { question, row } = shown.lens;
    if (!question || index >= question.classes) return;
    const target = { kind: 'class' as const, index, row: question.rows > 1 ? row?.row : undefined };
    this.secondSelection = undefined;
    this.choices.choose(shown.document, shown.scoresRange, { target });
  }

  /** The webview is there: it gets the state, after a reload that of the array shown before. */
  private restore(): void {
    this.restoreOnce();
    this.restored = true;
    this.send(true);
    if (!this.place) this.followCursor(currentPlace());
  }

  /** Takes up what was shown before a reload, once its document is open; whoever comes first, cursor or webview. */
  private restoreOnce(): void {
    if (this.restored) return;
    const kept = this.snapshots.kept();
    const document = kept && vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === kept.uri);
    if (!kept || !document || document.isClosed) return;
    this.restored = true;
    this.place = new PanelPlace(document, kept.offset);
    this.row = kept.row;
    this.settings = { ...this.settings, locked: kept.locked, explanation: kept.explanation };
    void vscode.commands.executeCommand('setContext', 'lossLens.locked', kept.locked);
  }
}

/** Numbers that are no scores are shown where something can be explained about them, such as why all are NaN. */
const isWorthShowing = (lens: Lens): boolean =>
  lens.reading.kind !== 'none' || offeredExplanations(lens).length > 0;
