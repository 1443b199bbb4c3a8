import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { cellOutput } from '../../sources/cellOutput';
import { selectedNumbers } from '../../sources/selectedNumbers';
import { isArrayPlace, placeOf } from '../arrayPlace';
import { CannotApply, runCommand } from '../guard';
import { panelViewId } from '../panel/panelView';
import { cellFor } from './cellChoice';
import { changeNumber } from './changeNumber';
import { askExpectedValue, checkGradient, explainArray, explainNotFinite, opener } from './explanation';
import { nextArray, previousArray } from './goToArray';
import { copyGradient, copySoftmax, insertGradientBelow } from './output';
import { chooseOptions } from './options';
import { compareWithTarget } from './pickTarget';
import { chooseClassAxis, readLayout } from './layout';
import { chooseConvention, chooseLoss, readAs, readSelectionAs } from './readingChoices';
import { openText } from './showText';
import { clearTarget, lensFor, setSelectionAsTarget, useAsTarget, type CommandRooms } from './target';

type Command = (rooms: CommandRooms, argument: unknown, context: vscode.ExtensionContext) => unknown;

/** Every command by its name; the manifest lists those that a person finds in the palette. */
const commands: Readonly<Record<string, { readonly title: () => string; readonly run: Command }>> = {
  showInPanel: { title: () => t('Show in Panel'), run: showInPanel },
  showCellOutput: { title: () => t('Show Cell Output in Panel'), run: showCellOutput },
  showClipboard: { title: () => t('Show Clipboard in Panel'), run: showClipboard },
  setSelectionAsTarget: { title: () => t('Set Selection as Target'), run: setSelectionAsTarget },
  useAsTarget: { title: () => t('Use as Target'), run: useAsTarget },
  clearTarget: { title: () => t('Clear Target'), run: clearTarget },
  compareWithTarget: { title: () => t('Compare with Target…'), run: compareWithTarget },
  pickTarget: { title: () => t('Pick Target…'), run: compareWithTarget },
  copyGradient: { title: () => t('Copy Gradient'), run: copyGradient },
  copySoftmax: { title: () => t('Copy Softmax'), run: copySoftmax },
  insertGradientBelow: { title: () => t('Insert Gradient Below'), run: insertGradientBelow },
  readSelectionAs: { title: () => t('Read Selection As…'), run: readSelectionAs },
  readAs: { title: () => t('Read As'), run: readAs },
  readLayout: { title: () => t('Read Layout'), run: readLayout },
  chooseClassAxis: { title: () => t('Choose Class Axis…'), run: chooseClassAxis },
  chooseLoss: { title: () => t('Choose Loss…'), run: chooseLoss },
  chooseConvention: { title: () => t('Choose Convention…'), run: chooseConvention },
  chooseOptions: { title: () => t('Choose Options…'), run: chooseOptions },
  explain: { title: () => t('Explain…'), run: explainArray },
  compareFrameworks: { title: () => t('Compare Frameworks'), run: opener('frameworks') },
  expectedValue: { title: () => t('Expected Another Value?'), run: askExpectedValue },
  checkGradient: { title: () => t('Check a Gradient'), run: checkGradient },
  whyNotFinite: { title: () => t('Why NaN or Infinite?'), run: explainNotFinite },
  showDerivation: { title: () => t('Show the Derivation'), run: opener('derivation') },
  nextArray: { title: () => t('Next Array'), run: nextArray },
  previousArray: { title: () => t('Previous Array'), run: previousArray },
  changeNumber: { title: () => t('Change a Number…'), run: changeNumber },
  panelHelp: { title: () => t('Panel Help'), run: panelHelp },
  lockPanel: { title: () => t('Lock'), run: ({ panel }) => panel.setLocked(true) },
  unlockPanel: { title: () => t('Unlock'), run: ({ panel }) => panel.setLocked(false) },
};

/** What the panel's own menu offers: the same for the array that the panel shows, wherever the cursor is. */
const panelCommands = [
  'compareWithTarget',
  'clearTarget',
  'chooseLoss',
  'chooseConvention',
  'chooseOptions',
  'chooseClassAxis',
  'copyGradient',
  'explain',
] as const;

function registerPanelCommands(context: vscode.ExtensionContext, rooms: CommandRooms): void {
  for (const name of panelCommands) {
    const { title, run } = commands[name];
    context.subscriptions.push(
      vscode.commands.registerCommand(`lossLens.panel.${name}`, () =>
        runCommand(rooms.log, title(), () => {
          const { current } = rooms.panel;
          if (!current) throw new CannotApply(t('The panel shows no array.'));
          return run(rooms, placeOf(current), context);
        }),
      ),
    );
  }
}

export function registerCommands(context: vscode.ExtensionContext, rooms: CommandRooms): void {
  registerPanelCommands(context, rooms);
  for (const [name, { title, run }] of Object.entries(commands)) {
    context.subscriptions.push(
      vscode.commands.registerCommand(`lossLens.${name}`, (argument: unknown) =>
        runCommand(rooms.log, title(), () => run(rooms, argument, context)),
      ),
    );
  }
}

async function showInPanel(rooms: CommandRooms, argument: unknown): Promise<void> {
  const found = lensFor(rooms, argument);
  const second = isArrayPlace(argument) ? undefined : secondSelection();
  await vscode.commands.executeCommand(`${panelViewId}.focus`, { preserveFocus: true });
  rooms.panel.show(found, second);
}

/** For numbers in a terminal, a browser or anywhere else that Loss Lens does not reach. */
async function showClipboard(rooms: CommandRooms): Promise<void> {
  await openText(await vscode.env.clipboard.readText(), t('The clipboard'));
  await showInPanel(rooms, undefined);
}

/** The output of a notebook's cell is drawn by VS Code: no hover reaches it. */
async function showCellOutput(rooms: CommandRooms, argument: unknown): Promise<void> {
  await openText(cellOutput(cellFor(argument)), t('The output of this cell'));
  await showInPanel(rooms, undefined);
}

function secondSelection(): { start: number; end: number } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selections.length !== 2 || selectedNumbers(editor)) return undefined;
  const { start, end } = editor.selections[1];
  return { start: editor.document.offsetAt(start), end: editor.document.offsetAt(end) };
}

async function panelHelp(
  _rooms: CommandRooms,
  _argument: unknown,
  context: vscode.ExtensionContext,
): Promise<void> {
  const uri = vscode.Uri.joinPath(context.extensionUri, 'media', 'help.md');
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // The Markdown preview is an extension of its own and may be switched off; the text says the same.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}
