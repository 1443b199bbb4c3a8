import { isElementwise } from '../report/families';
import { report } from '../report/report';
import { isIgnored } from '../report/targetOfRow';
import { reduce } from '../reduction';
import type { LossQuestion } from '../question';
import { float32, type Arithmetic } from './arithmetic';
import type { FrameworkLoss } from './frameworkLoss';
import { stops } from './raised';
import { rowNumbers } from './unitOf';
import { isWellFormed } from './wellFormed';

/** A loss under a framework's rules. */
export interface Answer {
  /** Of each row, or of each element, weights included. */
  readonly losses: Float64Array;
  /** Absent for reduction none over several. */
  readonly reduced?: number;
  readonly denominator: number;
  readonly leftOut: readonly number[];
}

/** What was computed for other variants of the same arrays. */
export interface KnownUnits {
  /** Losses of mathematics, by question. */
  readonly exact: Map<string, Float64Array | undefined>;
  /** Rounded losses of units, by question, precision and form. */
  readonly rounded: Map<string, Float64Array>;
  /** Numbers the targets, which have no text of their own. */
  readonly targets: Map<LossQuestion['target'], number>;
}

export const nothingKnown = (): KnownUnits => ({ exact: new Map(), rounded: new Map(), targets: new Map() });

/** The same text for questions about the same scores that mathematics answers alike, unit by unit. */
function keyOf({ loss, scale, options, target }: LossQuestion, { targets }: KnownUnits): string {
  const number = targets.get(target) ?? targets.size;
  targets.set(target, number);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return JSON.stringify([loss, scale, number, given.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/**
 * The loss as the framework defines it, worked out in doubles (mathematics' own kernel where the two agree).
 * Undefined where it raises, or mathematics cannot answer what it is asked.
 */
export function answerOf(loss: FrameworkLoss, known = nothingKnown()): Answer | undefined {
  if (loss.raises.some(stops)) return undefined;
  const losses = remembered(known.exact, keyOf(loss.question, known), () => lossesOf(loss.question));
  if (!losses) return undefined;
  const isOwn = loss.ownLoss !== undefined || loss.unitWeights !== undefined;
  const own = isOwn
    ? unitsOf(loss.question, (unit) => weighted(loss, unit, loss.ownLoss?.(unit) ?? losses[unit]))
    : losses;
  return answerFrom(loss, own);
}

function remembered<Value>(map: Map<string, Value>, key: string, compute: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const value = compute();
  map.set(key, value);
  return value;
}

/** The same with every operation rounded as the precision has it; undefined where that is not known. */
export function roundedAnswerOf(
  loss: FrameworkLoss,
  arithmetic: Arithmetic,
  known = nothingKnown(),
): Answer | undefined {
  if (loss.raises.some(stops) || loss.roundedUnit === undefined) return undefined;
  const rounded = loss.roundedUnit.bind(loss);
  const compute = () => unitsOf(loss.question, (unit) => rounded(unit, arithmetic));
  const { roundedLike, question } = loss;
  const units =
    roundedLike === undefined
      ? compute()
      : remembered(
          known.rounded,
          `${arithmetic.precision} ${roundedLike} ${keyOf(question, known)}`,
          compute,
        );
  const own = unitsOf(question, (unit) =>
    arithmetic.store(arithmetic.round(weighted(loss, unit, units[unit]))),
  );
  return answerFrom(loss, own, arithmetic);
}

/** A number for each row or element; 0 for a row left out. */
function unitsOf(question: LossQuestion, of: (unit: number) => number): Float64Array {
  const isElements = isElementwise(question.loss);
  // A loop: `from` with a function takes several times as long, which counts with a hundred thousand elements.
  const units = new Float64Array(isElements ? question.scores.length : question.rows);
  for (let unit = 0; unit < units.length; unit += 1) {
    units[unit] = !isElements && isIgnored(question, unit) ? 0 : of(unit);
  }
  return units;
}

function lossesOf(question: LossQuestion): Float64Array | undefined {
  return isWellFormed(question) ? report(question).losses : undefined;
}

const weighted = ({ unitWeights }: FrameworkLoss, unit: number, loss: number): number =>
  unitWeights === undefined || unitWeights[unit] === 1
    ? loss
    : unitWeights[unit] === 0
      ? 0
      : unitWeights[unit] * loss;

function answerFrom(loss: FrameworkLoss, losses: Float64Array, arithmetic?: Arithmetic): Answer {
  const { question, denominator } = loss;
  const leftOut = rowNumbers(question).filter((row) => isIgnored(question, row));
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
