import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { elementAt } from '../../lens';
import type { DocumentLens } from '../../sources/documentLens';
import { writeNumber, type WrittenNumber } from '../../sources/documentWriter';
import { enteredNumber } from '../../writeBack';
import { arrayProblemText } from '../../words/arrayProblems';
import { CannotApply } from '../guard';
import { checkOutcome } from '../writeOutcome';
import { activeEditor, type CommandRooms } from './target';

/** Asks for a new value of the number at the cursor and writes it in the form that its author gave it. */
export async function changeNumber(rooms: CommandRooms): Promise<void> {
  const { document, selection } = activeEditor();
  const { found, problem } = rooms.reader.read(document, document.offsetAt(selection.start));
  if (!found) throw new CannotApply(arrayProblemText(problem));
  const number = numberAtCursor(found);
  const entered = await vscode.window.showInputBox({
    title: t('Loss Lens: Change a Number'),
    prompt: t('Its decimals, exponent, sign and suffix stay as they are written.'),
    value: number.literal,
    validateInput: (text) =>
      enteredNumber(text) === undefined ? t('A number is expected; found {0}.', text || '""') : undefined,
  });
  const value = entered === undefined ? undefined : enteredNumber(entered);
  if (value !== undefined) checkOutcome(await writeNumber(number, value));
}

function numberAtCursor(found: DocumentLens): WrittenNumber {
  const { document, version, lens } = found;
  const { array } = lens.reading;
  const { start } = found.documentRange(array);
  const index = elementAt(array, found.offset - start + array.start);
  const range = index === undefined ? undefined : found.documentRange(array.elementRange(index));
  if (!range || found.offset < range.start || found.offset > range.end) {
    throw new CannotApply(t('Put the cursor in the number to change.'));
  }
  const literal = document.getText(
    new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)),
  );
  return { document, version, range, literal };
}
