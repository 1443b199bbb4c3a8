import { comparesValues } from '../core';
import type { Diagnostic } from '../core/diagnostic';
import type { LossName, LossOptions, LossQuestion } from '../core/question';
import { checkQuestion } from './checks';
import type { Draft, RefusedOperation, TargetCandidate } from './draft';
import { fitTarget, type FittedTarget } from './fitTarget';
import type { TargetForm } from './losses';
import type { TextOptions } from './options';
import { applySteps, prepareScores, type PreparedScores } from './preparedScores';
import type { AppliedOperation, ReadTarget } from './reading';
import type { Step } from './step';
import type { Tensor } from './tensor';

/** A draft with its numbers laid out: the question, or why there is none. */
export interface Completed {
  readonly prepared?: PreparedScores;
  readonly target?: ReadTarget;
  readonly offers: readonly ReadTarget[];
  readonly question?: LossQuestion;
  readonly refused?: LossQuestion;
  readonly operations: readonly AppliedOperation[];
  readonly diagnostics: readonly Diagnostic[];
}

const MAX_REFUSALS_SHOWN = 5;

export function complete(text: string, draft: Draft): Completed {
  const cut = truncatedPart(draft);
  if (cut)
    return { offers: [], operations: [], diagnostics: [...draft.diagnostics, cut, ...visibleNaN(draft)] };
  const { steps, temperature } = withoutTemperature(draft);
  const prepared = prepareScores(draft.scores, steps, draft.classAxis);
  if ('failed' in prepared) {
    const { start, end } = draft.scores;
    return refusal(draft, [...draft.refused, { operation: prepared.failed.text, place: { start, end } }]);
  }
  const fitted = draft.target && fitCandidate(prepared, draft.target, draft);
  const refusedOperations = [...draft.refused, ...(fitted && 'failed' in fitted ? [fitted.failed] : [])];
  if (refusedOperations.length > 0) return { ...refusal(draft, refusedOperations), prepared };
  const fit = fitted && !('failed' in fitted) ? fitted : undefined;
  const operations = appliedOperations(steps, fit && draft.target ? draft.target.steps : []);
  const offers = draft.offers.map((offer) => readTarget(offer, undefined));
  const target = fit && draft.target ? readTarget(draft.target, fit) : undefined;
  const diagnostics = [...draft.diagnostics, ...shapeProblem(prepared, draft, fit)];
  const partial = { prepared, target, offers, operations };
  if (!draft.isAnswerable) return { ...partial, diagnostics };
  const question = questionOf(draft, prepared, fit, temperature);
  const checked = checkQuestion(text, draft, prepared, fit, question);
  const { question: answered, refused } = checked;
  return { ...partial, question: answered, refused, diagnostics: [...diagnostics, ...checked.diagnostics] };
}

/** Scores or a target that were printed cut short are never computed with as if they were whole. */
function truncatedPart({ scores, target }: Draft): Diagnostic | undefined {
  const cut = scores.truncated ? scores : target?.literal?.truncated ? target.literal : undefined;
  if (!cut) return undefined;
  const { start, end } = cut;
  return { code: 'truncated', severity: 'error', shown: cut.values.length, place: { start, end } };
}

/** A number that is none spoils the whole row, seen or not. */
function visibleNaN({ scores }: Draft): Diagnostic[] {
  const element = scores.values.findIndex(Number.isNaN);
  if (element < 0) return [];
  const columns = scores.shape.at(-1) ?? 1;
  const row = Math.floor(element / columns);
  const place = scores.elementRange(element);
  return [{ code: 'nan', severity: 'warning', of: 'scores', row, index: element % columns, place }];
}

/** A division by one number just before the loss is its temperature. */
function withoutTemperature({ steps, loss, kindReason }: Draft): {
  readonly steps: readonly Step[];
  readonly temperature?: number;
} {
  const last = steps.at(-1);
  if (loss !== 'crossEntropy' || last?.divisor === undefined) return { steps };
  if (kindReason.rule !== 'call' && !last.isTemperature) return { steps };
  return { steps: steps.slice(0, -1), temperature: last.divisor };
}

function refusal(draft: Draft, refused: readonly RefusedOperation[]): Completed {
  const said = refused.slice(0, MAX_REFUSALS_SHOWN).map(({ operation, place }): Diagnostic => ({
    code: 'operation-not-applied',
    severity: 'error',
    operation,
    place,
  }));
  const target = draft.target && readTarget(draft.target, undefined);
  return { target, offers: [], operations: [], diagnostics: [...draft.diagnostics, ...said] };
}

