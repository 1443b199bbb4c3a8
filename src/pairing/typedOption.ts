import { readArrayIn } from '../arrays';
import type { LossOptions } from '../core/question';
import { breachOf, type Range } from '../core/ranges';
import type { OptionName, TakenOption } from '../core/report/takenOptions';
import { enteredNumber } from '../writeBack';

export type OptionValue = NonNullable<LossOptions[OptionName]>;

/** What a person typed for an option: its value, or how it breaks the option's rule. */
export type TypedOption =
  | { readonly value: OptionValue; readonly breach?: undefined }
  | { readonly value?: undefined; readonly breach: { readonly range: Range; readonly found: string } };

/** Longer text is not read: so much is not typed by hand. */
const mostCharacters = 30_000;
const mostShown = 40;

/**
 * Reads an option as a person types it: a number, or `[1, 2, 0.5]` where there is one for each class.
 * @param classes how many numbers a list must have
 */
export function typedOption({ name, rule }: TakenOption, text: string, classes: number): TypedOption {
  const typed = text.trim();
  const read = typed.length > mostCharacters ? undefined : (enteredNumber(typed) ?? listOf(typed));
  // One weight of the positives counts for every element, as in PyTorch.
  const isForAll = name === 'posWeight' || (rule.perClass === 'only' && classes === 1);
  const value = isForAll && typeof read === 'number' ? new Array<number>(classes).fill(read) : read;
  if (value === undefined) {
    const breach = breachOf(rule, undefined, classes);
    return { breach: { range: breach?.range ?? rule.range, found: shortened(typed) } };
  }
  const breach = breachOf(rule, value, classes);
  return breach ? { breach } : { value };
}

const shortened = (text: string): string =>
  text.length > mostShown ? `${text.slice(0, mostShown)}…` : text || '""';

/** The one array of one axis in the text. */
function listOf(text: string): readonly number[] | undefined {
  const { array } = readArrayIn(text, { start: 0, end: text.length }, 'python');
  if (!array || array.truncated || array.shape.length !== 1) return undefined;
  return Array.from(array.values);
}
