import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { findArraysSteps } from '../../arrays';
import type { TextRange } from '../../arrays/numericArray';
import type { Choices } from '../../pairing/reading';
import type { DocumentLens } from '../../sources/documentLens';
import { inSlices } from '../../sources/slices';
import { textWindow } from '../../sources/textWindow';
import { formatShape } from '../../words/kinds';
import { formatProbability } from '../../words/numbers';
import { classLabel } from '../../words/panelState';
import { shownClasses } from '../../words/shownClasses';
import { isArrayPlace } from '../arrayPlace';
import { CannotApply } from '../guard';
import { problemOf } from './problem';
import { lensFor, type CommandRooms } from './target';

interface TargetItem extends vscode.QuickPickItem {
  readonly target?: Choices['target'];
}

/** Up to so many classes are listed; any other is typed. */
const mostClasses = 100;
/** Up to so many arrays of the document are offered. */
const mostArrays = 50;
/** Texts longer than this are not searched for targets. */
const longestSearch = 1_000_000;

/** Asks for the target (a class, or another array of the document) and compares the array with it. */
export async function compareWithTarget(rooms: CommandRooms, argument: unknown): Promise<void> {
  const found = lensFor(rooms, argument);
  const { question } = found.lens;
  if (!question)
    throw new CannotApply(problemOf(found) ?? t('There are no scores here that a target could belong to.'));
  if (isArrayPlace(argument) && argument.classIndex !== undefined) {
    return choose(rooms, found, classTarget(found, argument.classIndex));
  }
  const target = await askTarget(found);
  if (target) choose(rooms, found, target);
}

function choose(rooms: CommandRooms, found: DocumentLens, target: Choices['target']): void {
  rooms.choices.choose(found.document, found.scoresRange, { target });
  const { found: now } = rooms.reader.read(found.document, found.offset);
  const problem = now && problemOf(now);
  if (problem) void vscode.window.showWarningMessage(problem);
}

function classTarget(found: DocumentLens, index: number): NonNullable<Choices['target']> {
  const { question, row } = found.lens;
  return { kind: 'class', index, row: question && question.rows > 1 ? row?.row : undefined };
}

async function askTarget(found: DocumentLens): Promise<Choices['target']> {
  const items = [...classItems(found), ...(await arrayItems(found))];
  if (items.length === 0)
    throw new CannotApply(t('There is no class and no other array here to compare with.'));
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Loss Lens: Compare with Target'),
    placeHolder: t('A class, or an array of this document'),
    matchOnDescription: true,
  });
  return picked?.target;
}

function classItems(found: DocumentLens): TargetItem[] {
  const { row } = found.lens;
  const { q } = row ?? {};
  if (!row || !q || row.elementLosses) return [];
  const { indices } = shownClasses(row, { lines: mostClasses, sort: 'score' });
  const whichRow = found.lens.question && found.lens.question.rows > 1 ? t('row {0}, ', row.row) : '';
  const heading: TargetItem = { label: t('Classes'), kind: vscode.QuickPickItemKind.Separator };
  return [
    heading,
    ...indices.map((index) => ({
      label: classLabel(found.lens, index),
      iconPath: new vscode.ThemeIcon('target'),
      description: `${whichRow}q ${formatProbability(q[index])}`,
      target: classTarget(found, index),
    })),
  ];
}

async function arrayItems(found: DocumentLens): Promise<TargetItem[]> {
  const { document } = found;
  const window = textWindow(document, found.offset);
  if (window.text.length > longestSearch) return [];
  const own = found.scoresRange;
  const isStopped = (): boolean => document.version !== found.version;
  const arrays = await inSlices(findArraysSteps(window.text, document.languageId), isStopped);
  const others = (arrays ?? [])
    .map((array) => ({ array, range: { start: array.start + window.base, end: array.end + window.base } }))
    .filter(({ range }) => range.end <= own.start || range.start >= own.end)
    .slice(0, mostArrays);
  if (others.length === 0) return [];
  return [
    { label: t('Arrays of this document'), kind: vscode.QuickPickItemKind.Separator },
    ...others.map(({ array, range }) => ({
      label: shortText(document, range),
      iconPath: new vscode.ThemeIcon('symbol-array'),
      description: t('{0}, line {1}', formatShape(array.shape), document.positionAt(range.start).line + 1),
      target: { kind: 'range' as const, range },
    })),
  ];
}

function shortText(document: vscode.TextDocument, range: TextRange): string {
  const end = Math.min(range.end, range.start + 60);
  const text = document.getText(new vscode.Range(document.positionAt(range.start), document.positionAt(end)));
  const line = text.replace(/\s+/g, ' ').replace(/\$\(/g, '$ (');
  return end < range.end ? `${line}…` : line;
}
