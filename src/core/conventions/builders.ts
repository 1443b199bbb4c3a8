import type { RowLoss } from '../categorical/batch';
import type { LossQuestion } from '../question';
import { denominatorOf } from '../report/denominator';
import { rowReport } from '../report/rowReport';
import { float64, type Arithmetic } from './arithmetic';
import { logisticLoss, type ElementAnswer, type LogisticForm } from './binaryUnit';
import { clippedLoss, type Clipping } from './clippedUnit';
import type { Difference } from './difference';
import type { DenominatorKind, FrameworkLoss, Source } from './frameworkLoss';
import { stops, type Raised } from './raised';
import { posWeightOf } from './options';
import { roundedRegression } from './regressionUnit';
import { roundedSoftmaxLoss, type LogSoftmaxOrder } from './softmaxUnit';
import { keptRows, scoresOf, targetOf, targetRowOf, zeroTimesInfinity } from './unitOf';
import { isWellFormed } from './wellFormed';

/** What every framework says of a loss besides its arithmetic. */
export interface Given {
  readonly call: string;
  readonly source: Source;
  readonly question: LossQuestion;
  readonly raises?: readonly Raised[];
  readonly differences?: readonly Difference[];
  readonly denominator?: number;
  readonly denominatorKind?: DenominatorKind;
  readonly meanOfNone?: number;
  readonly unitWeights?: Float64Array;
}

/** Denominator and lists filled in: the denominator of mathematics for the question asked, unless another is given. */
function completed({ raises = [], differences = [], question, ...rest }: Given) {
  const isIndex = question.target?.kind === 'index';
  const denominatorKind: DenominatorKind =
    question.reduction !== 'mean'
      ? 'one'
      : (rest.denominatorKind ??
        (isIndex ? (question.options.weight ? 'kept-weight' : 'kept-rows') : 'rows'));
  const isDivided = question.reduction === 'mean' && canAnswer({ raises, question });
  const denominator = isDivided ? (rest.denominator ?? denominatorOf(question)) : 1;
  return { ...rest, question, raises, differences, denominator, denominatorKind };
}

/** A loss that is that of mathematics, whose order of operations is not known. */
export function unrounded(given: Given): FrameworkLoss {
  return completed(given);
}

interface SoftmaxForm {
  readonly order?: LogSoftmaxOrder;
  /** Index targets become one-hot rows first, so that 0 · ∞ can arise. */
  readonly isOneHot?: boolean;
  /** 0 · ∞ is 0. */
  readonly skipsZero?: boolean;
  /** The gradient is q − p whatever p sums to. */
  readonly ignoresMass?: boolean;
}

/** Cross entropy of logits through softmax. */
export function softmaxEntropy(given: Given, form: SoftmaxForm = {}): FrameworkLoss {
  const { question } = given;
  const { temperature = 1 } = question.options;
  const multiplies = !form.skipsZero && (form.isOneHot || question.target?.kind === 'distribution');
  const isAnswered = canAnswer(given);
  const isUndefined = (row: number) => (multiplies ? zeroTimesInfinity(question, row) : undefined);
  const first = multiplies && isAnswered ? firstOf(keptRows(question), isUndefined) : undefined;
  const massive = form.ignoresMass && isAnswered ? rowWithMass(question) : undefined;
  return {
    ...completed({
      ...given,
      differences: [
        ...(given.differences ?? []),
        ...(first ? [{ code: 'zero-times-infinity', ...first } as const] : []),
        ...(massive ? [{ code: 'gradient-without-mass', ...massive } as const] : []),
      ],
    }),
    ownLoss: first === undefined ? undefined : (row) => (isUndefined(row) ? NaN : undefined),
    ownGradient: massive === undefined ? undefined : (row) => differenceOf(question, row, temperature),
    roundedUnit: (row, arithmetic) => {
      const target = targetOf(question, row);
      if (target === undefined) return 0;
      const index = target.values === undefined && !form.isOneHot ? target : undefined;
      const values = targetRowOf(question, row) ?? [];
      const options = { temperature, order: form.order, skipsZero: form.skipsZero };
      return roundedSoftmaxLoss(scoresOf(question, row), index ?? { values }, options, arithmetic);
    },
  };
}

/** Whether it neither raises nor asks what mathematics cannot answer. */
const canAnswer = ({ raises = [], question }: Pick<Given, 'raises' | 'question'>): boolean =>
  !raises.some(stops) && isWellFormed(question);

function firstOf<Found>(
  rows: readonly number[],
  find: (row: number) => Found | undefined,
): Found | undefined {
  for (const row of rows) {
    const found = find(row);
    if (found !== undefined) return found;
  }
  return undefined;
}

