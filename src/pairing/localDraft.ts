import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { Diagnostic } from '../core/diagnostic';
import { defaultLoss, guessKind, kindBefore, scaleAfter, scaleOfKind, type KindGuess } from './arrayKind';
import { withColumnClasses } from './columnClasses';
import { undecided, type Draft, type TargetCandidate } from './draft';
import { localOperations, type LocalOperations } from './localOperations';
import { isOneHot } from './fitTarget';
import { byMentionedLoss, mentionsLogits } from './mentionedLoss';
import type { Identity } from './namedValues';
import { prepareScores, type PreparedScores } from './preparedScores';
import { linkedTarget, namedCandidates, neighbourTarget, type FoundTargets } from './targets';
import type { Surroundings } from './window';

/** An array that no call of a loss has a part in, as scores: its kind from name and values, its target from beside it. */
export interface LocalReading {
  readonly guess: KindGuess;
  readonly draft?: Draft;
}

export function readLocally(
  surroundings: Surroundings,
  array: NumericArray,
  identity: Identity,
  comment: TextRange | undefined,
): LocalReading {
  const operations = localOperations(surroundings.resolver, identity, array);
  const named = guessKind(surroundings.text, array, identity.name, operations.isTensor);
  const { guess, classAxis } = withColumnClasses(surroundings, array, named);
  const drafted = draftOf(array, guess, operations);
  const base = drafted && { ...drafted, classAxis };
  if (array.truncated && base)
    return { guess, draft: cutOutputs(surroundings, array, identity, base, guess) };
  if (!base || operations.refused) return { guess, draft: base };
  const prepared = prepareScores(array, operations.steps, classAxis);
  if ('failed' in prepared) return { guess, draft: base };
  const found = countedFromOne(
    surroundings,
    array,
    findTarget(surroundings, array, identity, comment, guess, prepared),
    prepared,
  );
  const paired = forOutputs(asLogits({ ...base, ...found }), guess, prepared);
  const draft = byMentionedLoss(surroundings, array, paired);
  const distant = distantOffers(surroundings, identity, prepared, draft, guess);
  if (distant.length > 0) return { guess, draft: { ...draft, offers: distant } };
  const isOpen = !draft.target && draft.offers.length === 0 && guess.mayHaveTarget;
  return {
    guess,
    draft: isOpen ? withElementwiseOffer(surroundings, identity, draft, guess, prepared) : draft,
  };
}

function draftOf(array: NumericArray, guess: KindGuess, operations: LocalOperations): Draft | undefined {
  if (!guess.isDistribution && guess.role !== undefined) return undefined;
  const { steps, refused } = operations;
  // The name is that of what comes out: `probs = softmax([2.0, 1.0])`.
  const kind = guess.reason.rule === 'name' ? kindBefore(guess.kind, steps) : guess.kind;
  const scale = scaleAfter(scaleOfKind(kind), steps);
  const last = steps.at(-1);
  const { start, end } = array;
  const unknown = scale === undefined && last ? [{ operation: last.text, place: { start, end } }] : [];
  const reading = scale ?? 'logits';
  return {
    ...undecided,
    scores: array,
    steps,
    kind,
    kindReason: kind === guess.kind ? guess.reason : { rule: 'call', text: steps[0]?.text ?? '' },
    scale: reading,
    loss: defaultLoss(reading),
    refused: refused ? [refused] : unknown,
    diagnostics: notADistribution(guess, operations),
    isAnswerable: guess.isDistribution || steps.length > 0,
  };
}

/** Whole numbers without a name could be anything; said rather than computed. */
function notADistribution(guess: KindGuess, { steps }: LocalOperations): Diagnostic[] {
  if (guess.isDistribution || steps.length > 0) return [];
  return [{ code: 'not-a-distribution', severity: 'information', reason: 'values' }];
}

