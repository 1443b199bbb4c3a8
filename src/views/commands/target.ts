import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { readArrayIn } from '../../arrays';
import type { ArrayProblem, TextRange } from '../../arrays/numericArray';
import type { DocumentChoices } from '../../sources/documentChoices';
import type { DocumentLens, LensReader } from '../../sources/documentLens';
import { selectedNumbers } from '../../sources/selectedNumbers';
import { textWindow } from '../../sources/textWindow';
import { placedProblemText } from '../../words/arrayProblems';
import { isArrayPlace, placedDocument } from '../arrayPlace';
import { CannotApply } from '../guard';
import type { PanelView } from '../panel/panelView';
import { problemOf } from './problem';

/** Everything that a command may need; made once. */
export interface CommandRooms {
  readonly reader: LensReader;
  readonly choices: DocumentChoices;
  readonly panel: PanelView;
  readonly log: vscode.LogOutputChannel;
}

export function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new CannotApply(isTextShown() ? outOfReach() : noEditor());
  return editor;
}

const noEditor = (): string => t('There is no text editor: open a file that holds an array of numbers.');
const outOfReach = (): string =>
  t('VS Code hands no document over 50 MB to extensions. Copy the numbers and use Show Clipboard in Panel.');

/** A text is shown that extensions are not told of. */
const isTextShown = (): boolean =>
  vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputText;

/** The lens that a command acts on: a link's, else the selected array's or the cursor's; the panel's without an editor. */
export function lensFor(rooms: CommandRooms, argument: unknown): DocumentLens {
  if (isArrayPlace(argument)) {
    const document = placedDocument(argument);
    const { found, problem } = rooms.reader.read(document, argument.offset);
    if (!found) throw noArray(document, problem);
    return found;
  }
  if (!vscode.window.activeTextEditor && rooms.panel.current) return rooms.panel.current;
  const editor = activeEditor();
  const { document, selections } = editor;
  if (selectedNumbers(editor)) {
    const { found } = rooms.reader.read(document, document.offsetAt(selections[0].start));
    if (found) return found;
  }
  const [first, second] = selections.map((selection) => selectedRange(document, selection));
  const targetSelection = selections.length === 2 && second ? second : undefined;
  const offset = first ? first.start : document.offsetAt(selections[0].active);
  const { found, problem } = rooms.reader.read(document, offset, { targetSelection });
  if (found) return found;
  throw noArray(document, problem);
}

function noArray(document: vscode.TextDocument, problem: ArrayProblem): CannotApply {
  const { line, character } = document.positionAt(problem.start);
  return new CannotApply(placedProblemText(problem, { line: line + 1, column: character + 1 }));
}

/** The array (or single number) that a selection holds, in document offsets; undefined for an empty selection. */
export function selectedRange(
  document: vscode.TextDocument,
  selection: vscode.Selection,
): TextRange | undefined {
  if (selection.isEmpty) return undefined;
  const start = document.offsetAt(selection.start);
  const end = document.offsetAt(selection.end);
  const text = document.getText(selection);
  if (/^\s*[+-]?\d+\s*$/.test(text)) {
    const lead = text.length - text.trimStart().length;
    return { start: start + lead, end: start + lead + text.trim().length };
  }
  const window = textWindow(document, start);
  const range = { start: start - window.base, end: end - window.base };
  const { array, problem } = readArrayIn(window.text, range, document.languageId);
  if (!array) throw noArray(document, { ...problem, start: problem.start + window.base });
  return { start: array.start + window.base, end: array.end + window.base };
}

/** Makes the selection the target: of the other selected array, else of every array of the document that it fits. */
export function setSelectionAsTarget(rooms: CommandRooms): void {
  const { document, selections } = activeEditor();
  const ranges = selections.map((selection) => selectedRange(document, selection));
  const [first, second] = ranges;
  if (!first) {
    throw new CannotApply(
      t('Nothing is selected. Select the target: an array of numbers or one class index.'),
    );
  }
  if (second) {
    rooms.choices.choose(document, first, { target: { kind: 'range', range: second } });
    return checkTarget(rooms, document, first.start);
  }
  const shown = rooms.panel.current;
  rooms.choices.chooseDocumentTarget(document, first);
  const applies = shown?.document === document && !covers(first, shown.scoresRange);
  if (applies) return checkTarget(rooms, document, shown.scoresRange.start, { kind: 'range', range: first });
  void vscode.window.showInformationMessage(
    t('The selection is the target now. Put the cursor in the logits to see their loss.'),
  );
}

/** A link's array becomes the document's target. */
export function useAsTarget(rooms: CommandRooms, argument: unknown): void {
  const found = lensFor(rooms, argument);
  rooms.choices.chooseDocumentTarget(found.document, found.documentRange(found.lens.reading.array));
  void vscode.window.showInformationMessage(
    t('This array is the target now, for every array of this document that it fits. Clear Target undoes it.'),
  );
}

export function clearTarget(rooms: CommandRooms, argument: unknown): void {
  const found = lensFor(rooms, argument);
  if (!rooms.choices.hasTarget(found.document, found.scoresRange.start)) {
    const message = found.lens.reading.target
      ? t('No target was chosen by hand; the one shown stands in the text.')
      : t('There is no target to clear.');
    throw new CannotApply(message);
  }
  rooms.choices.clearTargets(found.document, found.scoresRange.start);
}

const covers = (outer: TextRange, inner: TextRange): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Says at once where a target just chosen does not fit; the choice stays, as the panel says the same. */
function checkTarget(
  rooms: CommandRooms,
  document: vscode.TextDocument,
  offset: number,
  target?: { kind: 'range'; range: TextRange },
): void {
  if (target) rooms.choices.choose(document, rangeAt(rooms, document, offset), { target });
  const { found } = rooms.reader.read(document, offset);
  const problem = found && problemOf(found);
  if (problem) void vscode.window.showWarningMessage(problem);
}

function rangeAt(rooms: CommandRooms, document: vscode.TextDocument, offset: number): TextRange {
  const { found, problem } = rooms.reader.read(document, offset);
  if (!found) throw noArray(document, problem);
  return found.scoresRange;
}
