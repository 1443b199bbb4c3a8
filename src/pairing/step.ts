import type { Tensor } from './tensor';

/**
 * What an operation does to the meaning of numbers. `shifted`: by so little, or held between bounds, that they stay
 * what they are.
 */
export type Effect =
  | 'none'
  | 'log'
  | 'exp'
  | 'softmax'
  | 'log-softmax'
  | 'sigmoid'
  | 'scaled'
  | 'shifted'
  | 'changed'
  | 'moved'
  | 'one-hot';

/** One operation between a literal and the place where it is used. */
export interface Step {
  /** As written, short enough to quote. */
  readonly text: string;
  readonly effect: Effect;
  /** For a division by a positive number: that number. */
  readonly divisor?: number;
  /** The divisor is called a temperature in the text. */
  readonly isTemperature?: boolean;
  /** The changed numbers; undefined where the operation cannot be applied to this shape. */
  readonly apply: (tensor: Tensor) => Tensor | undefined;
}
