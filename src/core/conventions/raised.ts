import type { LossQuestion } from '../question';

/** What a framework does with a call that it does not accept, as it says it itself. */
export interface Raised {
  /** The exception's or warning's name. `UserWarning`s leave a value. */
  readonly exception: string;
  /** The framework's own words, which are the same in every language. */
  readonly message: string;
  /** With this argument it does not happen. */
  readonly unless?: string;
  readonly isWarning?: boolean;
}

/** Whether a call ends without a value. */
export function stops({ unless, isWarning }: Raised): boolean {
  return unless === undefined && isWarning !== true;
}

export const valueError = (message: string): Raised => ({ exception: 'ValueError', message });

/** `[2, 3]`, as PyTorch and NumPy write a shape. */
export const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** `(2, 3)` and `(2,)`, as Python writes a tuple. */
export const tupleText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;

/** The label that TensorFlow names: the least where it is negative, else the largest where that is no class. */
export function labelOutside({ target, classes }: LossQuestion, rows: readonly number[]): number | undefined {
  if (target?.kind !== 'index') return undefined;
  const labels = rows.map((row) => target.indices[row]);
  const least = labels.reduce((a, b) => Math.min(a, b), Infinity);
  const largest = labels.reduce((a, b) => Math.max(a, b), -Infinity);
  if (least < 0) return least;
  return largest >= classes ? largest : undefined;
}

/** At most this many labels are listed in a message. */
const mostLabels = 20;

export const labelValues = (labels: readonly number[]): string =>
  labels.slice(0, mostLabels).join(' ') + (labels.length > mostLabels ? ' …' : '');
