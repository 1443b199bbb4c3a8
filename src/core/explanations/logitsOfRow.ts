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
 * Whether a row has logits, its own or the logarithms of its probabilities: not where it is no distribution, as values
 * and margins are, has a sum far from 1, a negative number, a NaN, or a +∞ among the logits.
 */
export function hasLogits({ loss }: LossQuestion, { q, elementLosses, logSumExp, sums }: RowReport): boolean {
  if (lossCalled(loss).kind !== 'distribution' || !q || elementLosses) return false;
  if (logSumExp !== undefined) return Number.isFinite(logSumExp);
  return Math.abs((sums.q ?? NaN) - 1) <= writtenRounding && q.every((value) => value >= 0);
}

/** The row's own logits, else the logarithms of its probabilities; undefined where it has none. */
export function logitsOfRow(question: LossQuestion, row: RowReport): LogitsOfRow | undefined {
  const { q, scores, logSumExp } = row;
  if (!q || !hasLogits(question, row)) return undefined;
  if (logSumExp === undefined) return { logits: q.map(Math.log), temperature: 1, areLogarithms: true };
  return { logits: scores, temperature: question.options.temperature ?? 1, areLogarithms: false };
}
