import type { WireNumber } from '../src/protocol';

/** Checks of unknown values, from which those of whole messages are made. */
export type Check<T> = (value: unknown) => value is T;
/** A check for each field. */
type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

export const text: Check<string> = (value): value is string => typeof value === 'string';
export const flag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';
export const number: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);
export const wire: Check<WireNumber> = (value): value is WireNumber =>
  typeof value === 'number' || value === 'NaN' || value === 'Infinity' || value === '-Infinity';

export function oneOf<const T extends string>(...choices: readonly T[]): Check<T> {
  return (value): value is T => choices.some((choice) => choice === value);
}

export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((each) => check(each));
}

export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value);
}

export function anyOf<T>(...checks: readonly Check<T>[]): Check<T> {
  return (value): value is T => checks.some((check) => check(value));
}

export function object<T>(fields: Fields<T>): Check<T> {
  const checks = Object.entries<Check<unknown>>(fields);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const found = new Map<string, unknown>(Object.entries(value));
    return checks.every(([name, check]) => check(found.get(name)));
  };
}
