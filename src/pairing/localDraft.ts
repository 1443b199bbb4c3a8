import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { Diagnostic } from '../core/diagnostic';
import { defaultLoss, guessKind, kindBefore, scaleAfter, scaleOfKind, type KindGuess } from './arrayKind';
import { countedFromOne, cutOutputs, distantOffers, findTarget, withElementwiseOffer } from './besideTargets';
import { withColumnClasses } from './columnClasses';
import { withCut } from './cutInto';
import { undecided, type Draft } from './draft';
import { localOperations, type LocalOperations } from './localOperations';
import { expectedLoss } from './expectedLoss';
import { byMentionedLoss, givenToUnknownLoss, mentionsLogits } from './mentionedLoss';
import type { Identity } from './namedValues';
import { wordsOf } from './names';
import { prepareScores, type PreparedScores } from './preparedScores';
import type { Choices, Reason } from './reading';
import type { Surroundings } from './window';

/** An array that no call of a loss has a part in, as scores: its kind from name and values, its target from beside it. */
export interface LocalReading {
  readonly guess: KindGuess;
  readonly draft?: Draft;
}

/** @param choices of the person, whose layout the targets beside the array are to fit */
export function readLocally(
  surroundings: Surroundings,
  array: NumericArray,
  identity: Identity,
  comment: TextRange | undefined,
  choices: Choices | undefined,
): LocalReading {
  const operations = localOperations(surroundings.resolver, identity, array);
  const name = nameOf(surroundings, array, identity);
  const guessed = guessKind(surroundings.text, array, name, operations.isTensor);
  const named = withoutScores(surroundings, array, identity, guessed);
  const { guess, classAxis } = withColumnClasses(surroundings, array, named);
  const drafted = draftOf(array, guess, operations);
  const base = drafted && { ...drafted, classAxis };
  if (array.truncated && base)
    return { guess, draft: cutOutputs(surroundings, array, identity, base, guess) };
  if (!base || operations.refused) return { guess, draft: base };
  const axis = choices?.classAxis ?? classAxis;
  const prepared = prepareScores(array, withCut(operations.steps, choices), axis);
  if ('failed' in prepared) return { guess, draft: base };
  const found = countedFromOne(
    surroundings,
    array,
    findTarget(surroundings, array, identity, comment, guess, prepared),
    prepared,
  );
  const isDoubtful = areWholeScores(name, guess) && found.target?.reason.rule !== 'annotation';
  const given = isDoubtful && found.target ? { offers: [found.target] } : found;
  const paired = forOutputs(asLogits({ ...base, ...given }), guess, prepared);
  const draft = byMentionedLoss(surroundings, array, paired);
  const distant = distantOffers(surroundings, identity, prepared, draft, guess);
  if (distant.length > 0) return { guess, draft: { ...draft, offers: distant } };
  const isOpen = !draft.target && draft.offers.length === 0 && guess.mayHaveTarget;
  return {
    guess,
    draft: isOpen ? withElementwiseOffer(surroundings, identity, draft, guess, prepared) : draft,
  };
}

/** Points of a test or a game are called scores as well. */
function areWholeScores(name: string | undefined, { signs }: KindGuess): boolean {
  return signs.areWholeWritten && wordsOf(name ?? '').some((word) => /^scores?$/.test(word));
}

/**
 * What a loss is expected to be is no score. Nor does anything say that whole numbers are which a loss takes that is
 * not known: they may be its target.
 */
function withoutScores(
  surroundings: Surroundings,
  array: NumericArray,
  identity: Identity,
  guess: KindGuess,
): KindGuess {
  if (guess.role !== undefined) return guess;
  const loss = expectedLoss(surroundings, array, identity);
  if (loss !== undefined) {
    const reason: Reason = { rule: 'neighbour', text: loss };
    return { ...guess, role: 'none', kind: 'none', reason, mayHaveTarget: false, isDistribution: false };
  }
  const mayBeTarget = array.values.every(Number.isInteger);
  if (!mayBeTarget || givenToUnknownLoss(surroundings, array) === undefined) return guess;
  return {
    ...guess,
    kind: 'values',
    reason: { rule: 'values', what: 'numbers' },
    mayHaveTarget: false,
    isDistribution: false,
  };
}

/** Where prose speaks of logits or a cross entropy its input are the logits. */
function nameOf(surroundings: Surroundings, array: NumericArray, identity: Identity): string | undefined {
  const { name, fields } = identity;
  // Scores beside boxes are one for each thing that was detected, of whatever class.
  const detected = fields.find(({ name: field }) => /^(?:boxes|bbox(?:es)?|keypoints)$/.test(field));
  if (detected && array.shape.length === 1 && /score|prob|conf/i.test(name ?? '')) return detected.name;
  const isInput = /^inputs?$/i.test(name ?? '') && mentionsLogits(surroundings, array);
  return isInput ? 'logits' : name;
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

/** Numbers that say nothing of themselves are logits where a softmax is taken of them or a class stands beside them. */
function asLogits(draft: Draft): Draft {
  if (draft.kind !== 'values') return draft;
  const softmax = draft.steps.find(({ effect }) => effect === 'softmax' || effect === 'log-softmax');
  if (softmax) return { ...draft, kind: 'logits', kindReason: { rule: 'call', text: softmax.text } };
  if (!draft.target) return draft;
  const diagnostics = draft.diagnostics.filter(({ code }) => code !== 'not-a-distribution');
  return { ...draft, kind: 'logits', kindReason: draft.target.reason, isAnswerable: true, diagnostics };
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
