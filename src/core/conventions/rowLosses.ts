import type { RowLoss } from '../categorical/batch';
import type { LossQuestion } from '../question';
import { float64, type Arithmetic } from './arithmetic';
import { clippedLoss, type Clipping } from './clippedUnit';
import type { FrameworkLoss } from './frameworkLoss';
import { completed, type Given } from './given';
import { scoresOf, targetRowsOf, targetsOf } from './unitOf';

/** −log q of given probabilities or log-probabilities, with nothing made safe. */
export function pickedLogarithm(given: Given): FrameworkLoss {
  const { question } = given;
  const targetOf = targetsOf(question);
  return {
    ...completed(given),
    roundedUnit: (row, { store, round }) => {
      const target = targetOf(row);
      if (target === undefined || target.index === undefined) return target === undefined ? 0 : NaN;
      const score = store(scoresOf(question, row)[target.index]);
      const log = question.scale === 'probabilities' ? store(round(Math.log(score))) : score;
      return store(round(-log * store(target.mass)));
    },
  };
}

/** Cross entropy of probabilities that are made safe for the logarithm. */
export function clippedEntropy(given: Given, clipping: Clipping): FrameworkLoss {
  return ownRows(given, (scores, p, arithmetic) => clippedLoss(scores, p, clipping, arithmetic));
}

/** A loss of each row in the framework's own arithmetic; a row left out counts 0. */
export function ownRows(
  given: Given,
  unit: (scores: Float64Array, target: Float64Array, arithmetic: Arithmetic) => RowLoss,
): FrameworkLoss {
  const { question } = given;
  const givenTargetOf = givenTargetsOf(question);
  const answer = (row: number, arithmetic: Arithmetic): RowLoss | undefined => {
    const target = givenTargetOf(row);
    return target && unit(scoresOf(question, row), target, arithmetic);
  };
  // Of the last row: its loss and its gradient are asked for one after the other.
  let last: { readonly row: number; readonly answer: RowLoss | undefined } | undefined;
  const exact = (row: number): RowLoss | undefined => {
    if (last?.row !== row) last = { row, answer: answer(row, float64) };
    return last.answer;
  };
  return {
    ...completed(given),
    ownLoss: (row) => exact(row)?.loss ?? 0,
    ownGradient: (row) => exact(row)?.gradient,
    roundedUnit: (row, arithmetic) => answer(row, arithmetic)?.loss ?? 0,
  };
}

/** The target as the framework is given it: log-probabilities stay such. */
function givenTargetsOf(question: LossQuestion): (row: number) => Float64Array | undefined {
  const { target, classes, options } = question;
  if (options.logTarget !== true || target?.kind !== 'distribution') return targetRowsOf(question);
  return (row) => target.values.subarray(row * classes, (row + 1) * classes);
}
