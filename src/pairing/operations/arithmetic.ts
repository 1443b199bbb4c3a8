import { mapTensor } from '../tensor';
import type { Builder, Operation } from './operation';

export function scaledBy(factor: number): Operation {
  return {
    effect: 'scaled',
    apply: (tensor) => mapTensor(tensor, (value) => value * factor),
  };
}

export function dividedBy(divisor: number): Operation {
  return {
    effect: 'scaled',
    divisor: divisor > 0 ? divisor : undefined,
    apply: (tensor) => mapTensor(tensor, (value) => value / divisor),
  };
}

export function changedBy(change: (value: number) => number): Operation {
  return { effect: 'changed', apply: (tensor) => mapTensor(tensor, change) };
}

/** An operation with one number beside the array. */
export const withNumber =
  (build: (number: number) => Operation): Builder =>
  ({ numbers, known }) => {
    const [number] = numbers;
    return known && number !== undefined && numbers.length === 1 ? build(number) : undefined;
  };

export const clamp: Builder = ({ numbers, named, known }) => {
  if (!known) return undefined;
  const low = named.get('min') ?? named.get('a_min') ?? numbers[0] ?? -Infinity;
  const high = named.get('max') ?? named.get('a_max') ?? numbers[1] ?? Infinity;
  return { ...changedBy((value) => Math.min(Math.max(value, low), high)), effect: 'shifted' };
};