/** The candidate in the layout of the scores; the refused operation where one of its own cannot be applied. */
export function fitCandidate(
  prepared: PreparedScores,
  candidate: TargetCandidate,
  { form, strictness, mayBeBinary }: Pick<Draft, 'form' | 'strictness' | 'mayBeBinary'>,
): FittedTarget | { readonly failed: RefusedOperation } | undefined {
  const tensor = tensorOfCandidate(candidate);
  if ('failed' in tensor) {
    const place = candidate.literal ?? candidate.range ?? prepared.literal;
    return { failed: { operation: tensor.failed.text, place: { start: place.start, end: place.end } } };
  }
  const isBinary =
    mayBeBinary && prepared.shape.length === 1 && tensor.values.length === prepared.tensor.values.length;
  const wanted: TargetForm = isBinary ? 'values' : form;
  return fitTarget(prepared, tensor, wanted, strictness);
}

export function tensorOfCandidate(candidate: TargetCandidate): Tensor | { readonly failed: Step } {
  if (candidate.literal) return applySteps(candidate.literal, candidate.steps);
  return { shape: [], values: Float64Array.of(candidate.number ?? NaN) };
}

function shapeProblem(prepared: PreparedScores, draft: Draft, fit: FittedTarget | undefined): Diagnostic[] {
  const { target } = draft;
  if (!target?.isLinked || fit) return [];
  const tensor = tensorOfCandidate(target);
  const shape = 'failed' in tensor ? [] : tensor.shape;
  const place = target.range && { start: target.range.start, end: target.range.end };
  return [{ code: 'shape', severity: 'error', scores: prepared.shape, target: shape, place }];
}

function readTarget(candidate: TargetCandidate, fit: FittedTarget | undefined): ReadTarget {
  const { literal: array, number: index, range, reason } = candidate;
  const kind = fit?.target.kind ?? (array ? 'values' : 'index');
  // What was chosen by hand stands nowhere in the text.
  return { kind, array: range && array, range, index, reason };
}

function appliedOperations(scores: readonly Step[], target: readonly Step[]): AppliedOperation[] {
  const told = (steps: readonly Step[], of: AppliedOperation['of']): AppliedOperation[] =>
    steps.filter(({ effect }) => effect !== 'none').map(({ text }) => ({ text, of }));
  return [...told(scores, 'scores'), ...told(target, 'target')];
}

function questionOf(
  draft: Draft,
  { tensor, layout }: PreparedScores,
  fit: FittedTarget | undefined,
  temperature: number | undefined,
): LossQuestion {
  const given = { ...draft.defaults, ...lossOptions(draft.options, layout.classes) };
  const isBinary = draft.mayBeBinary && fit?.target.kind === 'values';
  const loss = isBinary ? 'bceProbs' : draft.loss;
  const smoothed = draft.binarySmoothing && fit ? smoothedBinary(fit, given.labelSmoothing) : fit;
  const options: LossOptions = {
    ...given,
    ...(draft.binarySmoothing ? { labelSmoothing: undefined } : {}),
    ...(temperature === undefined ? {} : { temperature }),
    // What was chosen takes the place of a division in the text.
    ...(given.temperature === undefined ? {} : { temperature: given.temperature }),
    ...ignoreByDefault(draft, fit),
  };
  return {
    scores: tensor.values,
    rows: layout.rows,
    classes: layout.classes,
    scale: draft.scale,
    loss,
    target: smoothed?.target,
    reduction: draft.reduction,
    meanOver: draft.meanOver,
    options: comparesValues(loss)
      ? { ...options, ignoreIndex: undefined, ...elementWeights(loss, options) }
      : options,
    ...(draft.chosenConvention ? { convention: draft.chosenConvention } : {}),
  };
}

/** Only a binary cross entropy has a weight for each element. */
function elementWeights(loss: LossName, { weight }: LossOptions): LossOptions {
  return { weight: loss === 'bceWithLogits' || loss === 'bceProbs' ? weight : undefined };
}

/** One `pos_weight` counts for every element. */
function lossOptions(options: TextOptions, classes: number): LossOptions {
  const [only = 1, ...more] = options.posWeight ?? [];
  const posWeight =
    options.posWeight && more.length === 0 ? new Array<number>(classes).fill(only) : options.posWeight;
  return { ...options, posWeight };
}

function ignoreByDefault({ defaultIgnoreIndex, options }: Draft, fit: FittedTarget | undefined): LossOptions {
  if (defaultIgnoreIndex === undefined || options.ignoreIndex !== undefined || fit?.target.kind !== 'index')
    return {};
  return fit.target.indices.includes(defaultIgnoreIndex) ? { ignoreIndex: defaultIgnoreIndex } : {};
}

/** y (1 − ε) + ε/2, as Keras and TensorFlow.js smooth labels of two classes. */
function smoothedBinary(fit: FittedTarget, smoothing: number | undefined): FittedTarget {
  if (smoothing === undefined || fit.target.kind !== 'values') return fit;
  const values = fit.target.values.map((y) => y * (1 - smoothing) + smoothing / 2);
  return { ...fit, target: { kind: 'values', values } };
}
