import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ExplanationId } from '../../explanation';
import type { DocumentLens } from '../../sources/documentLens';
import { explain, offeredExplanations } from '../../words/explanations';
import { explanationText } from '../../words/explanations/explanationText';
import { lineNotFinite } from '../../words/explanations/lineNotFinite';
import { isArrayPlace } from '../arrayPlace';
import { CannotApply } from '../guard';
import { panelViewId } from '../panel/panelView';
import { explainedByGradient, explainedByNumber } from './explanationSelection';
import { problemOf } from './problem';
import { lensFor, type CommandRooms } from './target';

/** Asks which explanation of the array, and opens it in the panel. */
export async function explainArray(rooms: CommandRooms, argument: unknown): Promise<void> {
  const found = lensFor(rooms, argument);
  const items = offeredExplanations(found.lens);
  if (items.length === 0) {
    throw new CannotApply(problemOf(found) ?? t('There is nothing to explain about this array.'));
  }
  const picked = await vscode.window.showQuickPick(items, { title: t('Loss Lens: Explain') });
  if (picked) await open(rooms, found, picked.id, secondSelection(argument));
}

/** A command that opens one explanation. */
export const opener =
  (id: ExplanationId) =>
  (rooms: CommandRooms, argument: unknown): Promise<void> =>
    open(rooms, lensFor(rooms, argument), id, secondSelection(argument));

/** Says why a number is not finite; of a line of a log, which holds no array, what to look at next. */
export async function explainNotFinite(rooms: CommandRooms, argument: unknown): Promise<void> {
  try {
    return await opener('notFinite')(rooms, argument);
  } catch (error) {
    const said =
      error instanceof CannotApply && !isArrayPlace(argument) ? lineNotFinite(cursorLine()) : undefined;
    if (!said) throw error;
    const document = await vscode.workspace.openTextDocument({ content: explanationText(said) });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  }
}

function cursorLine(): string {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.lineAt(editor.selection.active.line).text : '';
}

/** Asks for the value that was expected; a selected number beside the array is offered. */
export async function askExpectedValue(rooms: CommandRooms, argument: unknown): Promise<void> {
  const selected = isArrayPlace(argument) ? undefined : explainedByNumber(rooms);
  const found = selected?.found ?? lensFor(rooms, argument);
  requireOffer(found, 'expectedValue');
  const value = await vscode.window.showInputBox({
    title: t('Loss Lens: Expected Another Value?'),
    prompt: t('The value you expected or were shown'),
    placeHolder: '0.6371',
    value: selected?.text,
  });
  if (value === undefined) return;
  await open(rooms, found, 'expectedValue', selected ? undefined : secondSelection(argument), value);
}

/** Opens the gradient check; the second of two selected arrays is the gradient to be checked. */
export async function checkGradient(rooms: CommandRooms, argument: unknown): Promise<void> {
  const selected = isArrayPlace(argument) ? undefined : explainedByGradient(rooms);
  const found = selected?.found ?? lensFor(rooms, argument);
  await open(rooms, found, 'gradientCheck', undefined, selected?.text);
}

/** @param given what its first text input is set to */
async function open(
  rooms: CommandRooms,
  found: DocumentLens,
  id: ExplanationId,
  second: { start: number; end: number } | undefined,
  given?: string,
): Promise<void> {
  requireOffer(found, id);
  await vscode.commands.executeCommand(`${panelViewId}.focus`, { preserveFocus: true });
  const input = given === undefined ? undefined : firstTextInput(found, id);
  rooms.panel.show(found, second);
  rooms.panel.openExplanation(id, input === undefined || given === undefined ? {} : { [input]: given });
}

function requireOffer(found: DocumentLens, id: ExplanationId): void {
  if (offeredExplanations(found.lens).some((offered) => offered.id === id)) return;
  throw new CannotApply(problemOf(found) ?? t('For this array there is nothing of this kind to explain.'));
}

function firstTextInput(found: DocumentLens, id: ExplanationId): string | undefined {
  return explain(found.lens, id)?.inputs.find(({ kind }) => kind === 'text')?.id;
}

/** A second selection is the target, as for every other command. */
function secondSelection(argument: unknown): { start: number; end: number } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (isArrayPlace(argument) || editor?.selections.length !== 2) return undefined;
  const { start, end, isEmpty } = editor.selections[1];
  if (isEmpty) return undefined;
  return { start: editor.document.offsetAt(start), end: editor.document.offsetAt(end) };
}