function findTarget(
  surroundings: Surroundings,
  array: NumericArray,
  identity: Identity,
  comment: TextRange | undefined,
  guess: KindGuess,
  prepared: PreparedScores,
): FoundTargets {
  const mayBeAnnotated = guess.mayHaveTarget || guess.role === undefined;
  if (!mayBeAnnotated) return { offers: [] };
  const given = linkedTarget(surroundings, array, comment, identity, prepared, guess.mayHaveTarget);
  const linked = guess.isDistribution ? given : onlyOfClass(given, prepared);
  if (linked.target || linked.offers.length > 0) return linked;
  if (!guess.mayHaveTarget) return oneHotBeside(surroundings, array, identity, prepared);
  return neighbourTarget(surroundings, identity, prepared, isCertain(guess));
}

/** What stands beside a tuple or around a list of objects may be the target; nobody says so. */
function distantOffers(
  surroundings: Surroundings,
  { distant }: Identity,
  prepared: PreparedScores,
  draft: Draft,
  { role, isDistribution }: KindGuess,
): readonly TargetCandidate[] {
  const mayBe = (role === undefined || draft.kind !== 'none') && isDistribution;
  if (draft.target || draft.offers.length > 0 || !distant || !mayBe) return [];
  const { layout } = prepared;
  return namedCandidates(surroundings, distant, 'neighbour').filter((candidate) => {
    const { number, literal } = candidate;
    if (number !== undefined) return layout.rows === 1 && number >= 0 && number < layout.classes;
    const values = literal?.values ?? new Float64Array();
    if (literal?.shape.join() === prepared.shape.join()) return isOneHot(values, layout.classes);
    return (
      prepared.shape.length > 1 &&
      values.length === layout.rows &&
      values.every((value) => Number.isInteger(value) && value >= 0 && value < layout.classes)
    );
  });
}

/** Whole numbers without a name are scores only where one of their classes is named beside them. */
function onlyOfClass(found: FoundTargets, { layout }: PreparedScores): FoundTargets {
  const { target } = found;
  const { number } = target ?? {};
  const isClass = layout.rows === 1 && number !== undefined && number >= 0 && number < layout.classes;
  return isClass && target?.reason.rule === 'annotation' ? found : { offers: [] };
}

/** Beside numbers of any name, in prose that speaks of logits: the only one-hot rows of the same shape. */
function oneHotBeside(
  surroundings: Surroundings,
  array: NumericArray,
  identity: Identity,
  prepared: PreparedScores,
): FoundTargets {
  if (!mentionsLogits(surroundings, array) || prepared.layout.rows < 2) return { offers: [] };
  const beside = namedCandidates(surroundings, identity.neighbours, 'neighbour').filter(
    ({ literal }) =>
      literal?.shape.join() === prepared.shape.join() && isOneHot(literal.values, prepared.layout.classes),
  );
  const [only, ...others] = beside;
  return only && others.length === 0 ? { target: only, offers: [] } : { offers: beside };
}

/** Languages whose indices begin at 1. */
const fromOne = new Set(['r', 'julia', 'matlab', 'octave', 'lua']);

const SESSION_REACH = 2_000;

/** A session of Torch 7, Julia or Octave around the array. */
function isSession(text: string, { start, end }: NumericArray): boolean {
  const around = text.slice(Math.max(0, start - SESSION_REACH), end + SESSION_REACH);
  return /^(?:th|julia|octave:\d+)> /m.test(around);
}

/** Where indices begin at 1 nobody knows which class is meant by a label that is not 0. */
function countedFromOne(
  { languageId, text, syntax }: Surroundings,
  array: NumericArray,
  found: FoundTargets,
  { layout }: PreparedScores,
): FoundTargets {
  const { target } = found;
  const isCountedSo = fromOne.has(languageId) || (syntax.prose && isSession(text, array));
  if (!isCountedSo || !target) return found;
  const indices = target.literal ? [...target.literal.values] : [target.number ?? NaN];
  const isIndex = indices.length === layout.rows && indices.every(Number.isInteger);
  return isIndex && !indices.includes(0) ? { offers: [target] } : found;
}

