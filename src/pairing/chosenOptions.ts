import type { LossName, LossOptions, Scale } from '../core/question';
import { optionNames, takenOptions, type OptionName } from '../core/report/takenOptions';
import type { Draft } from './draft';

/** The draft with the options that a person chose in place of those of the text, as far as its loss takes them. */
export function withOptions(draft: Draft, chosen: LossOptions | undefined): Draft {
  if (!chosen) return draft;
  const options = optionsTaken(draft, chosen);
  return { ...draft, options: { ...draft.options, ...options }, chosenOptions: options };
}

function optionsTaken(asked: { readonly loss: LossName; readonly scale: Scale }, chosen: LossOptions) {
  const names: ReadonlySet<string> = new Set(takenOptions(asked).map(({ name }) => name));
  const options: LossOptions = Object.fromEntries(
    Object.entries(chosen).filter(([name, value]) => value !== undefined && names.has(name)),
  );
  return options;
}

/** What stays of the options chosen where another loss is: those that are the same in every loss. */
export function optionsOfAnyLoss({ temperature, labelSmoothing, ignoreIndex, unit }: LossOptions = {}):
  LossOptions | undefined {
  return withoutNone({ temperature, labelSmoothing, ignoreIndex, unit });
}

/** The options with another value of one; without it where the value is undefined. Undefined where none is left. */
export function changedOptions(
  options: LossOptions | undefined,
  name: OptionName,
  value: LossOptions[OptionName],
): LossOptions | undefined {
  return withoutNone({ ...options, [name]: value });
}

function withoutNone(options: LossOptions): LossOptions | undefined {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

const numbersOrLists: Readonly<Partial<Record<OptionName, 'list' | 'either'>>> = {
  weight: 'list',
  posWeight: 'list',
  alpha: 'either',
  variance: 'either',
};
const flags: readonly OptionName[] = ['logInput', 'full', 'logTarget'];

/**
 * Whether a value that was kept, perhaps by another version, has the form of chosen options. Whether each is in its
 * range is asked where the loss is known.
 */
export function areChosenOptions(value: unknown): value is LossOptions {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, option]) => {
    const known = optionNames.find((one) => one === name);
    return known !== undefined && hasForm(known, option);
  });
}

function hasForm(name: OptionName, value: unknown): boolean {
  if (name === 'unit') return value === 'nats' || value === 'bits';
  if (flags.includes(name)) return typeof value === 'boolean';
  const form = numbersOrLists[name];
  const isNumber = typeof value === 'number';
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'number');
  if (form === undefined) return isNumber;
  return isList || (form === 'either' && isNumber);
}
