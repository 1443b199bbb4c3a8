/** The values that an option may have, in signs for a view and in words for an error. */
export interface Range {
  /** In numbers and signs alone, e.g. `> 0`. */
  readonly sign: string;
  /** After `expected`, e.g. `a finite number above 0`. */
  readonly words: string;
  allows(value: unknown): boolean;
}

function numbers(sign: string, words: string, allows: (value: number) => boolean): Range {
  return { sign, words, allows: (value) => typeof value === 'number' && allows(value) };
}

function choice(...values: readonly unknown[]): Range {
  const words = values.map(String);
  return { sign: words.join(', '), words: words.join(' or '), allows: (value) => values.includes(value) };
}

export const anyFinite = numbers('−∞ < … < ∞', 'a finite number', Number.isFinite);
export const aboveZero = numbers(
  '> 0',
  'a finite number above 0',
  (value) => value > 0 && Number.isFinite(value),
);
export const atLeastZero = numbers(
  '≥ 0',
  'a finite number of at least 0',
  (value) => value >= 0 && Number.isFinite(value),
);
export const zeroToOne = numbers('0 … 1', 'a number in 0 … 1', (value) => value >= 0 && value <= 1);
export const betweenZeroAndOne = numbers(
  '> 0, < 1',
  'a number above 0 and below 1',
  (value) => value > 0 && value < 1,
);
export const aboveZeroToOne = numbers(
  '> 0, ≤ 1',
  'a number above 0 and at most 1',
  (value) => value > 0 && value <= 1,
);
export const zeroToBelowHalf = numbers(
  '≥ 0, < 0.5',
  'a number of at least 0 and below 0.5',
  (value) => value >= 0 && value < 0.5,
);
export const wholeNumber = numbers('…, −1, 0, 1, …', 'a whole number', Number.isSafeInteger);
export const oneOrTwo = choice(1, 2);
export const flag = choice(true, false);
export const lossUnit = choice('nats', 'bits');
export const minusOneOrOne = choice(-1, 1);
export const zeroOrOne = choice(0, 1);

/** What an option may be. `perClass`: a list with one such number per class of a row is allowed, or nothing else. */
export interface OptionRule {
  readonly range: Range;
  readonly perClass?: 'allowed' | 'only';
  /** How the formula writes it. */
  readonly symbol?: string;
  /** What it is where it is not given. */
  readonly byDefault?: number | boolean;
}

/** How an option breaks its rule: the range and what was found, in numbers and signs; undefined where it keeps it. */
export function breachOf(
  rule: OptionRule,
  value: unknown,
  classes: number,
): { readonly range: Range; readonly found: string } | undefined {
  const { range, perClass } = rule;
  if (perClass === undefined || (perClass === 'allowed' && typeof value === 'number')) {
    return range.allows(value) ? undefined : { range, found: String(value) };
  }
  if (!isList(value) || value.length !== classes) {
    const length = isList(value) ? `[${value.length}]` : String(value);
    return { range: { ...range, sign: `[${classes}]`, words: `${classes} numbers` }, found: length };
  }
  const index = Array.from(value).findIndex((one) => !range.allows(one));
  return index < 0 ? undefined : { range, found: String(value[index]) };
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && value !== null && 'length' in value && typeof value.length === 'number';
}

/** The value of an option. @throws RangeError unless it is in its range. */
export function within(name: string, value: number, range: Range): number {
  if (!range.allows(value))
    throw new RangeError(
      `${name}: expected ${range.words}, found ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`,
    );
  return value;
}
