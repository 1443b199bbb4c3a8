import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { choiceOf, possibleCuts, type LayoutOffer } from '../../pairing/layoutOffers';
import type { Choices } from '../../pairing/reading';
import type { DocumentLens } from '../../sources/documentLens';
import { formatShape } from '../../words/kinds';
import { layoutName } from '../../words/layoutOffers';
import { offeredLayout } from '../arrayPlace';
import { CannotApply } from '../guard';
import { lensFor, type CommandRooms } from './target';

interface LayoutItem extends vscode.QuickPickItem {
  readonly choice: Pick<Choices, 'cut' | 'classAxis'>;
}

/** Takes a layout that a link offers, without a question. */
export function readLayout(rooms: CommandRooms, argument: unknown): void {
  const found = lensFor(rooms, argument);
  const offer = offeredLayout(argument);
  if (!offer)
    throw new CannotApply(t('Nothing says how these numbers are laid out. Use Choose Class Axis….'));
  takeLayout(rooms, found, choiceOf(offer));
}

/** Asks which axis of the array holds the classes, or how a flat vector is cut into rows of classes. */
export async function chooseClassAxis(rooms: CommandRooms, argument: unknown): Promise<void> {
  const found = lensFor(rooms, argument);
  const { shape } = found.lens.reading.scores ?? found.lens.reading.array;
  const items = shape.length < 2 ? cutItems(rooms, found) : axisItems(found);
  if (items.length === 0) {
    throw new CannotApply(t('This array has one axis, and it holds the classes: {0}.', formatShape(shape)));
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Loss Lens: Choose Class Axis of {0}', formatShape(shape)),
  });
  if (picked) takeLayout(rooms, found, picked.choice);
}

function takeLayout(rooms: CommandRooms, found: DocumentLens, choice: LayoutItem['choice']): void {
  rooms.choices.choose(found.document, found.scoresRange, choice);
}

function cutItems(rooms: CommandRooms, found: DocumentLens): LayoutItem[] {
  const { cut } = rooms.choices.ofRange(found.document, found.scoresRange);
  const items = possibleCuts(found.lens.reading, cut).map((offer) =>
    itemOf(offer, cut?.rows === offer.rows && cut.order === offer.order),
  );
  if (items.length === 0 && !cut) return [];
  return [
    ...items,
    { label: t('As it stands, one row'), description: readNow(!cut), choice: { cut: undefined } },
  ];
}

function axisItems({ lens }: DocumentLens): LayoutItem[] {
  const { layout, scores, array } = lens.reading;
  const { shape } = scores ?? array;
  const axes = shape.map((length, axis): LayoutItem => ({
    label: t('Axis {0}', axis),
    description: [t('{0} classes', length), readNow(axis === layout?.classAxis)].filter(Boolean).join(', '),
    choice: choiceOf({ kind: 'axis', axis }),
  }));
  const guessed = { cut: undefined, classAxis: undefined };
  return [...axes, { label: t('As the text suggests'), choice: guessed }];
}

const itemOf = (offer: LayoutOffer, isCurrent: boolean): LayoutItem => ({
  label: layoutName(offer),
  description: readNow(isCurrent),
  choice: choiceOf(offer),
});

const readNow = (isCurrent: boolean): string | undefined => (isCurrent ? t('as it is read now') : undefined);