function rowWithMass(question: LossQuestion): { row: number; mass: number } | undefined {
  return firstOf(keptRows(question), (row) => {
    const mass = targetOf(question, row)?.mass ?? 1;
    return Math.abs(mass - 1) > 1e-9 ? { row, mass } : undefined;
  });
}

/** (q − p)/T. */
function differenceOf(question: LossQuestion, row: number, temperature: number): Float64Array | undefined {
  const { q, p } = rowReport(question, row);
  return q && p && q.map((value, index) => (value - p[index]) / temperature);
}

/** −log q of given probabilities or log-probabilities, with nothing made safe. */
export function pickedLogarithm(given: Given): FrameworkLoss {
  const { question } = given;
  return {
    ...completed(given),
    roundedUnit: (row, { store, round }) => {
      const target = targetOf(question, row);
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
  const answer = (row: number, arithmetic: Arithmetic): RowLoss | undefined => {
    const target = givenTargetOf(question, row);
    return target && unit(scoresOf(question, row), target, arithmetic);
  };
  return {
    ...completed(given),
    ownLoss: (row) => answer(row, float64)?.loss ?? 0,
    ownGradient: (row) => answer(row, float64)?.gradient,
    roundedUnit: (row, arithmetic) => answer(row, arithmetic)?.loss ?? 0,
  };
}

/** The target as the framework is given it: log-probabilities stay such. */
function givenTargetOf(question: LossQuestion, row: number): Float64Array | undefined {
  const { target, classes, options } = question;
  if (options.logTarget !== true || target?.kind !== 'distribution') return targetRowOf(question, row);
  return target.values.subarray(row * classes, (row + 1) * classes);
}

/** y of every element; the question's target fits its scores. */
function elementTarget({ target }: LossQuestion, element: number): number {
  if (target === undefined) return NaN;
  return target.kind === 'index' ? target.indices[element] : target.values[element];
}

/** A loss of each element by itself, in the framework's own arithmetic. */
export function ownElements(
  given: Given,
  unit: (x: number, y: number, element: number, arithmetic: Arithmetic) => ElementAnswer,
): FrameworkLoss {
  const { question } = given;
  const { scores, classes } = question;
  const at = (element: number, arithmetic: Arithmetic) =>
    unit(scores[element], elementTarget(question, element), element, arithmetic);
  return {
    ...completed({ denominatorKind: 'elements', ...given }),
    ownLoss: (element) => at(element, float64).loss,
    ownGradient: (row) =>
      Float64Array.from({ length: classes }, (_, index) => at(row * classes + index, float64).derivative),
    roundedUnit: (element, arithmetic) => at(element, arithmetic).loss,
  };
}

/** A loss of each element that is that of mathematics. */
export function plainElements(
  given: Given,
  rounded: (x: number, y: number, element: number, arithmetic: Arithmetic) => number,
): FrameworkLoss {
  const { question } = given;
  const { scores } = question;
  return {
    ...completed({ denominatorKind: 'elements', ...given }),
    roundedUnit: (element, arithmetic) =>
      rounded(scores[element], elementTarget(question, element), element, arithmetic),
  };
}

/** Binary cross entropy of logits: that of mathematics, except where a logit is ±∞. */
export function logisticEntropy(given: Given, form: LogisticForm): FrameworkLoss {
  const { question } = given;
  const { scores, classes } = question;
  const at = (element: number, arithmetic: Arithmetic): number => {
    const weight = posWeightOf(question, element);
    return logisticLoss(scores[element], elementTarget(question, element), weight, form, arithmetic);
  };
  const isInfinite = (x: number): boolean => Math.abs(x) === Infinity;
  const index = scores.findIndex((x, element) => isInfinite(x) && Number.isNaN(at(element, float64)));
  const place = { row: Math.floor(index / classes), index: index % classes };
  const differences: readonly Difference[] = [
    ...(given.differences ?? []),
    ...(index < 0 ? [] : [{ code: 'zero-times-infinity', ...place } as const]),
  ];
  return {
    ...completed({ denominatorKind: 'elements', ...given, differences }),
    ownLoss:
      index < 0 ? undefined : (element) => (isInfinite(scores[element]) ? at(element, float64) : undefined),
    roundedUnit: at,
  };
}

/** Squared, absolute, Huber and smooth L1 error; undefined for other losses. */
export function regression(given: Given): FrameworkLoss | undefined {
  const { loss, options } = given.question;
  const rounded = roundedRegression(loss, options);
  return rounded && plainElements(given, (x, y, _, arithmetic) => rounded(x, y, arithmetic));
}
