import { diagnose } from '../report/diagnose';
import { isElementwise } from '../report/families';
import { report } from '../report/report';
import { isIgnored } from '../report/targetOfRow';
import { reduce } from '../reduction';
import type { LossQuestion } from '../question';
import { float32, type Arithmetic } from './arithmetic';
import type { FrameworkLoss } from './frameworkLoss';
import { stops } from './raised';
import { rowNumbers } from './unitOf';

/** A loss under a framework's rules. */
export interface Answer {
  /** Of each row, or of each element, weights included. */
  readonly losses: Float64Array;
  /** Absent for reduction none over several. */
  readonly reduced?: number;
  readonly denominator: number;
  readonly leftOut: readonly number[];
}

/** Losses of questions that were already answered, by the question: variants share them. */
export type KnownLosses = Map<LossQuestion, Float64Array | undefined>;

/**
 * The loss as the framework defines it, worked out in doubles (mathematics' own kernel where the two agree).
 * Undefined where it raises, or mathematics cannot answer what it is asked.
 */
export function answerOf(loss: FrameworkLoss, known: KnownLosses = new Map()): Answer | undefined {
  if (loss.raises.some(stops)) return undefined;
  const losses = known.has(loss.question) ? known.get(loss.question) : lossesOf(loss.question);
  known.set(loss.question, losses);
  return losses && answerFrom(loss, (unit) => weighted(loss, unit, loss.ownLoss?.(unit) ?? losses[unit]));
}

/** The same with every operation rounded as the precision has it. */
export function roundedAnswerOf(loss: FrameworkLoss, arithmetic: Arithmetic): Answer | undefined {
  if (loss.raises.some(stops) || loss.roundedUnit === undefined) return undefined;
  const rounded = loss.roundedUnit.bind(loss);
  return answerFrom(
    loss,
    (unit) => arithmetic.store(arithmetic.round(weighted(loss, unit, rounded(unit, arithmetic)))),
    arithmetic,
  );
}

function lossesOf(question: LossQuestion): Float64Array | undefined {
  const isAnswerable = diagnose(question).every(({ severity }) => severity !== 'error');
  return isAnswerable ? report(question).losses : undefined;
}

const weighted = ({ unitWeights }: FrameworkLoss, unit: number, loss: number): number =>
  unitWeights === undefined || unitWeights[unit] === 1
    ? loss
    : unitWeights[unit] === 0
      ? 0
      : unitWeights[unit] * loss;

function answerFrom(loss: FrameworkLoss, lossOf: (unit: number) => number, arithmetic?: Arithmetic): Answer {
  const { question, denominator } = loss;
  const leftOut = rowNumbers(question).filter((row) => isIgnored(question, row));
  const isLeftOut = new Set(isElementwise(question.loss) ? [] : leftOut);
  const length = isElementwise(question.loss) ? question.scores.length : question.rows;
  const losses = Float64Array.from({ length }, (_, unit) => (isLeftOut.has(unit) ? 0 : lossOf(unit)));
  return { losses, reduced: reducedOf(loss, losses, arithmetic), denominator, leftOut };
}

function reducedOf(
  { question: { reduction }, denominator, meanOfNone }: FrameworkLoss,
  losses: Float64Array,
  arithmetic: Arithmetic | undefined,
): number | undefined {
  if (reduction === 'none') return losses.length === 1 ? losses[0] : undefined;
  if (reduction === 'mean' && denominator === 0) return meanOfNone ?? NaN;
  if (arithmetic === undefined) return reduce(losses, reduction, denominator);
  // Sums of float16 are accumulated in float32.
  const sum = losses.reduce((total, loss) => float32.round(total + loss), 0);
  return arithmetic.store(reduction === 'mean' ? arithmetic.round(sum / denominator) : sum);
}
