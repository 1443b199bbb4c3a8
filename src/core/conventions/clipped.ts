import { sumOf } from '../kernel/exactArithmetic';
import type { LossQuestion } from '../question';
import { float64 } from './arithmetic';
import { boundsOf, type Clipping } from './clippedUnit';
import { keptRows, scoresOf, targetsOf } from './unitOf';
import { isWellFormed } from './wellFormed';

/** Probabilities that count in the loss and are moved by clipping. */
export function clippedRows(question: LossQuestion, { epsilon, renormalises }: Clipping): number {
  const [low, high] = boundsOf(epsilon, float64);
  let count = 0;
  const targetOf = targetsOf(question);
  for (const row of answerableRows(question)) {
    const scores = scoresOf(question, row);
    const target = targetOf(row);
    const divisor = renormalises === 'before' ? sumOf(scores) : 1;
    const countOne = (index: number, mass = NaN): void => {
      const q = scores[index] / divisor;
      if (mass !== 0 && (q < low || q > high)) count += 1;
    };
    // A class alone is looked at alone, not as one of a hundred thousand of which all others are 0.
    if (target?.index !== undefined) countOne(target.index, target.mass);
    else for (let index = 0; index < scores.length; index += 1) countOne(index, target?.values[index]);
  }
  return count;
}

/** The same for probabilities of elements: those at 0 and 1 too, where the other logarithm counts. */
export function clippedElements({ scores }: LossQuestion, { epsilon }: Clipping): number {
  const [low, high] = boundsOf(epsilon, float64);
  return scores.filter((x) => x < low || x > high).length;
}

/** The first row whose probabilities do not sum to 1. */
export function unnormalisedRow(question: LossQuestion): { row: number; sum: number } | undefined {
  for (const row of keptRows(question)) {
    const sum = sumOf(scoresOf(question, row));
    if (!(Math.abs(sum - 1) <= 1e-9)) return { row, sum };
  }
  return undefined;
}

/** Rows whose target a loss can be taken against. */
function answerableRows(question: LossQuestion): number[] {
  return isWellFormed(question) ? keptRows(question) : [];
}
