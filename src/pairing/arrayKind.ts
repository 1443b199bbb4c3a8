import type { LossName, Scale } from '../core/question';
import type { NumericArray } from '../arrays/numericArray';
import { roleOfName, wordsOf, type NameRole } from './names';
import type { ArrayKind, Reason } from './reading';
import type { Step } from './step';
import { signsOf, type ValueSigns } from './values';

/** What an array is taken for where no call says. */
export interface KindGuess {
  readonly kind: ArrayKind;
  readonly reason: Reason;
  readonly role: NameRole;
  readonly signs: ValueSigns;
  /** Whether a target beside it may be taken as its own. */
  readonly mayHaveTarget: boolean;
  /** Whether q and the entropy of it mean anything. */
  readonly isDistribution: boolean;
}

/** From the name, else from the values. `isMadeArray`: it stands in `np.array(…)` or the like. */
export function guessKind(
  text: string,
  array: NumericArray,
  name: string | undefined,
  isMadeArray: boolean,
): KindGuess {
  const role = roleOfName(name);
  const signs = signsOf(text, array);
  const base = { role, signs };
  // Two numbers such as (0.5, 0.5), handed to some function, sum to 1 for many reasons.
  const isBarePair =
    name === undefined && !isMadeArray && array.values.length === 2 && array.values.every(isShortFraction);
  const reason: Reason = name === undefined ? { rule: 'default' } : { rule: 'name', text: name };
  switch (role) {
    case 'logits':
    case 'probabilities':
    case 'log-probabilities':
      return { ...base, kind: role, reason, mayHaveTarget: true, isDistribution: true };
    case 'output':
      // Whole numbers called predictions are predicted classes.
      if (signs.areWholeWritten)
        return { ...base, kind: 'indices', reason, mayHaveTarget: false, isDistribution: false };
      return { ...base, ...byValues(signs, true), mayHaveTarget: true, isDistribution: true };
    case 'target':
      return {
        ...base,
        kind: namedTargetKind(name, array, signs),
        reason,
        mayHaveTarget: false,
        isDistribution: false,
      };
    case 'weights':
      return { ...base, kind: 'weights', reason, mayHaveTarget: false, isDistribution: false };
    case 'indices':
      return { ...base, kind: 'indices', reason, mayHaveTarget: false, isDistribution: false };
    case 'none':
      return { ...base, kind: 'none', reason, mayHaveTarget: false, isDistribution: false };
    default:
      if (!isMadeArray && isPairInParentheses(text, array) && !signs.areProbabilities)
        return { ...base, kind: 'values', reason: numbers, mayHaveTarget: false, isDistribution: false };
      return {
        ...base,
        ...byValues(isBarePair ? { ...signs, areProbabilities: false } : signs, isMadeArray),
        mayHaveTarget: false,
      };
  }
}

const numbers: Reason = { rule: 'values', what: 'numbers' };

/** `(52.5200, 13.4050)` that nothing is set to: a place, a range or a point rather than scores. */
function isPairInParentheses(text: string, array: NumericArray): boolean {
  if (array.values.length !== 2 || text[array.start] !== '(') return false;
  return !/[=:]\s*$/.test(text.slice(Math.max(0, array.start - 20), array.start));
}

/** At most three decimals: two such numbers sum to 1 by chance, two printed results of a softmax do not. */
function isShortFraction(value: number): boolean {
  return Math.abs(value * 1_000 - Math.round(value * 1_000)) < 1e-9;
}

function byValues(
  signs: ValueSigns,
  isMadeArray: boolean,
): Pick<KindGuess, 'kind' | 'reason' | 'isDistribution'> {
  if (signs.areProbabilities)
    return { kind: 'probabilities', reason: { rule: 'values', what: 'rows-sum-to-1' }, isDistribution: true };
  if (signs.areLogProbabilities)
    return {
      kind: 'log-probabilities',
      reason: { rule: 'values', what: 'rows-sum-to-1' },
      isDistribution: true,
    };
  if (signs.areWholeWritten && !isMadeArray)
    return { kind: 'values', reason: numbers, isDistribution: false };
  return { kind: 'values', reason: { rule: 'default' }, isDistribution: true };
}

/** A target called soft or smoothed is meant as a distribution even where its sum is not 1. */
function namedTargetKind(name: string | undefined, array: NumericArray, signs: ValueSigns): ArrayKind {
  const isSoft = wordsOf(name ?? '').some((word) => /^(?:soft|smooth|smoothed|smoothing)$/.test(word));
  const areShares = !signs.areIntegers && array.values.every((value) => value >= 0 && value <= 1);
  return isSoft && areShares ? 'soft-target' : targetKind(array, signs);
}

/** What kind of target an array named like one is by its values. */
export function targetKind(array: NumericArray, signs: ValueSigns): ArrayKind {
  const isBatch = array.shape.length > 1;
  if (signs.isOneHot && (isBatch || !signs.areWholeWritten)) return 'one-hot';
  if (signs.areZeroOrOne && (isBatch || !signs.areWholeWritten)) return 'multi-label';
  if (signs.areIntegers) return isBatch && !signs.areZeroOrOne ? 'target-values' : 'index-target';
  return signs.areProbabilities ? 'soft-target' : 'target-values';
}

/** The scale of the numbers of a kind. */
export function scaleOfKind(kind: ArrayKind): Scale {
  switch (kind) {
    case 'probabilities':
    case 'log-probabilities':
      return kind;
    case 'prediction':
      return 'values';
    default:
      return 'logits';
  }
}

/** The scale after operations; undefined where what comes out has no meaning that is known. */
export function scaleAfter(scale: Scale, steps: readonly Step[]): Scale | undefined {
  let at: Scale | undefined = scale;
  for (const { effect } of steps) {
    if (at === undefined) return undefined;
    at = next(at, effect);
  }
  return at;
}

function next(scale: Scale, effect: Step['effect']): Scale | undefined {
  switch (effect) {
    case 'softmax':
    case 'sigmoid':
      return 'probabilities';
    case 'log-softmax':
      return 'log-probabilities';
    case 'log':
      return scale === 'probabilities' ? 'log-probabilities' : scale;
    case 'exp':
      return scale === 'log-probabilities' ? 'probabilities' : undefined;
    case 'one-hot':
      return undefined;
    case 'scaled':
    case 'changed':
      return scale === 'probabilities' || scale === 'log-probabilities' ? undefined : scale;
    default:
      return scale;
  }
}

/** What the literal itself is, where after `steps` it is of this kind. */
export function kindBefore(kind: ArrayKind, steps: readonly Step[]): ArrayKind {
  let at = kind;
  for (const { effect } of [...steps].reverse()) {
    if (effect === 'softmax' || effect === 'sigmoid' || effect === 'log-softmax') at = 'logits';
    else if (effect === 'log' && at === 'log-probabilities') at = 'probabilities';
    else if (effect === 'exp' && at === 'probabilities') at = 'log-probabilities';
    else if (effect === 'scaled' || effect === 'changed')
      at = at === 'logits' || at === 'prediction' ? at : 'values';
  }
  return at;
}

export function defaultLoss(scale: Scale): LossName {
  switch (scale) {
    case 'logits':
      return 'crossEntropy';
    case 'probabilities':
      return 'crossEntropyProbs';
    case 'log-probabilities':
      return 'nll';
    default:
      return 'mse';
  }
}
