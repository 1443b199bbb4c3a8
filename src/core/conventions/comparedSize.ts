import type { LossName, LossQuestion } from '../question';
import { isElementwise } from '../report/families';

/** So many numbers and rows are compared at most, whole rows of them: a larger batch is cut. */
const mostLogits = 6_000;
const mostNumbers = 3_000;
const mostRows = 500;
/** Up to so many numbers the rounded results are worked out too. */
export const mostRounded = 12_000;
/** Elements, and terms of focal losses, take longer to round. */
const mostRoundedElements = 3_000;
/** Losses that frameworks take in their own arithmetic, also in doubles, which takes longest; up to `mostRounded`. */
const slow: readonly LossName[] = [
  'focal',
  'sigmoidFocal',
  'categoricalHinge',
  'poissonNll',
  'cosineDistance',
];

/** Whether a framework's own losses take longest. */
export const isSlow = (loss: LossName): boolean => slow.includes(loss);

/** Up to so many numbers of a loss the rounded results are worked out too. */
export const mostRoundedOf = (loss: LossName): number =>
  isElementwise(loss) || isSlow(loss) ? mostRoundedElements : mostRounded;

/** The question cut to so many rows as are compared. */
export function firstRows(question: LossQuestion): LossQuestion {
  const { rows, classes, scores, target, loss } = question;
  // A distribution as the target takes a term for each class where an index takes one for the row.
  const isPicked = loss === 'crossEntropy' && target?.kind === 'index';
  const most = isPicked ? mostLogits : isSlow(loss) ? mostNumbers / 2 : mostNumbers;
  if (rows <= 1 || (rows <= mostRows && rows * classes <= most)) return question;
  const kept = Math.max(1, Math.min(mostRows, Math.floor(most / classes)));
  const length = kept * classes;
  return {
    ...question,
    rows: kept,
    scores: scores.subarray(0, length),
    target:
      target?.kind === 'index'
        ? {
            kind: 'index',
            indices: target.indices.slice(0, target.indices.length === scores.length ? length : kept),
          }
        : target && { ...target, values: target.values.subarray(0, length) },
  };
}
