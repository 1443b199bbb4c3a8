import { lossCalled } from '../losses';
import type { LossOptions, LossQuestion } from '../question';
import {
  aboveZero,
  atLeastZero,
  breachOf,
  lossUnit,
  zeroToOne,
  type OptionRule,
  type Range,
} from '../ranges';
import { isIgnored } from './targetOfRow';

/** What any question is held to, whether its loss uses the option or not. */
const commonRules: { readonly [Option in keyof LossOptions]?: OptionRule } = {
  temperature: { range: aboveZero },
  labelSmoothing: { range: zeroToOne },
  delta: { range: aboveZero },
  beta: { range: aboveZero },
  weight: { range: atLeastZero, perClass: 'only' },
  posWeight: { range: atLeastZero, perClass: 'only' },
  unit: { range: lossUnit },
};

export interface OptionBreach {
  readonly option: string;
  readonly range: Range;
  readonly found: string;
}

/** The options of a question that are out of their range, and targets that the loss has no meaning for. */
export function optionBreaches(question: LossQuestion): OptionBreach[] {
  const { options, classes, loss } = question;
  const given: { readonly [option: string]: unknown } = { ...options };
  const rules = Object.entries({ ...commonRules, ...lossCalled(loss).options });
  const breaches = rules.flatMap(([option, rule]): OptionBreach[] => {
    if (given[option] === undefined) return [];
    const breach = breachOf(rule, given[option], classes);
    return breach ? [{ option, ...breach }] : [];
  });
  const target = targetBreach(question);
  return target ? [...breaches, target] : breaches;
}

/** The first number of the target outside the range that the loss has for it; NaN is told by itself. */
function targetBreach(question: LossQuestion): OptionBreach | undefined {
  const { target, loss, classes } = question;
  const entry = lossCalled(loss);
  if (target === undefined) return undefined;
  if (entry.kind === 'elements' && entry.targets) {
    const { targets } = entry;
    const values = target.kind === 'index' ? target.indices : target.values;
    return breachAmong(values, targets, (value) => !targets.allows(value) && !Number.isNaN(value));
  }
  if (entry.kind !== 'scores' || !entry.takesOneClass || target.kind === 'index') return undefined;
  const row = Array.from({ length: question.rows }, (_, index) =>
    target.values.subarray(index * classes, (index + 1) * classes),
  ).find((values, index) => !isIgnored(question, index) && !isOneHot(values));
  return row && { option: 'target', range: oneHot, found: listOf(row) };
}

function breachAmong(
  values: ArrayLike<number>,
  range: Range,
  isOutside: (value: number) => boolean,
): OptionBreach | undefined {
  for (let index = 0; index < values.length; index += 1) {
    if (isOutside(values[index])) return { option: 'target', range, found: String(values[index]) };
  }
  return undefined;
}

const oneHot: Range = {
  sign: '[0, …, 1, …, 0]',
  words: 'one class per row',
  allows: (value) => value instanceof Float64Array && isOneHot(value),
};

function isOneHot(values: Float64Array): boolean {
  const index = values.indexOf(1);
  return index >= 0 && values.every((value, other) => (other === index ? value === 1 : value === 0));
}

/** The numbers of a row, the first few of many. */
function listOf(values: Float64Array): string {
  const shown = Array.from(values.subarray(0, 4), String);
  return `[${(values.length > 4 ? [...shown, '…'] : shown).join(', ')}]`;
}
