import type { VariantId as FrameworkId } from '../conventions/frameworkLoss';
import type { LossQuestion } from '../question';
import { denominatorOf } from '../report/denominator';
import { report } from '../report/report';
import { rowReport } from '../report/rowReport';

/** One way in which a loss may have been computed otherwise than the question asks. */
export type VariantId =
  | 'asRead'
  /** As one framework computes it, by its own rules. */
  | 'framework'
  // How scores became a distribution
  | 'softmaxTwice'
  | 'softmaxOfProbabilities'
  | 'softmaxOfLogProbabilities'
  | 'softmaxForgotten'
  | 'logForgotten'
  | 'logTaken'
  | 'logitsAsProbabilities'
  | 'logitsAsClippedProbabilities'
  | 'renormalised'
  | 'otherAxis'
  | 'transposedTargets'
  | 'temperatureLeftOut'
  | 'temperatureMultiplied'
  | 'temperatureTwice'
  | 'timesTemperatureSquared'
  // The target, its weights and what is left out
  | 'weightsLeftOut'
  | 'weightsOfTargets'
  | 'smoothingLeftOut'
  | 'smoothingOverOthers'
  | 'smoothingUnscaled'
  | 'weightsAndSmoothingLeftOut'
  | 'ignoreIndexNotApplied'
  | 'targetsOneLess'
  | 'targetsOneMore'
  | 'largestClassAsTarget'
  | 'classesPermuted'
  | 'rowsPermuted'
  // Another loss
  | 'kullbackLeibler'
  | 'reverseKullbackLeibler'
  | 'jensenShannon'
  | 'crossEntropy'
  | 'crossEntropyInstead'
  | 'crossEntropyReversed'
  | 'entropyOfScores'
  | 'entropyOfTarget'
  | 'targetIsLog'
  | 'targetIsNoLog'
  | 'squaredErrorOfProbabilities'
  | 'squaredErrorOfScores'
  | 'absoluteErrorOfProbabilities'
  | 'binaryOverClasses'
  | 'oneMinusProbability'
  // Clipping and precision
  | 'float32Inputs'
  | 'float16Inputs'
  | 'bfloat16Inputs'
  | 'clippedBelow'
  | 'clippedBothWays'
  | 'clippedAndAdded'
  | 'clippedAndRenormalised'
  | 'addedInLog'
  | 'logHeldAtMinus100'
  | 'float32ClippedBothWays'
  | 'float32ClippedAndAdded'
  // Numbers one by one
  | 'sigmoidTwice'
  | 'sigmoidOfProbabilities'
  | 'sigmoidForgotten'
  | 'sigmoidForgottenClipped'
  | 'softmaxForSigmoid'
  | 'positivesOnly'
  | 'positiveWeightLeftOut'
  | 'targetsFlipped'
  | 'asClassMatrix'
  | 'half'
  | 'withoutHalf'
  | 'absoluteError'
  | 'squaredError'
  | 'huber'
  | 'smoothL1'
  | 'quartic';

export interface Variant {
  readonly id: VariantId;
  /** ε, or the shape it was cut into: whatever number the variant goes by. */
  readonly parameters: readonly number[];
  /** Whose rules, for `framework`, and the first one's function by its dotted name. */
  readonly framework?: { readonly ids: readonly FrameworkId[]; readonly call: string };
  /** How far it is from what was asked: 0 for the question itself, 1 for the commonest mistakes, 2 for a pair of them. */
  readonly cost: number;
  /** What is asked instead; decides what a mean is divided by. */
  readonly question: LossQuestion;
  /** One loss per row or element, in nats. */
  readonly losses: Float64Array;
  /** What its mean is divided by, where that is not the question's own. */
  readonly meanDenominator?: number;
}

export type VariantParts = Partial<Pick<Variant, 'parameters' | 'losses' | 'meanDenominator' | 'framework'>>;

/** A variant that is another question, or losses computed apart; none where there are no losses. */
export function variantOf(
  id: VariantId,
  cost: number,
  question: LossQuestion,
  { parameters = [], losses, ...parts }: VariantParts = {},
): Variant[] {
  const answer = losses ?? report(question).losses;
  return answer === undefined ? [] : [{ id, cost, question, parameters, losses: answer, ...parts }];
}

/** What the mean of a variant is divided by. */
export function meanDenominatorOf({ question, meanDenominator }: Variant): number {
  return meanDenominator ?? denominatorOf({ ...question, reduction: 'mean' });
}

/** q of every row, row-major: softmax of logits, e to log-probabilities, probabilities as they are. */
export function distributionsOf(question: LossQuestion): Float64Array {
  const { rows, classes } = question;
  const q = new Float64Array(rows * classes);
  for (let row = 0; row < rows; row += 1) q.set(rowReport(question, row).q ?? [], row * classes);
  return q;
}

/** The target of every row as a distribution, row-major, before weights and smoothing; 0 where there is none. */
export function targetDistributionsOf({ target, rows, classes, options }: LossQuestion): Float64Array {
  if (target === undefined) return new Float64Array(rows * classes);
  if (target.kind !== 'index') return target.values;
  const p = new Float64Array(rows * classes);
  target.indices.forEach((index, row) => {
    if (index !== options.ignoreIndex && index >= 0 && index < classes) p[row * classes + index] = 1;
  });
  return p;
}

/** The cross entropy of given probabilities against the question's own target. */
export function ofProbabilities(question: LossQuestion, scores: Float64Array): LossQuestion {
  const options = { ...question.options, temperature: undefined };
  return { ...question, scores, scale: 'probabilities', loss: 'crossEntropyProbs', options };
}

/** One number per row from the row's scores (or what stands for them) and its target. */
export function perRow(
  { rows, classes }: Pick<LossQuestion, 'rows' | 'classes'>,
  first: Float64Array,
  second: Float64Array,
  lossOf: (first: Float64Array, second: Float64Array) => number,
): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) =>
    lossOf(
      first.subarray(row * classes, (row + 1) * classes),
      second.subarray(row * classes, (row + 1) * classes),
    ),
  );
}
