import { findArrayAtSteps } from '../arrays/findArrayAt';
import type { NumericArray } from '../arrays/numericArray';
import { targetKind, type KindGuess } from './arrayKind';
import { assemble, emptyReading, kindOfOption, optionOf, type FullReading } from './assemble';
import { draftOfCall, resolveCall, type CallPair, type CallRole } from './callDraft';
import { chosenCall, type ChosenCall } from './chosenCall';
import { commentedRow } from './commentedRow';
import { withChoices } from './chosen';
import { undecided, type Draft } from './draft';
import { findFormulas } from './formulas';
import { readLocally, type LocalReading } from './localDraft';
import { findLossCalls } from './lossCalls';
import { identityOf, type Identity } from './namedValues';
import { roleOfName } from './names';
import type { ArrayKind, Reading, ReadRequest } from './reading';
import { renormalisedElsewhere } from './renormalisedElsewhere';
import { readStructure } from './structures/readStructure';
import { sequenceOf } from './sequenceOf';
import { rowsBesideOne } from './rowSums';
import { isShapeArgument } from './shapeArgument';
import { measuredColumn, readTable } from './table';
import { Resolver } from './resolve';
import { signsOf } from './values';
import { surroundingsSteps, type Surroundings } from './window';

/** Calls resolved in one step. */
const callsPerStep = 50;

/**
 * What the array at the cursor is, which target belongs to it and which question follows. Looks at a bounded window
 * of text around the array; undefined where no array stands at the offset.
 */
export function readAt(request: ReadRequest): Reading | undefined {
  return readFully(request)?.reading;
}

