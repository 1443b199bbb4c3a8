import type { LossQuestion } from '../question';
import { report } from '../conventions/report';
import { denominatorOf } from '../report/denominator';
import { knownReport } from '../report/knownReport';
import { lossCalled } from '../losses';
import { elementVariants } from './expectedValueElements';
import { lossVariants } from './expectedValueLosses';
import { matchOf, matchOfAll, type Match } from './expectedValueMatch';
import { frameworkVariants } from './expectedValueFrameworks';
import { inputVariants, precisionVariants } from './expectedValuePrecision';
import { reductionsOf, type ReductionName } from './expectedValueReductions';
import { scaleVariants, scoreVariants } from './expectedValueScores';
import { optionVariants, targetVariants } from './expectedValueTargets';
import { figureCandidates, type Asked, type Candidate } from './expectedValueUnits';
import { meanDenominatorOf, variantOf, type Variant } from './expectedValueVariant';
import type { WrittenFigure } from './writtenFigure';

export interface ExpectedValueOptions {
  /** Whether the text says which reduction; else a sum and a mean are as likely. Default true. */
  readonly isReductionKnown?: boolean;
  /** How far the reduced loss may be off since the scores are written rounded; 0 where they are exact. Default 0. */
  readonly inputBound?: number;
}

export interface ExpectedValue {
  /** The ways that give the figure, the likeliest first; none where nothing fits. */
  readonly matches: readonly Match[];
  /** How many figures were compared. */
  readonly tried: number;
  /** What the arrays give as they were read, under every reduction. */
  readonly asRead: readonly Candidate[];
  /** Set where the arrays are so large that only the commonest mistakes were tried, or reductions and units alone. */
  readonly isLimited: boolean;
}

/** Up to so many scores everything is tried: each variant costs a pass. */
const scoresForAll = 1500;
/** Up to so many the commonest mistakes are; of larger arrays the losses as read are only reduced otherwise. */
const scoresForCommon = 6_000;

/**
 * Which conventions, reductions, units or mistakes give a figure that somebody expected or was shown. No free
 * parameter is fitted: every number that a candidate goes by is written in the question or is a framework's own.
 *
 * @param figures one figure, or one for each row (or element) of losses that are not reduced.
 * @throws as `report`.
 */
export function expectedValue(
  question: LossQuestion,
  figures: readonly WrittenFigure[],
  options: ExpectedValueOptions = {},
): ExpectedValue {
  const isLimited = question.scores.length > scoresForAll;
  const { unit = 'nats', ...others } = question.options;
  const inNats: LossQuestion = { ...question, options: others };
  const variants = variantsOf(inNats, unit === 'nats' ? question : inNats);
  const asked: Asked = { reduction: askedReduction(question, variants[0]), unit };
  const { isReductionKnown = true, inputBound = 0 } = options;
  const rated = (candidate: Candidate): Candidate =>
    isReductionKnown ||
    !['sum', 'mean'].includes(candidate.reduction) ||
    candidate.reduction === question.reduction
      ? candidate
      : { ...candidate, cost: candidate.cost - 0.9 };
  const [figure] = figures;
  const candidates = variants.flatMap((variant) => candidatesOf(variant, asked)).map(rated);
  const matches =
    figures.length === 1
      ? candidates.flatMap((candidate) => matchOf(candidate, figure, inputBound))
      : variants.flatMap((variant) => matchOfAll(variant, figures));
  return {
    matches: withoutNeedless(matches.toSorted((first, second) => first.cost - second.cost)),
    tried: figures.length === 1 ? candidates.length : variants.length,
    asRead: candidates.filter(isPlain),
    isLimited,
  };
}

/** The losses as read under every reduction; bits and perplexity only of the common ones. */
const isPlain = ({ id, unit, reduction }: Candidate): boolean =>
  id === 'asRead' &&
  (unit === 'nats' ||
    ((unit === 'bits' || unit === 'perplexity') && (reduction === 'sum' || reduction === 'mean')));

/**
 * The question as asked and every way to depart from it that makes a difference.
 *
 * @param same a question with the same losses, whose report may be known already.
 */
function variantsOf(question: LossQuestion, same: LossQuestion): Variant[] {
  const toMean: LossQuestion = { ...question, reduction: 'mean' };
  const whole =
    question.convention === undefined
      ? { losses: knownReport(same).losses, denominator: denominatorOf(toMean) }
      : report(toMean);
  const asRead = variantOf('asRead', 0, question, {
    losses: whole.losses,
    meanDenominator: whole.denominator,
  });
  const [own] = asRead;
  const count = question.scores.length;
  if (own === undefined || count > scoresForCommon) return asRead;
  const mathematics: LossQuestion = { ...question, convention: undefined };
  const others =
    count > scoresForAll
      ? commonMistakesOf(mathematics)
      : [...mistakesOf(mathematics), ...frameworkVariants(mathematics, own)];
  return [own, ...others.filter((variant) => !isSame(variant, own))];
}

function commonMistakesOf(question: LossQuestion): Variant[] {
  if (lossCalled(question.loss).kind !== 'distribution') return [];
  return [...scaleVariants(question), ...optionVariants(question)];
}

function mistakesOf(question: LossQuestion): Variant[] {
  switch (lossCalled(question.loss).kind) {
    case 'elements':
      return elementVariants(question);
    case 'distribution':
      return [
        ...scoreVariants(question),
        ...targetVariants(question),
        ...lossVariants(question),
        ...precisionVariants(question),
      ];
    default:
      return inputVariants(question);
  }
}

function isSame(variant: Variant, own: Variant): boolean {
  if (variant.losses.length !== own.losses.length) return false;
  if (meanDenominatorOf(variant) !== meanDenominatorOf(own)) return false;
  return variant.losses.every((loss, row) => Object.is(loss, own.losses[row]));
}

/** The reduction that needs no departure: of losses that are not reduced each is a figure by itself. */
function askedReduction({ reduction }: LossQuestion, own: Variant | undefined): ReductionName {
  if (reduction !== 'none') return reduction;
  return own?.losses.length === 1 ? 'sum' : 'single';
}

const candidatesOf = (variant: Variant, asked: Asked): Candidate[] =>
  reductionsOf(variant, asked.reduction).flatMap((reduced) => figureCandidates(variant, reduced, asked));

/**
 * Leaves out what departs further in the same reduction and unit than a match that needs no mistake, and what agrees
 * less well than a likelier match.
 */
function withoutNeedless(matches: readonly Match[]): Match[] {
  const plain = matches.filter(({ id }) => id === 'asRead');
  const exact = matches.find(({ precision }) => precision === 'digits');
  return matches.filter((match) => {
    if (match.precision !== 'digits' && exact !== undefined && exact.cost <= match.cost) return false;
    const isPlainer = ({ reduction, unit, index, cost }: Match) =>
      cost <= match.cost && reduction === match.reduction && unit === match.unit && index === match.index;
    return match.id === 'asRead' || !plain.some(isPlainer);
  });
}
