import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { arrayAfter, arrayBefore } from '../../sources/arraySearch';
import { inSlices } from '../../sources/slices';
import { CannotApply } from '../guard';
import { activeEditor } from './target';

type Direction = 'next' | 'previous';

export const nextArray = (): Promise<void> => goToArray('next');
export const previousArray = (): Promise<void> => goToArray('previous');

/** Moves the cursor to the next or the previous array of the document; past its end the search begins anew. */
async function goToArray(direction: Direction): Promise<void> {
  const { document, selection } = activeEditor();
  const { version } = document;
  const from = document.offsetAt(selection.active);
  const isStopped = (): boolean => document.version !== version || document.isClosed;
  const search = direction === 'next' ? arrayAfter : arrayBefore;
  const found = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window }, () =>
    inSlices(
      (function* () {
        return (yield* search(document, from)) ?? (yield* search(document)) ?? 'none';
      })(),
      isStopped,
    ),
  );
  if (found === undefined) return;
  if (found === 'none') throw new CannotApply(t('There is no array of numbers in this document.'));
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return;
  const place = document.positionAt(found.start);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
