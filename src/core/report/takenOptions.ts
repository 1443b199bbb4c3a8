import { lossCalled } from '../losses';
import type { LossOptions, LossQuestion } from '../question';
import { aboveZero, lossUnit, wholeNumber, type OptionRule } from '../ranges';
import { comparesValues, distributionScale } from './families';

/** Every option but `fromLogits`, which is no more than how a call says what its scores are. */
export const optionNames = [
  'temperature',
  'labelSmoothing',
  'weight',
  'ignoreIndex',
  'posWeight',
  'gamma',
  'alpha',
  'epsilon',
  'rho',
  'quantile',
  'margin',
  'power',
  'delta',
  'beta',
  'logInput',
  'full',
  'variance',
  'logTarget',
  'unit',
] as const satisfies readonly (keyof LossOptions)[];

export type OptionName = (typeof optionNames)[number];

/** An option that changes a loss, with what it may be. */
export interface TakenOption {
  readonly name: OptionName;
  readonly rule: OptionRule;
}

/**
 * The options that the loss takes of scores of this scale, whether they are given or not: its own, the temperature where
 * it goes through softmax, the ignore index where a target may be a class index, and the unit where it is in nats.
 * @throws RangeError if there is no loss of the name.
 */
export function takenOptions(asked: Pick<LossQuestion, 'loss' | 'scale'>): readonly TakenOption[] {
  const entry = lossCalled(asked.loss);
  const rules: { readonly [Option in OptionName]?: OptionRule } = {
    ...entry.options,
    ...(distributionScale(asked) === 'logits'
      ? { temperature: { range: aboveZero, symbol: 'T', byDefault: 1 } }
      : {}),
    ...(comparesValues(asked.loss) ? {} : { ignoreIndex: { range: wholeNumber } }),
    ...(entry.unit === 'nats' ? { unit: { range: lossUnit } } : {}),
  };
  return optionNames.flatMap((name) => {
    const rule = rules[name];
    return rule ? [{ name, rule }] : [];
  });
}
