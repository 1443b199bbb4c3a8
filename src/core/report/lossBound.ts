import { rowReport } from '../conventions/report';
import type { LossQuestion } from '../question';
import type { RowReport } from '../report';

/** Between which numbers a loss lies for all scores and targets that round to those given; `upper` may be ∞. */
export interface LossBound {
  readonly lower: number;
  readonly upper: number;
}

/** How far a number may lie from what was meant, at most; undefined where that is not known. */
export interface Precisions {
  score(row: number, classIndex: number): number | undefined;
  target(row: number, classIndex: number): number | undefined;
}

/**
 * The bounds of one row's own loss: with effective target p and every score within δ of what was meant,
 * |ΔH| ≤ (Σ|p| + |Σp|) δ/T for cross entropy of logits (LogSumExp changes by at most δ/T, pᵀℓ by at most Σ|p|δ/T),
 * Σ|p|δ for log-probabilities, and for probabilities the interval between q − δ and q + δ, open above where q − δ ≤ 0.
 * A target within δ of what was meant adds δ · |∂H/∂p|.
 *
 * @returns undefined where a precision is not known or no bound is known for the loss.
 * @throws as `rowReport`.
 */
export function rowLossBound(
  question: LossQuestion,
  row: number,
  precisions: Precisions,
): LossBound | undefined {
  const report = rowReport(question, row);
  if (report.loss === undefined) return undefined;
  if (report.ignored) return { lower: 0, upper: 0 };
  const scores = precisionsOf(question, (classIndex) => precisions.score(row, classIndex));
  const targets = precisionsOf(question, (classIndex) => precisions.target(row, classIndex));
  return scores && targets && boundOf(question, { ...report, loss: report.loss }, scores, targets);
}

/** Rows of a batch that are looked at; a larger one has no bound. */
const MOST_ROWS = 1_000;
const MOST_NUMBERS = 100_000;

/**
 * The bounds of the reduced loss: those of its rows added, and divided as the loss is.
 *
 * @returns undefined as `rowLossBound`, and for more rows than are worth the time.
 * @throws as `rowReport`.
 */
export function reducedLossBound(question: LossQuestion, precisions: Precisions): LossBound | undefined {
  if (question.rows > MOST_ROWS || question.scores.length > MOST_NUMBERS) return undefined;
  let lower = 0;
  let upper = 0;
  let factor = 1;
  for (let row = 0; row < question.rows; row++) {
    const bound = rowLossBound(question, row, precisions);
    if (!bound) return undefined;
    lower += bound.lower;
    upper += bound.upper;
    factor = rowReport(question, row).gradientFactor;
  }
  return { lower: lower * factor, upper: upper * factor };
}

function precisionsOf(
  { classes }: LossQuestion,
  of: (classIndex: number) => number | undefined,
): Float64Array | undefined {
  const all = new Float64Array(classes);
  for (let index = 0; index < classes; index++) {
    const precision = of(index);
    if (precision === undefined) return undefined;
    all[index] = precision;
  }
  return all;
}

/** A row that has a loss. */
type Answered = RowReport & { readonly loss: number };

function boundOf(
  question: LossQuestion,
  report: Answered,
  scores: Float64Array,
  targets: Float64Array,
): LossBound | undefined {
  const { p, q, loss } = report;
  if (!p) return undefined;
  const isExactTarget = targets.every((precision) => precision === 0);
  switch (question.loss) {
    case 'crossEntropy':
      return question.scale === 'logits'
        ? around(loss, ofLogits(question, report, p, scores, targets))
        : undefined;
    case 'nll':
      return isExactTarget ? around(loss, weightedSum(p, scores)) : undefined;
    case 'crossEntropyProbs':
      return isExactTarget && q
        ? added(p, (index) => ofLogarithm(q[index], scores[index], p[index]))
        : undefined;
    case 'bceWithLogits':
      return isExactTarget && !hasWeights(question)
        ? around(
            loss,
            p.reduce((sum, y, index) => sum + Math.max(Math.abs(y), Math.abs(1 - y)) * scores[index], 0),
          )
        : undefined;
    case 'bceProbs':
      return isExactTarget && q && !hasWeights(question) ? ofBinary(p, q, scores) : undefined;
    case 'squaredError':
    case 'mse':
      return ofSquares(report, p, scores, targets, question.loss === 'mse' ? 0.5 : 1);
    case 'absoluteError':
      return around(
        loss,
        scores.reduce((sum, precision, index) => sum + precision + targets[index], 0),
      );
    default:
      return undefined;
  }
}

const hasWeights = ({ options }: LossQuestion): boolean =>
  options.weight !== undefined || options.posWeight !== undefined;

function around(loss: number, margin: number | undefined): LossBound | undefined {
  return margin === undefined ? undefined : { lower: loss - margin, upper: loss + margin };
}

function weightedSum(p: Float64Array, precisions: Float64Array): number {
  return p.reduce((sum, value, index) => sum + Math.abs(value) * precisions[index], 0);
}

function ofLogits(
  { options }: LossQuestion,
  { q }: RowReport,
  p: Float64Array,
  scores: Float64Array,
  targets: Float64Array,
): number | undefined {
  const temperature = options.temperature ?? 1;
  const largest = scores.reduce((most, precision) => Math.max(most, precision), 0);
  const mass = Math.abs(p.reduce((sum, value) => sum + value, 0));
  const ofScores = (weightedSum(p, scores) + mass * largest) / temperature;
  if (targets.every((precision) => precision === 0)) return ofScores;
  // Smoothing and weights would change what a target's own rounding does.
  if (!q || options.labelSmoothing || options.weight) return undefined;
  const ofTargets = q.reduce(
    (sum, value, index) => sum + targets[index] * (Math.abs(Math.log(value)) + (2 * largest) / temperature),
    0,
  );
  return ofScores + ofTargets;
}

/** Of −p log q for q within δ: open above where q − δ is not above 0. */
function ofLogarithm(q: number, precision: number, p: number): LossBound {
  if (p === 0) return { lower: 0, upper: 0 };
  const least = q - precision;
  return {
    lower: -p * Math.log(Math.min(1, q + precision)),
    upper: least > 0 ? -p * Math.log(least) : Infinity,
  };
}

function added(p: Float64Array, of: (index: number) => LossBound): LossBound {
  let lower = 0;
  let upper = 0;
  for (let index = 0; index < p.length; index++) {
    const bound = of(index);
    lower += bound.lower;
    upper += bound.upper;
  }
  return { lower, upper };
}

function ofBinary(y: Float64Array, q: Float64Array, precisions: Float64Array): LossBound {
  return added(y, (index) => {
    const positive = ofLogarithm(q[index], precisions[index], y[index]);
    const negative = ofLogarithm(1 - q[index], precisions[index], 1 - y[index]);
    return { lower: positive.lower + negative.lower, upper: positive.upper + negative.upper };
  });
}

function ofSquares(
  { scores: x }: RowReport,
  y: Float64Array,
  scores: Float64Array,
  targets: Float64Array,
  factor: number,
): LossBound {
  return added(y, (index) => {
    const distance = Math.abs(x[index] - y[index]);
    const reach = scores[index] + targets[index];
    const nearest = Math.max(0, distance - reach);
    return { lower: factor * nearest ** 2, upper: factor * (distance + reach) ** 2 };
  });
}