export function readFully(request: ReadRequest): FullReading | undefined {
  const steps = readSteps(request);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, between which a host can do other work or give up. */
export function* readSteps(request: ReadRequest): Generator<void, FullReading | undefined, void> {
  const { text, offset, languageId, lines } = request;
  const array = yield* findArrayAtSteps(text, offset, languageId, lines);
  if (!array) return readStructure(request);
  yield;
  if (array.locateSteps) yield* array.locateSteps();
  const surroundings = yield* surroundingsSteps(text, languageId, array);
  const calls = findLossCalls(surroundings.resolver.context);
  const pairs: CallPair[] = [];
  for (const call of calls) {
    pairs.push(resolveCall(call, surroundings.resolver));
    if (pairs.length % callsPerStep === 0) yield;
  }
  yield;
  const called = chosenCall(pairs, array) ?? chosenFormula(surroundings, array);
  if (called) return fromCall(surroundings, request, array, called);
  return fromText(surroundings, request, array);
}

/** A loss that is written out, where no call of one takes the array. */
function chosenFormula(surroundings: Surroundings, array: NumericArray): ChosenCall | undefined {
  // A formula of a function's parameters may be given anything.
  const resolver = new Resolver({ ...surroundings.resolver.context, focus: undefined });
  return chosenCall(
    findFormulas(resolver).map((formula) => resolveCall(formula, resolver)),
    array,
  );
}

function fromCall(
  surroundings: Surroundings,
  request: ReadRequest,
  array: NumericArray,
  { pair, role, others, further }: ChosenCall,
): FullReading {
  const draft = draftOfCall(pair, surroundings.resolver, array);
  if (!draft) return withoutScores(surroundings, array, pair, role);
  const rivals = others.flatMap((other) => draftOfCall(other, surroundings.resolver, array)?.target ?? []);
  const contested: Draft =
    rivals.length === 0 || !draft.target
      ? draft
      : { ...draft, target: undefined, offers: [draft.target, ...rivals] };
  const identity = identityOf(surroundings, draft.scores);
  const diagnostics = [...contested.diagnostics, ...renormalisedElsewhere(further)];
  const chosen = withChoices({ ...contested, name: identity.name, diagnostics }, request);
  return assemble(surroundings, array, chosen, role, identity);
}

/** A call whose target (or weights) is at the cursor, and whose scores are computed elsewhere. */
function withoutScores(
  surroundings: Surroundings,
  array: NumericArray,
  pair: CallPair,
  role: CallRole,
): FullReading {
  const { known } = pair.call;
  const option = optionOf(role);
  const signs = signsOf(surroundings.text, array);
  const byForm: ArrayKind = known.target === 'index' ? 'index-target' : targetKind(array, signs);
  const reading: Reading = {
    ...emptyReading(array, option ? kindOfOption(option) : byForm),
    arrayOption: option,
    kindReason: { rule: 'call', text: known.name },
    convention: known.convention,
  };
  return { reading, textOptions: pair.options.options };
}

function fromText(surroundings: Surroundings, request: ReadRequest, whole: NumericArray): FullReading {
  const table = readTable(surroundings, request, whole);
  if (table) return table;
  const row = commentedRow(surroundings, whole, request.offset);
  const array = row?.array ?? whole;
  const found = identityOf(surroundings, whole);
  const identity = { ...found, name: found.name ?? measuredColumn(surroundings, whole) };
  const local = readLocally(surroundings, array, identity, row?.comment, request.choices);
  const sequence = wantsScores(request) || row ? undefined : sequenceOf(identity, array);
  if (sequence) return sequence;
  const isTarget = local.guess.role === 'target' || local.guess.role === 'indices';
  const owner = isTarget && !row ? ownerOf(surroundings, array, identity) : undefined;
  if (owner)
    return assemble(surroundings, array, withChoices(owner.draft, request), 'target', owner.identity);
  const isShape = !wantsScores(request) && isShapeArgument(surroundings.text, array);
  if (isShape) return shapeReading(array);
  const draft = local.draft ?? (wantsScores(request) ? plainDraft(array, local) : undefined);
  if (draft) return assemble(surroundings, array, withChoices(draft, request), 'scores', identity);
  const { guess } = local;
  if (guess.kind === 'soft-target') return softTarget(surroundings, array, guess);
  const isOther = guess.kind === 'none' || guess.kind === 'indices';
  const reading: Reading = {
    ...emptyReading(array, guess.kind),
    kindReason: guess.reason,
    diagnostics: isOther ? [{ code: 'not-a-distribution', severity: 'information', reason: 'values' }] : [],
  };
  return { reading, textOptions: {} };
}

/** A target distribution by itself: whether it is one is all that can be said. */
function softTarget({ text }: Surroundings, array: NumericArray, guess: KindGuess): FullReading {
  const reading: Reading = {
    ...emptyReading(array, guess.kind),
    kindReason: guess.reason,
    diagnostics: rowsBesideOne(text, array),
  };
  return { reading, textOptions: {} };
}

/** A shape is an array of numbers, but nothing to take a softmax of. */
function shapeReading(array: NumericArray): FullReading {
  const reading: Reading = {
    ...emptyReading(array, 'values'),
    kindReason: { rule: 'values', what: 'shape-tuple' },
    diagnostics: [{ code: 'not-a-distribution', severity: 'information', reason: 'shape-tuple' }],
  };
  return { reading, textOptions: {} };
}

/** A person who says how to read an array, or what its target is, means it to be scores. */
function wantsScores({ choices, targetSelection }: ReadRequest): boolean {
  return (
    targetSelection !== undefined ||
    choices?.readAs !== undefined ||
    choices?.loss !== undefined ||
    choices?.target !== undefined
  );
}

function plainDraft(array: NumericArray, { guess }: LocalReading): Draft {
  return {
    ...undecided,
    scores: array,
    kind: 'values',
    kindReason: guess.reason,
    scale: 'logits',
    loss: 'crossEntropy',
    isAnswerable: true,
  };
}

const MAX_OWNERS = 20;

/** The scores whose own target `array` is, among what stands beside it. */
function ownerOf(
  surroundings: Surroundings,
  array: NumericArray,
  identity: Identity,
): { readonly draft: Draft; readonly identity: Identity } | undefined {
  const beside = [...identity.fields, ...identity.neighbours].filter(({ name }) =>
    ['logits', 'probabilities', 'log-probabilities', 'output'].includes(roleOfName(name) ?? ''),
  );
  for (const { value, place } of beside.slice(0, MAX_OWNERS)) {
    const resolved = surroundings.resolver.resolve(value, place);
    if (resolved.kind !== 'array') continue;
    const own = identityOf(surroundings, resolved.literal);
    const { draft } = readLocally(surroundings, resolved.literal, own, undefined, undefined);
    if (draft?.target?.literal?.start === array.start) return { draft, identity: own };
  }
  return undefined;
}
