import type { Effect } from '../step';
import type { Tensor } from '../tensor';

/** Arguments of an operation as far as they are numbers; undefined where one is not known. */
export interface OperationArguments {
  /** Positional numbers after the array itself; a list counts as its numbers. */
  readonly numbers: readonly (number | undefined)[];
  readonly named: ReadonlyMap<string, number | undefined>;
  /** Whether every argument was understood. */
  readonly known: boolean;
  /** The library is PyTorch's, whose softmax without an axis takes 0 or 1. */
  readonly implicitAxis: 'torch' | 'last' | 'none';
  /** Some argument names an integer type. */
  readonly toInteger: boolean;
}

export interface Operation {
  readonly effect: Effect;
  readonly apply: (tensor: Tensor) => Tensor | undefined;
  readonly divisor?: number;
}

export type Builder = (args: OperationArguments) => Operation | undefined;

/** The axis that is given by name or at a position. */
export function axisArgument(args: OperationArguments, position = 0): number | undefined {
  return args.named.get('dim') ?? args.named.get('axis') ?? args.numbers[position];
}
