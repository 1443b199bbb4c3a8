import { changedBy, dividedBy, scaledBy, type Operation } from './operations';
import { lastPart } from './resolved';

/** Operators on two numbers. */
export const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '**': (left, right) => left ** right,
};

/** An array on the left of an operator, a number on its right. */
export function byRight(operator: string, number: number): Operation | undefined {
  if (operator === '/') return dividedBy(number);
  if (operator === '*') return scaledBy(number);
  if (operator === '+') return shiftedBy(number);
  if (operator === '-') return changedBy((value) => value - number);
  return operator === '**' ? changedBy((value) => value ** number) : undefined;
}

/** A number on the left of an operator, an array on its right. */
export function byLeft(operator: string, number: number): Operation | undefined {
  if (operator === '*') return scaledBy(number);
  if (operator === '+') return shiftedBy(number);
  if (operator === '-') return changedBy((value) => number - value);
  return operator === '/' ? changedBy((value) => number / value) : undefined;
}

/** What is added against a logarithm of 0 changes nothing of what the numbers are. */
const MOST_SHIFT = 1e-3;

function shiftedBy(number: number): Operation {
  const added = changedBy((value) => value + number);
  return Math.abs(number) <= MOST_SHIFT ? { ...added, effect: 'shifted' } : added;
}

export function isTemperatureName(name: string | undefined): boolean {
  return name !== undefined && /^(?:t|tau|temp|temperature)$/i.test(lastPart(name));
}
