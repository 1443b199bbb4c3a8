import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LossQuestion } from '../../core/question';
import { takenOptions, type TakenOption } from '../../core/report/takenOptions';
import { changedOptions } from '../../pairing/chosenOptions';
import type { Choices, Reading } from '../../pairing/reading';
import type { DocumentLens } from '../../sources/documentLens';
import { lossLabel } from '../../words/lossLabels';
import { defaultOf, optionName, optionValue, rangeText } from '../../words/optionLabels';
import { CannotApply } from '../guard';
import { askReduction, askValue, reductions } from './askOption';
import { problemOf } from './problem';
import { lensFor, type CommandRooms } from './target';

interface OptionItem extends vscode.QuickPickItem {
  /** Asks for the value; undefined where the person closed the question. */
  ask(): Thenable<Choices | undefined>;
}

/** Lists the options that the loss in force takes, and asks for the value of one. */
export async function chooseOptions(rooms: CommandRooms, argument: unknown): Promise<void> {
  const found = lensFor(rooms, argument);
  const { reading } = found.lens;
  // What was chosen may be what is refused: it is here that it can be chosen otherwise.
  const question = reading.refused ?? found.lens.question;
  if (!question) throw new CannotApply(problemOf(found) ?? t('There are no scores here to take a loss of.'));
  const chosen = rooms.choices.ofRange(found.document, found.scoresRange);
  const items = [
    ...takenOptions(question).map((option) => optionItem(option, question, reading, chosen)),
    reductionItem(question, reading),
    ...(chosen.options || chosen.reduction ? [allItem()] : []),
  ];
  const { name } = lossLabel(question.loss);
  const title = t('Loss Lens: Choose Options of {0}', name);
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  const change = await picked?.ask();
  if (change) apply(rooms, found, change);
}

/** Says at once where the loss refuses what was chosen; the choice stays, as the panel says the same. */
function apply(rooms: CommandRooms, found: DocumentLens, change: Choices): void {
  rooms.choices.choose(found.document, found.scoresRange, change);
  const { found: now } = rooms.reader.read(found.document, found.offset);
  const problem = now && problemOf(now);
  if (problem) void vscode.window.showWarningMessage(problem);
}

const asTheTextSays = (): Choices => ({ options: undefined, reduction: undefined });

const allItem = (): OptionItem => ({
  label: t('All as the text suggests'),
  ask: () => Promise.resolve(asTheTextSays()),
});

function optionItem(
  option: TakenOption,
  question: LossQuestion,
  reading: Reading,
  { options }: Choices,
): OptionItem {
  const value = question.options[option.name];
  const shown = value === undefined ? defaultOf(option) : optionValue(value);
  const origin = originOf(reading, value, reading.chosenOptions?.[option.name] !== undefined);
  return {
    label: optionName(option.name),
    description: t('{0}, {1}', shown, origin),
    detail: rangeText(option, question.classes),
    ask: async () => {
      const answer = await askValue(option, question, value);
      return answer && { options: changedOptions(options, option.name, answer.value) };
    },
  };
}

function originOf({ reductionReason }: Reading, value: unknown, isChosen: boolean): string {
  if (isChosen) return t('chosen by you');
  if (value === undefined) return t('by default');
  return reductionReason.rule === 'call' ? t('as the call has it') : t('as the text has it');
}

function reductionItem({ reduction }: LossQuestion, reading: Reading): OptionItem {
  const isChosen = reading.reductionReason.rule === 'choice';
  const isGiven = reading.reductionReason.rule !== 'default';
  return {
    label: t('reduction'),
    description: t('{0}, {1}', reduction, originOf(reading, isGiven || undefined, isChosen)),
    detail: reductions.join(', '),
    ask: askReduction,
  };
}
