import { sumOf } from '../kernel/exactArithmetic';
import { lossCalled } from '../losses';
import type { LossQuestion } from '../question';
import type { RowReport } from '../report';

/** Logits whose softmax(ℓ/T) is the row's q, for what is said of gradients by logits. */
export interface LogitsOfRow {
  readonly logits: Float64Array;
  readonly temperature: number;
  /** True where the row has no logits of its own and log q stands for them. */
  readonly areLogarithms: boolean;
}

/** How far a sum of probabilities may be from 1 to be taken as one that was written rounded. */
const writtenRounding = 1e-2;

/**
 * The row's own logits, else the logarithms of its probabilities; undefined for a row that is no distribution: values, margins,
 * sums far from 1, negative numbers, NaN, or a +∞ among the logits.
 */
export function logitsOfRow({ options, loss }: LossQuestion, row: RowReport): LogitsOfRow | undefined {
  const { q, scores, elementLosses, logSumExp } = row;
  if (lossCalled(loss).kind !== 'distribution') return undefined;
  if (!q || elementLosses || !q.every((value) => value >= 0)) return undefined;
  if (logSumExp !== undefined) {
    const temperature = options.temperature ?? 1;
    return Number.isFinite(logSumExp) ? { logits: scores, temperature, areLogarithms: false } : undefined;
  }
  if (!(Math.abs(sumOf(q) - 1) <= writtenRounding)) return undefined;
  return { logits: q.map(Math.log), temperature: 1, areLogarithms: true };
}
