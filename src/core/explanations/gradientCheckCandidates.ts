import { rowReport as rowReportUnderConvention } from '../conventions/report';
import type { LossQuestion } from '../question';
import { rowReport } from '../report/rowReport';

/** Which gradient, computed how: the analytic one of each row's own loss, or what a mistake makes of it. */
export type GradientId =
  | 'analytic'
  | 'targetMissing'
  | 'byProbabilities'
  | 'byLogProbabilities'
  | 'temperatureLeftOut'
  | 'softmaxTwice'
  | 'softmaxTwiceInner'
  | 'otherAxis'
  | 'transposed'
  | 'massLeftOut'
  | 'squaredErrorOfProbabilities'
  | 'throughSigmoid'
  | 'weightsLeftOut'
  | 'smoothingLeftOut'
  | 'weightsAndSmoothingLeftOut'
  | 'smoothingOverOthers'
  | 'smoothingUnscaled'
  | 'ignoreIndexNotApplied'
  | 'targetsOneLess'
  | 'targetsOneMore'
  | 'largestClassAsTarget'
  | 'classesPermuted'
  | 'rowsPermuted'
  | 'positiveWeightLeftOut'
  | 'targetsFlipped'
  | 'half'
  | 'withoutHalf'
  | 'squaredError'
  | 'absoluteError'
  | 'huber'
  | 'smoothL1'
  | 'quartic';

/** A gradient of every row's own loss, row-major, before the reduction. */
export interface GradientCandidate {
  readonly id: GradientId;
  readonly parameters: readonly number[];
  readonly values: Float64Array;
  readonly cost: number;
  /** Multiplies it to give that of the reduced loss. */
  readonly factor: number;
}

/** Under a framework's convention every row costs a pass over all of them. */
const rowsUnderConvention = 64;

/** The gradient as the question's convention has it, of at most so many rows; else as mathematics has it. */
export function askedGradients(question: LossQuestion): GradientCandidate | undefined {
  const { convention, rows } = question;
  return convention === undefined || rows > rowsUnderConvention
    ? ownGradients(question)
    : ownGradients(question, rowReportUnderConvention);
}

/** The gradient of every row's own loss by its scores, row-major; undefined without a target. */
export function ownGradients(question: LossQuestion, reportOf = rowReport): GradientCandidate | undefined {
  const { rows, classes } = question;
  const values = new Float64Array(rows * classes);
  let factor = 1;
  for (let row = 0; row < rows; row += 1) {
    const { gradient, gradientFactor } = reportOf(question, row);
    if (gradient === undefined) return undefined;
    values.set(gradient, row * classes);
    factor = gradientFactor;
  }
  return { id: 'analytic', parameters: [], values, cost: 0, factor };
}
