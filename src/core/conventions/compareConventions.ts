import type { LossQuestion } from '../question';
import type { ConventionName } from './conventionName';
import { float16, float32 } from './arithmetic';
import { answerOf, nothingKnown, roundedAnswerOf, type Answer, type KnownUnits } from './answer';
import { firstRows, isSlow, mostRounded, mostRoundedOf } from './comparedSize';
import type { Difference } from './difference';
import type { FrameworkLoss, Source, VariantId } from './frameworkLoss';
import { variants, type Variant } from './variants';

/** One framework, in the versions that say the same. */
export interface ComparedConvention {
  readonly convention: ConventionName;
  readonly variants: readonly VariantId[];
  readonly loss: FrameworkLoss;
  /** Where its rules are taken from, of all its versions. */
  readonly sources: readonly Source[];
  /** Absent where it raises. */
  readonly exact?: Answer;
  /** Absent too where the array is too large to be worked through. */
  readonly float32?: Answer;
  readonly float16?: Answer;
  /** The reduced loss less that of mathematics; absent where either is missing. */
  readonly fromMathematics?: number;
  /** Why it differs, the denominator included. */
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly rows: readonly ComparedConvention[];
  /** Conventions that have no such loss. */
  readonly without: readonly ConventionName[];
  /** How many of the question's rows were compared, from the first on. */
  readonly comparedRows: number;
  /** How many numbers these rows have: beyond `mostRoundedOf` they are not worked out in float32 and float16. */
  readonly comparedNumbers: number;
  /** Only mathematics is there, since a single row is too long for what the frameworks do of their own. */
  readonly isTooLong: boolean;
}

/**
 * The same question under every convention that has its loss: mathematics first. The question's own convention is
 * not looked at. Takes less than 50 ms, for which a large batch is cut to its first rows (`comparedRows`).
 */
export function compareConventions(whole: LossQuestion): Comparison {
  const question = firstRows({ ...whole, convention: undefined });
  const known = nothingKnown();
  const isTooLong = isSlow(question.loss) && question.scores.length > mostRounded;
  const compared = variants.flatMap(({ id, convention, lossOf }): ComparedConvention[] => {
    const loss = isTooLong && convention !== 'mathematics' ? undefined : lossOf(question);
    return loss ? [{ convention, variants: [id], ...computed(question, loss, known) }] : [];
  });
  const mathematics = compared.find(({ convention }) => convention === 'mathematics')?.exact;
  const rows = merged(compared.map((row) => withDistance(row, mathematics)));
  const present = new Set(compared.map(({ convention }) => convention));
  return {
    rows,
    isTooLong,
    without: isTooLong
      ? []
      : [...new Set(variants.map(({ convention }) => convention))].filter((name) => !present.has(name)),
    comparedRows: question.rows,
    comparedNumbers: question.scores.length,
  };
}

/** The answers of some variants in doubles alone, each as a row; versions that say the same are one. */
export function comparedUnder(
  question: LossQuestion,
  some: readonly Variant[],
  mathematics: Answer | undefined,
): readonly ComparedConvention[] {
  const known = nothingKnown();
  const rows = some.flatMap(({ id, convention, lossOf }): ComparedConvention[] => {
    const loss = lossOf(question);
    if (loss === undefined) return [];
    const { source, differences } = loss;
    const exact = answerOf(loss, known);
    return [{ convention, variants: [id], loss, sources: [source], exact, differences }];
  });
  return merged(rows.map((row) => withDistance(row, mathematics)));
}

function computed(question: LossQuestion, loss: FrameworkLoss, known: KnownUnits) {
  const exact = answerOf(loss, known);
  const isSmall = question.scores.length <= mostRoundedOf(question.loss);
  return {
    loss,
    sources: [loss.source],
    exact,
    float32: isSmall && exact ? roundedAnswerOf(loss, float32, known) : undefined,
    float16: isSmall && exact ? roundedAnswerOf(loss, float16, known) : undefined,
    differences: loss.differences,
  };
}

function withDistance(row: ComparedConvention, mathematics: Answer | undefined): ComparedConvention {
  const { exact, differences } = row;
  if (!exact || !mathematics) return row;
  const fromMathematics = distance(exact.reduced, mathematics.reduced);
  const denominators: readonly Difference[] =
    exact.denominator === mathematics.denominator
      ? []
      : [{ code: 'denominator', mathematics: mathematics.denominator, framework: exact.denominator }];
  return { ...row, fromMathematics, differences: [...denominators, ...differences] };
}

/** 0 where both are the same, infinities and NaN included. */
function distance(value: number | undefined, from: number | undefined): number | undefined {
  if (value === undefined || from === undefined) return undefined;
  return Object.is(value, from) ? 0 : value - from;
}

/** Versions of one framework that say exactly the same are one row. */
function merged(rows: readonly ComparedConvention[]): ComparedConvention[] {
  const result: ComparedConvention[] = [];
  for (const row of rows) {
    const index = result.findIndex((other) => saysTheSame(other, row));
    if (index < 0) result.push(row);
    else result[index] = joined(result[index], row);
  }
  return result;
}

function joined(first: ComparedConvention, second: ComparedConvention): ComparedConvention {
  return {
    ...first,
    variants: [...first.variants, ...second.variants],
    sources: [...first.sources, ...second.sources],
  };
}

function saysTheSame(first: ComparedConvention, second: ComparedConvention): boolean {
  if (first.convention !== second.convention) return false;
  const told = ({ loss, differences }: ComparedConvention) =>
    JSON.stringify([loss.raises, differences.map((each) => Object.values(each).map(String))]);
  return (
    isSameAnswer(first.exact, second.exact) &&
    isSameAnswer(first.float32, second.float32) &&
    isSameAnswer(first.float16, second.float16) &&
    told(first) === told(second)
  );
}

function isSameAnswer(first: Answer | undefined, second: Answer | undefined): boolean {
  if (!first || !second) return first === second;
  return (
    Object.is(first.reduced, second.reduced) &&
    first.denominator === second.denominator &&
    (first.losses === second.losses ||
      first.losses.every((loss, unit) => Object.is(loss, second.losses[unit])))
  );
}
