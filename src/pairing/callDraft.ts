import type { NumericArray } from '../arrays/numericArray';
import type { Diagnostic } from '../core/diagnostic';
import { kindBefore } from './arrayKind';
import { arrayOfElements } from './literals';
import type { Draft, RefusedOperation, TargetCandidate } from './draft';
import { renormalised, sortedLabels, type PreparedArguments } from './libraryRules';
import type { GivenArgument, LossCall } from './lossCalls';
import { readOptions, type CallOptions } from './options';
import { outerReduction } from './outerReduction';
import type { KnownLoss } from './losses';
import { applySteps } from './preparedScores';
import type { Step } from './step';
import type { ArrayKind, ArrayOption, Reason } from './reading';
import type { Resolver } from './resolve';
import { quoted, type Resolved } from './resolved';
import { mapTensor, productOf, type Tensor } from './tensor';

/** A call of a loss and what its arguments stand for. */
export interface CallPair {
  readonly call: LossCall;
  readonly scores: Resolved;
  readonly target: Resolved;
  readonly options: CallOptions;
}

export function resolveCall(call: LossCall, resolver: Resolver): CallPair {
  const resolved = (role: GivenArgument['role']): Resolved => {
    const argument = call.arguments.find((one) => one.role === role);
    return argument ? resolver.resolve(argument.value, argument.place) : { kind: 'unknown' };
  };
  return {
    call,
    scores: resolved('scores'),
    target: classNamesGiven(call, resolver) ?? resolved('target'),
    options: readOptions(call, resolver),
  };
}

/** Labels that are words: scikit-learn's columns stand in their alphabetical order. */
function classNamesGiven({ known, arguments: given }: LossCall, resolver: Resolver): Resolved | undefined {
  const argument = given.find(({ role }) => role === 'target');
  const labels = argument && resolver.expressionOf(argument.value, argument.place);
  if (known.convention !== 'sklearn' || labels?.kind !== 'list') return undefined;
  const words = labels.items.flatMap((item) => (item.kind === 'string' ? [item] : []));
  if (words.length === 0 || words.length !== labels.items.length) return undefined;
  const order = [...new Set(words.map(({ value }) => value))].sort();
  const elements = words.map(({ value, start, end }) => ({ value: order.indexOf(value), start, end }));
  const literal = arrayOfElements(labels, [elements.length], elements);
  return { kind: 'array', literal, steps: [], isTensor: false };
}

export type CallRole = 'scores' | 'target' | ArrayOption;

/** What `array` is in a call; undefined where it has no part in it. */
export function roleInCall({ scores, target, options }: CallPair, array: NumericArray): CallRole | undefined {
  const isIt = (literal: NumericArray): boolean => holds(literal, array);
  if (literalsOf(scores).some(isIt)) return 'scores';
  if (literalsOf(target).some(isIt)) return 'target';
  return options.given.find(({ literal }) => isIt(literal))?.role;
}

function holds(literal: NumericArray, array: NumericArray): boolean {
  return literal.start <= array.start && array.end <= literal.end;
}

/** Of several arrays that went into a refused operation the one at the cursor is spoken of. */
function withLiteral(resolved: Resolved, array: NumericArray): Resolved {
  const isOther = resolved.kind === 'refused' && resolved.others.some((other) => holds(other, array));
  return isOther ? { ...resolved, literal: array } : resolved;
}

function literalsOf(resolved: Resolved): readonly NumericArray[] {
  if (resolved.kind === 'refused') return [resolved.literal, ...resolved.others];
  return resolved.kind === 'array' ? [resolved.literal] : [];
}

const nothingDone: PreparedArguments = { steps: [], diagnostics: [] };

