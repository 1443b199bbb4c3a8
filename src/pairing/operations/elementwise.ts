import type { Effect } from '../step';
import { axisOf, mapTensor, softmaxAlong } from '../tensor';
import { axisArgument, type Builder, type Operation } from './operation';

/** The same function of every number. */
export const elementwise =
  (effect: Effect, change: (value: number) => number): Builder =>
  () => ({ effect, apply: (tensor) => mapTensor(tensor, change) });

/** An operation that changes no number, unless it names an integer type. */
export const unchanged: Builder = ({ toInteger }) =>
  toInteger ? truncated : { effect: 'none', apply: (tensor) => tensor };

export const truncated: Operation = { effect: 'none', apply: (tensor) => mapTensor(tensor, Math.trunc) };

export const softmax =
  (logarithm: boolean): Builder =>
  (args) => {
    if (!args.known) return undefined;
    const given = axisArgument(args);
    return {
      effect: logarithm ? 'log-softmax' : 'softmax',
      apply(tensor) {
        const rank = tensor.shape.length;
        const implicit = args.implicitAxis === 'torch' ? (rank === 1 || rank === 3 ? 0 : 1) : rank - 1;
        if (given === undefined && args.implicitAxis === 'none' && rank > 1) return undefined;
        const axis = axisOf(tensor.shape, given ?? implicit);
        return axis === undefined ? undefined : softmaxAlong(tensor, axis, logarithm);
      },
    };
  };

export const negated = elementwise('changed', (value) => -value);
export const sigmoid = elementwise('sigmoid', (value) =>
  value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value)),
);
