import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { KindGuess } from './arrayKind';
import type { Draft, TargetCandidate } from './draft';
import { isOneHot } from './fitTarget';
import { mentionsLogits } from './mentionedLoss';
import type { Identity } from './namedValues';
import type { PreparedScores } from './preparedScores';
import { linkedTarget, namedCandidates, neighbourTarget, type FoundTargets } from './targets';
import type { Surroundings } from './window';

export function findTarget(
  surroundings: Surroundings,
  array: NumericArray,
  identity: Identity,
  comment: TextRange | undefined,
  guess: KindGuess,
  prepared: PreparedScores,
): FoundTargets {
  const mayBeAnnotated = guess.mayHaveTarget || guess.role === undefined;
  // Of one class nothing can be right or wrong.
  if (!mayBeAnnotated || prepared.layout.classes < 2) return { offers: [] };
  const given = linkedTarget(surroundings, array, comment, identity, prepared, guess.mayHaveTarget);
  const linked = guess.isDistribution ? given : onlyOfClass(given, prepared);
  if (linked.target || linked.offers.length > 0) return linked;
  if (!guess.mayHaveTarget) return oneHotBeside(surroundings, array, identity, prepared);
  return notOneByOne(neighbourTarget(surroundings, identity, prepared, isCertain(guess)), guess, prepared);
}

/** Whole numbers beside as many zeros and ones are as likely answers to as many yes-or-no questions. */
function notOneByOne(found: FoundTargets, { signs }: KindGuess, { shape }: PreparedScores): FoundTargets {
  const { target } = found;
  const isOneByOne = shape.length === 1 && target?.literal?.shape.join() === shape.join();
  return target && isOneByOne && signs.areWholeWritten ? { offers: [target] } : found;
}

/** What stands beside a tuple or around a list of objects may be the target; nobody says so. */
export function distantOffers(
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
export function countedFromOne(
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

/** Outputs printed cut short beside as many zeros and ones that are called a target are those of a classification. */
export function cutOutputs(
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

/**
 * Beside scores stand as many numbers named like a target that are no distribution: labels of independent yes-or-no
 * questions, or the values of a regression. Which loss is meant nobody says, so they are offered only.
 */
export function withElementwiseOffer(
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