/** The question of a call, where its scores are known to come from a literal. */
export function draftOfCall(
  { call, scores: given, target, options }: CallPair,
  resolver: Resolver,
  array: NumericArray,
): Draft | undefined {
  const scores = withLiteral(given, array);
  if (scores.kind !== 'array' && scores.kind !== 'refused') return undefined;
  const { known } = call;
  const { loss, scale } = lossAndScale(call, options);
  const steps = scores.kind === 'array' ? scores.steps : [];
  const reason: Reason = { rule: 'call', text: quoted(resolver.context.text, call.call.callee) };
  const outer = outerReduction(resolver.context, call.root, call.call);
  const isNormalised =
    known.convention === 'keras' && loss === 'crossEntropyProbs' && scores.kind === 'array';
  const prepared = isNormalised ? renormalised(resolver.context.text, scores.literal, steps) : nothingDone;
  const reduction = reductionOf(call, options, outer.reduction, scores.literal);
  // What goes into a function that is not known may be anything.
  const isAnything = scores.kind === 'refused' && scores.byUnknownFunction;
  return {
    ...conventionsOf(call, options, rankAfter(scores.literal, steps)),
    scores: scores.literal,
    steps: [...steps, ...prepared.steps],
    kind: isAnything ? 'values' : kindBefore(known.kind ?? kindOfCall(loss, scale), steps),
    kindReason: reason,
    scale,
    loss,
    reduction: reduction.value,
    reductionReason: reason,
    outerMean: reduction.notApplied,
    meansRows: reduction.meansRows,
    options: options.options,
    defaults: known.defaults,
    target: targetOf(call, target, options, scores.literal, reason),
    offers: [],
    refused: [...refusedBy(scores), ...refusedBy(target), ...options.refused, ...reduction.refused],
    diagnostics: [...notApplied(outer.notApplied), ...prepared.diagnostics],
    isAnswerable: true,
  };
}

function lossAndScale({ known }: LossCall, { options }: CallOptions): Pick<Draft, 'loss' | 'scale'> {
  const isProbability = known.probabilityLoss !== undefined && options.fromLogits === false;
  if (isProbability) return { loss: known.probabilityLoss, scale: 'probabilities' };
  return { loss: known.loss, scale: known.scale };
}

const LOG_LOSS = 'sklearn.metrics.log_loss';

/** What the library's rules say, whatever the numbers are. */
function conventionsOf(
  { known }: LossCall,
  { options, meanOver }: CallOptions,
  rank: number,
): Pick<
  Draft,
  | 'form'
  | 'strictness'
  | 'classAxis'
  | 'convention'
  | 'meanOver'
  | 'defaultIgnoreIndex'
  | 'binarySmoothing'
  | 'mayBeBinary'
> {
  const isExact = known.convention === 'pytorch' || known.convention === 'optax';
  return {
    form: known.target,
    strictness: isExact ? 'exact' : 'loose',
    classAxis: options.classAxis ?? classAxisOf(known, rank),
    convention: known.convention,
    meanOver: meanOver ?? (known.convention === 'pytorch' ? undefined : 'rows'),
    defaultIgnoreIndex: known.ignoreIndex,
    binarySmoothing: known.binarySmoothing === true,
    mayBeBinary: known.name === LOG_LOSS,
  };
}

function classAxisOf({ classAxisOne, columnClasses }: KnownLoss, rank: number): number | undefined {
  if (columnClasses && rank > 1) return 0;
  return classAxisOne && rank > 2 ? 1 : undefined;
}

function targetOf(
  { known }: LossCall,
  target: Resolved,
  { classLabels }: CallOptions,
  scores: NumericArray,
  reason: Reason,
): TargetCandidate | undefined {
  const candidate = signed(fromZero(candidateOf(target, reason), known), known);
  return known.name === LOG_LOSS ? sortedLabels(candidate, classLabels, scores.shape.at(-1) ?? 1) : candidate;
}

