import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { conventions, type ConventionName } from '../../core/conventions/conventionName';
import type { LossName, Scale } from '../../core/question';
import { optionsOfAnyLoss } from '../../pairing/chosenOptions';
import type { DocumentLens } from '../../sources/documentLens';
import { conventionName } from '../../words/conventionNames';
import { scaleName } from '../../words/kinds';
import { chosenLosses, lossLabel } from '../../words/lossLabels';
import { CannotApply } from '../guard';
import { problemOf } from './problem';
import { lensFor, type CommandRooms } from './target';

const scales: readonly Scale[] = ['logits', 'probabilities', 'log-probabilities', 'values'];

/** Asks how to read the array, whatever its call, name or values suggest. */
export async function readSelectionAs(rooms: CommandRooms): Promise<void> {
  const found = lensFor(rooms, undefined);
  const current = found.lens.question?.scale;
  const items = scales.map((scale) => ({
    label: scaleName(scale),
    description: scale === current ? t('as it is read now') : undefined,
    scale: scale as Scale | undefined,
  }));
  items.push({ label: t('As the text suggests'), description: undefined, scale: undefined });
  const picked = await vscode.window.showQuickPick(items, { title: t('Loss Lens: Read Selection As') });
  if (picked) chooseScale(rooms, found, picked.scale);
}

/** With the loss that the scale has by default, options of another loss mean nothing. */
function chooseScale(rooms: CommandRooms, found: DocumentLens, readAs: Scale | undefined): void {
  const options = optionsOfAnyLoss(rooms.choices.ofRange(found.document, found.scoresRange).options);
  rooms.choices.choose(found.document, found.scoresRange, { readAs, loss: undefined, options });
}

/** A fix reads its array in a way of its own, without a question. */
export function readAs(rooms: CommandRooms, argument: unknown): void {
  const found = lensFor(rooms, argument);
  const scale = scales.find((one) => hasScale(argument) && argument.scale === one);
  if (!scale) throw new CannotApply(t('Nothing says how to read this array. Use Read Selection As….'));
  chooseScale(rooms, found, scale);
}

const hasScale = (argument: unknown): argument is { readonly scale: unknown } =>
  typeof argument === 'object' && argument !== null && 'scale' in argument;

/** Asks for the loss, whatever the text calls. */
export async function chooseLoss(rooms: CommandRooms, argument: unknown): Promise<void> {
  const found = lensFor(rooms, argument);
  const { question } = found.lens;
  if (!question) throw new CannotApply(problemOf(found) ?? t('There are no scores here to take a loss of.'));
  const items = chosenLosses.map((loss) => ({
    label: lossLabel(loss).name,
    description: lossLabel(loss).formula,
    detail: [t('gradient {0}', lossLabel(loss).gradient), lossLabel(loss).remark].filter(Boolean).join(', '),
    loss: loss as LossName | undefined,
  }));
  items.push({
    label: t('As the text suggests'),
    description: lossLabel(question.loss).name,
    detail: t('gradient {0}', lossLabel(question.loss).gradient),
    loss: undefined,
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Loss Lens: Choose Loss'),
    matchOnDescription: true,
  });
  if (!picked) return;
  const { options } = rooms.choices.ofRange(found.document, found.scoresRange);
  const kept = picked.loss === question.loss ? options : optionsOfAnyLoss(options);
  rooms.choices.choose(found.document, found.scoresRange, { loss: picked.loss, options: kept });
}

/** Asks whose rules decide ½, denominators, defaults and clipping, whatever the text calls. */
export async function chooseConvention(rooms: CommandRooms, argument: unknown): Promise<void> {
  const found = lensFor(rooms, argument);
  const { question, reading } = found.lens;
  if (!question) throw new CannotApply(problemOf(found) ?? t('There are no scores here to take a loss of.'));
  const current = question.convention ?? reading.convention ?? 'mathematics';
  const items = conventions.map((convention) => ({
    label: conventionName(convention),
    description: convention === current ? t('in force now') : undefined,
    convention: convention as ConventionName | undefined,
  }));
  items.push({ label: t('As the text suggests'), description: undefined, convention: undefined });
  const picked = await vscode.window.showQuickPick(items, { title: t('Loss Lens: Choose Convention') });
  if (picked) rooms.choices.choose(found.document, found.scoresRange, { convention: picked.convention });
}
