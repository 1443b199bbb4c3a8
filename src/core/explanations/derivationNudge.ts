import { softmaxRowOf } from '../categorical/softmax';
import { sumOf } from '../kernel/exactArithmetic';
import type { LossQuestion } from '../question';
import { isElementwise } from '../report/families';
import { rowReport } from '../report/rowReport';
import { elementQuestion, rowQuestion } from './rowQuestion';

/** A number moved a little up and a little down, and what that does to a function of it. */
export interface Nudge {
  /** h, as far as the number can be moved by it: 0 where the number is so large that h is rounded away. */
  readonly step: number;
  /** The function at + h and at − h. */
  readonly raised: number;
  readonly lowered: number;
  /** (raised − lowered)/(2h); NaN where the step is 0. */
  readonly slope: number;
  /** How far rounding alone may move the slope. */
  readonly rounding: number;
}

const unitRoundoff = 2 ** -52;

/**
 * The slope of T·LogSumExp(ℓ/T) by one logit as a central difference with h = T/1000: it is q_k of softmax(ℓ/T).
 * Truncation takes from it at most h²/6 of the third derivative, about 2·10⁻⁷ of q_k. One pass over the classes.
 *
 * @param logits one row [N], at least one of them finite and none +∞ or NaN.
 * @param index the class k.
 * @throws as `softmax`.
 */
export function nudgeLogSumExp(logits: Float64Array, index: number, temperature: number): Nudge {
  const { maximum, largest, workspace } = softmaxRowOf(logits, { temperature });
  const exponentials = workspace.exponentials;
  const others = sumOf(exponentials, index) - (index === largest ? 0 : 1);
  const at = (logit: number): number => {
    const own = (logit - maximum) / temperature;
    // log(e^own + others) for the largest itself, else log(1 + others + e^own): neither rounds small sums beside 1.
    const logSum =
      index === largest ? own + Math.log1p(others * Math.exp(-own)) : Math.log1p(others + Math.exp(own));
    return temperature * logSum;
  };
  const nudge = centralDifference(at, logits[index], temperature / 1000);
  return { ...nudge, raised: maximum + nudge.raised, lowered: maximum + nudge.lowered };
}

/**
 * The slope of a row's own loss by one of its scores, as a central difference; of elementwise losses that of the
 * element alone.
 *
 * @param question with a target.
 * @throws as `rowReport`.
 */
export function nudgeRowLoss(question: LossQuestion, row: number, index: number): Nudge {
  const isElement = isElementwise(question.loss);
  const own = isElement ? elementQuestion(question, row, index) : rowQuestion(question, row);
  const place = isElement ? 0 : index;
  const at = (value: number): number => {
    const scores = own.scores.slice();
    scores[place] = value;
    return rowReport({ ...own, scores }, 0).loss ?? NaN;
  };
  const score = own.scores[place];
  const scale = question.scale === 'probabilities' ? Math.abs(score) : Math.max(1, Math.abs(score));
  return centralDifference(at, score, 2 ** -17 * scale);
}

function centralDifference(at: (value: number) => number, value: number, wanted: number): Nudge {
  const [high, low] = [value + wanted, value - wanted];
  const [raised, lowered] = [at(high), at(low)];
  const step = Number.isFinite(value) ? (high - low) / 2 : 0;
  const size = Math.max(Math.abs(raised), Math.abs(lowered));
  return {
    step,
    raised,
    lowered,
    slope: step === 0 ? NaN : (raised - lowered) / (2 * step),
    rounding: step === 0 ? NaN : (unitRoundoff * size) / step,
  };
}
