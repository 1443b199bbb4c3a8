import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LossQuestion, Reduction } from '../../core/question';
import type { TakenOption } from '../../core/report/takenOptions';
import { typedOption, type OptionValue } from '../../pairing/typedOption';
import { breachText, optionName, optionValue, rangeText } from '../../words/optionLabels';

export interface Answer {
  /** Undefined goes back to what the text says. */
  readonly value: OptionValue | undefined;
}

/** Asks for the value of an option; undefined where the person closed the question. */
export function askValue(
  option: TakenOption,
  question: LossQuestion,
  value: OptionValue | undefined,
): Thenable<Answer | undefined> {
  if (option.name === 'unit') return pickValue(option, ['nats', 'bits']);
  if (option.rule.range.allows(true)) return pickValue(option, [true, false]);
  return typeValue(option, question.classes, value);
}

async function pickValue(option: TakenOption, values: readonly OptionValue[]): Promise<Answer | undefined> {
  const items: (vscode.QuickPickItem & Answer)[] = values.map((value) => ({
    label: optionValue(value),
    value,
  }));
  items.push({ label: t('As the text suggests'), value: undefined });
  return vscode.window.showQuickPick(items, { title: titleOf(option) });
}

async function typeValue(
  option: TakenOption,
  classes: number,
  value: OptionValue | undefined,
): Promise<Answer | undefined> {
  const typed = await vscode.window.showInputBox({
    title: titleOf(option),
    prompt: t('{0}. Empty: as the text suggests.', rangeText(option, classes)),
    value: value === undefined ? '' : writtenValue(value),
    validateInput: (text) => {
      const { breach } = isEmpty(text) ? {} : typedOption(option, text, classes);
      return breach && breachText(option, breach, classes);
    },
  });
  if (typed === undefined) return undefined;
  return { value: isEmpty(typed) ? undefined : typedOption(option, typed, classes).value };
}

const isEmpty = (text: string): boolean => text.trim() === '';
const titleOf = ({ name }: TakenOption): string => t('Loss Lens: Choose {0}', optionName(name));
/** With all digits, so that what is not changed stays what it is. */
const writtenValue = (value: OptionValue): string =>
  typeof value === 'object' ? `[${value.join(', ')}]` : String(value);

export const reductions: readonly Reduction[] = ['mean', 'sum', 'none'];

/** Asks for the reduction; undefined goes back to what the text says. */
export async function askReduction(): Promise<{ readonly reduction: Reduction | undefined } | undefined> {
  const items: (vscode.QuickPickItem & { reduction: Reduction | undefined })[] = reductions.map(
    (reduction) => ({ label: reduction, reduction }),
  );
  items.push({ label: t('As the text suggests'), reduction: undefined });
  const picked = await vscode.window.showQuickPick(items, { title: t('Loss Lens: Choose Reduction') });
  return picked && { reduction: picked.reduction };
}