/** What is only called an output may be predictions of a regression or of two classes. */
function isCertain({ role, kind }: KindGuess): boolean {
  return role !== 'output' || kind === 'probabilities' || kind === 'log-probabilities';
}

/** Numbers that say nothing of themselves are logits where a softmax is taken of them or a class stands beside them. */
function asLogits(draft: Draft): Draft {
  if (draft.kind !== 'values') return draft;
  const softmax = draft.steps.find(({ effect }) => effect === 'softmax' || effect === 'log-softmax');
  if (softmax) return { ...draft, kind: 'logits', kindReason: { rule: 'call', text: softmax.text } };
  if (!draft.target) return draft;
  const diagnostics = draft.diagnostics.filter(({ code }) => code !== 'not-a-distribution');
  return { ...draft, kind: 'logits', kindReason: draft.target.reason, isAnswerable: true, diagnostics };
}

/** Outputs printed cut short beside as many zeros and ones that are called a target are those of a classification. */
function cutOutputs(
  surroundings: Surroundings,
  array: NumericArray,
  identity: Identity,
  draft: Draft,
  guess: KindGuess,
): Draft {
  if (guess.role !== 'output' || guess.kind !== 'values') return draft;
  const named = namedCandidates(surroundings, [...identity.fields, ...identity.neighbours], 'neighbour');
  const areClasses = named.some(
    ({ literal }) =>
      literal?.truncated &&
      literal.shape.join() === array.shape.join() &&
      literal.values.every((value) => value === 0 || value === 1),
  );
  return areClasses ? { ...draft, kind: 'logits' } : draft;
}

/** Outputs with one class index for each of several rows, or beside them, are taken for logits. */
function forOutputs(draft: Draft, guess: KindGuess, prepared: PreparedScores): Draft {
  if (guess.role !== 'output' || guess.kind !== 'values' || draft.target) return draft;
  const [offer, ...others] = draft.offers;
  if (!offer || others.length > 0) return draft;
  const isIndex = offer.literal === undefined || offer.literal.values.length === prepared.layout.rows;
  const isBatch = prepared.shape.length > 1 || offer.literal === undefined;
  if (!isIndex || !isBatch || prepared.layout.classes < 2) return draft;
  return { ...draft, kind: 'logits', target: offer, offers: [] };
}

/**
 * Beside scores stand as many numbers named like a target that are no distribution: labels of independent yes-or-no
 * questions, or the values of a regression. Which loss is meant nobody says, so they are offered only.
 */
function withElementwiseOffer(
  surroundings: Surroundings,
  identity: Identity,
  draft: Draft,
  guess: KindGuess,
  prepared: PreparedScores,
): Draft {
  const named = [
    ...namedCandidates(surroundings, identity.fields, 'field'),
    ...namedCandidates(surroundings, identity.neighbours, 'neighbour'),
  ];
  const offers = named.filter(({ literal }) => literal?.shape.join() === prepared.shape.join());
  const [first] = offers;
  if (!first?.literal) return draft;
  const areLabels = offers.every(({ literal }) =>
    literal?.values.every((value) => value === 0 || value === 1),
  );
  const areShares = prepared.tensor.values.every((value) => value >= 0 && value <= 1);
  if (areLabels && (draft.scale === 'logits' || (draft.scale === 'probabilities' && areShares))) {
    const isOutput = guess.role === 'output' && areShares;
    const isProbability = draft.scale === 'probabilities' || isOutput;
    const loss = isProbability ? 'bceProbs' : 'bceWithLogits';
    const scale = isProbability ? 'probabilities' : 'logits';
    return { ...draft, offers, loss, scale, form: 'values', kind: isOutput ? 'probabilities' : draft.kind };
  }
  if (guess.role !== 'output' || guess.kind !== 'values') return draft;
  return { ...draft, offers, loss: 'squaredError', scale: 'values', form: 'values', kind: 'prediction' };
}