/** Class indices as they are counted from 0; those of a library may begin at 1. */
function fromZero(
  target: TargetCandidate | undefined,
  { firstClass = 0, target: form }: KnownLoss,
): TargetCandidate | undefined {
  if (!target || firstClass === 0 || form === 'values' || form === 'distribution') return target;
  if (!target.literal) return { ...target, number: (target.number ?? NaN) - firstClass };
  const areIndices = target.literal.values.every((value) => Number.isInteger(value) && value >= firstClass);
  const apply = (tensor: Tensor): Tensor => mapTensor(tensor, (value) => value - firstClass);
  const step: Step = { text: `target − ${firstClass}`, effect: 'changed', apply };
  return areIndices ? { ...target, steps: [...target.steps, step] } : target;
}

/** Labels 0 and 1 as −1 and 1, where the library takes them so. */
function signed(
  target: TargetCandidate | undefined,
  { signedTarget }: KnownLoss,
): TargetCandidate | undefined {
  const isBinary = target?.literal?.values.every((value) => value === 0 || value === 1);
  if (!target || !signedTarget || !isBinary) return target;
  const apply = (tensor: Tensor): Tensor => mapTensor(tensor, (value) => 2 * value - 1);
  return { ...target, steps: [...target.steps, { text: '2 · target − 1', effect: 'changed', apply }] };
}

/** Number of axes once the operations of the text are applied. */
function rankAfter(literal: NumericArray, steps: readonly Step[]): number {
  if (!steps.some(({ effect }) => effect === 'moved')) return literal.shape.length;
  const applied = applySteps(literal, steps);
  return 'failed' in applied ? literal.shape.length : applied.shape.length;
}

function kindOfCall(loss: Draft['loss'], scale: Draft['scale']): ArrayKind {
  if (loss === 'klDiv') return 'log-probabilities';
  return scale === 'values' ? 'prediction' : scale;
}

function refusedBy(resolved: Resolved): readonly RefusedOperation[] {
  return resolved.kind === 'refused' ? [{ operation: resolved.operation, place: resolved.place }] : [];
}

/** What an argument stands for, as a target. */
export function candidateOf(
  resolved: Resolved,
  reason: Reason,
  isLinked = true,
): TargetCandidate | undefined {
  if (resolved.kind === 'number')
    return {
      steps: [],
      number: resolved.value,
      range: { start: resolved.start, end: resolved.end },
      reason,
      isLinked,
    };
  if (resolved.kind !== 'array' && resolved.kind !== 'refused') return undefined;
  const { literal } = resolved;
  const range = { start: literal.start, end: literal.end };
  return { literal, steps: resolved.kind === 'array' ? resolved.steps : [], range, reason, isLinked };
}

function notApplied(operation: string | undefined): Diagnostic[] {
  return operation === undefined ? [] : [{ code: 'outer-reduction', severity: 'information', operation }];
}

interface ReadReduction {
  readonly value: Draft['reduction'];
  readonly refused: readonly RefusedOperation[];
  readonly notApplied?: string;
  readonly meansRows?: boolean;
}

/** The call's own reduction, or the one around it where the call makes none. */
function reductionOf(
  { known, call }: LossCall,
  { reduction, options }: CallOptions,
  outer: Draft['reduction'] | undefined,
  scores: NumericArray,
): ReadReduction {
  const none: readonly RefusedOperation[] = [];
  if (known.meanOfLastAxis) {
    // Means of rows of one length have the mean of all as their mean; their sum is no reduction of the elements.
    const rows = productOf(scores.shape.slice(0, -1));
    if (rows === 1 || outer === 'mean') return { value: 'mean', refused: none };
    if (outer === undefined) return { value: 'none', refused: none, meansRows: true };
    const place = { start: call.start, end: call.end };
    return { value: 'none', refused: [{ operation: 'mean(axis=-1)', place }] };
  }
  if (reduction !== 'none' || outer === undefined) return { value: reduction, refused: none };
  // Σ w or the number of rows kept would be core's denominator; the mean outside divides by all rows.
  const countsAll = options.weight === undefined && options.ignoreIndex === undefined;
  if (outer === 'mean' && !countsAll) return { value: 'none', refused: none, notApplied: 'mean' };
  return { value: outer, refused: none };
}
