import type { LossQuestion } from '../question';
import { isElementwise } from '../report/families';
import { isIgnored } from '../report/targetOfRow';
import { firstNotFinite } from './firstNotFinite';
import { knownReport } from '../report/knownReport';
import { elementFindings } from './notFiniteElements';
import { rangeFindings } from './notFiniteRange';
import { rowFindings } from './notFiniteRows';
import { rowQuestion } from './rowQuestion';

/** The rule by which a number is not finite, or would not be in another precision or another order of operations. */
export type NotFiniteRule =
  /** A NaN among the scores or in the target spreads through the whole row. */
  | 'nanScore'
  | 'nanTarget'
  /** +∞ among logits: softmax is ∞ − ∞. */
  | 'infiniteLogit'
  /** Every logit of the row is −∞: 0/0. */
  | 'allMasked'
  /** −∞ (or probability 0) at a class that the target asks for: −log 0. */
  | 'maskedTarget'
  /** The same only since label smoothing gives every class a share. */
  | 'maskedBySmoothing'
  /** −∞ at a class with zero soft target: 0 · (−∞) is 0 by mathematics, NaN by multiplication. */
  | 'zeroTimesInfinity'
  /** −∞ at a class that an index target does not ask for: harmless. */
  | 'maskedOther'
  /** −∞ or probability 0 where there is no target: harmless unless it is asked for. */
  | 'maskedAlone'
  /** log(1 − q) of a probability 1 with y < 1. */
  | 'zeroComplement'
  /** A probability outside 0 … 1: its logarithm is NaN. */
  | 'negativeProbability'
  /** ±∞ among values or binary logits. */
  | 'infiniteScore'
  | 'infiniteTarget'
  /** No row is left: 0/0. */
  | 'allIgnored'
  | 'zeroWeights'
  | 'emptyBatch'
  /** An ignored row whose logits are not finite: its loss is left out, its gradient may not be. */
  | 'ignoredNotFinite'
  /** The scores are finite and the loss is not: it overflows a double, or takes the logarithm or the inverse of 0. */
  | 'lossNotFinite'
  /** Finite here, but too large for the precision. */
  | 'overflowFloat16'
  | 'overflowFloat32'
  /** (x − y)² or a power overflows the precision. */
  | 'lossOverflowFloat16'
  | 'lossOverflowFloat32'
  /** e^ℓ overflows where the largest logit is not taken off first. */
  | 'exponentialFloat32'
  | 'exponentialFloat16'
  /** The target's probability underflows to 0 where the logarithm is taken after softmax. */
  | 'underflowFloat32';

export interface NotFiniteFinding {
  readonly rule: NotFiniteRule;
  readonly row?: number;
  /** The class, or the element of the row. */
  readonly index?: number;
  /** The number that does it. */
  readonly value?: number;
  /** How many elements or rows have it, this one included. */
  readonly count: number;
  /** `now`: it is not finite as computed here. `elsewhere`: in another precision, order or framework. */
  readonly when: 'now' | 'elsewhere';
}

type Finding = Omit<NotFiniteFinding, 'count'>;

/** Of a larger array only the first row that has a number that is not finite is looked at. */
const scoresLookedAt = 50_000;

/**
 * What in a question is not finite, or would not be in float32, float16 or another order of operations: the element
 * and the rule, each rule once with the first element that has it. Empty where nothing is.
 *
 * @param question one that `diagnose` finds no error in.
 */
export function notFinite(question: LossQuestion): NotFiniteFinding[] {
  const { rows, classes, scores } = question;
  if (rows * classes === 0) return [{ rule: 'emptyBatch', count: 1, when: 'now' }];
  if (scores.length > scoresLookedAt && rows > 1) {
    const row = Math.floor(firstNotFinite(scores) / classes);
    return row < 0 ? [] : notFinite(rowQuestion(question, row)).map((finding) => ({ ...finding, row }));
  }
  const ofScores = isElementwise(question.loss) ? elementFindings(question) : rowFindings(question);
  const found = [
    ...denominatorFindings(question),
    ...ofScores,
    ...lossFindings(question, ofScores),
    ...rangeFindings(question),
  ];
  return counted(found).toSorted(
    (first, second) => Number(second.when === 'now') - Number(first.when === 'now'),
  );
}

/** A loss that is not finite although nothing above says why. */
function lossFindings(question: LossQuestion, known: readonly Finding[]): Finding[] {
  if (question.target === undefined || known.some(({ when }) => when === 'now')) return [];
  const losses = knownReport(question).losses ?? [];
  const unit = losses.findIndex((loss) => !Number.isFinite(loss));
  if (unit < 0) return [];
  const { classes } = question;
  const place = isElementwise(question.loss)
    ? { row: Math.floor(unit / classes), index: unit % classes }
    : { row: unit };
  return [{ rule: 'lossNotFinite', ...place, value: losses[unit], when: 'now' }];
}

/** The mean over nothing. */
function denominatorFindings(question: LossQuestion): Finding[] {
  const { target, reduction, rows, options } = question;
  if (target?.kind !== 'index' || reduction !== 'mean' || isElementwise(question.loss)) return [];
  const ignored = Array.from({ length: rows }, (_, row) => row).every((row) => isIgnored(question, row));
  if (ignored) return [{ rule: 'allIgnored', value: options.ignoreIndex, when: 'now' }];
  return options.weight !== undefined && knownReport(question).denominator === 0
    ? [{ rule: 'zeroWeights', when: 'now' }]
    : [];
}

function counted(found: readonly Finding[]): NotFiniteFinding[] {
  const byRule = new Map<NotFiniteRule, NotFiniteFinding>();
  for (const finding of found) {
    const first = byRule.get(finding.rule);
    byRule.set(finding.rule, first ? { ...first, count: first.count + 1 } : { ...finding, count: 1 });
  }
  return [...byRule.values()];
}
