import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TextRange } from '../../arrays/numericArray';
import { arrayAfter, arrayBefore } from '../../sources/arraySearch';
import { inSlices, type Steps } from '../../sources/slices';
import { structureAfter, structureBefore } from '../../sources/structureSearch';
import { lengthOf } from '../../sources/textWindow';
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
  const search = direction === 'next' ? nextPlace : previousPlace;
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

/** An array, or numbers that stand one by one in objects: whichever comes first. */
function* nextPlace(document: vscode.TextDocument, from?: number): Steps<TextRange | undefined> {
  const array = yield* arrayAfter(document, from);
  const end = array?.start ?? lengthOf(document);
  return (yield* structureAfter(document, from === undefined ? 0 : from + 1, end)) ?? array;
}

function* previousPlace(document: vscode.TextDocument, from?: number): Steps<TextRange | undefined> {
  const array = yield* arrayBefore(document, from);
  const start = array ? array.start + 1 : 0;
  return (yield* structureBefore(document, from ?? lengthOf(document), start)) ?? array;
}
