import type { NumericArray } from '../arrays/numericArray';
import type { Draft } from './draft';
import { dottedName, partsOf, type CallExpression, type Expression } from './expressions';
import { lastPart, quoted, type Place } from './resolved';
import type { Resolver } from './resolve';
import type { Surroundings } from './window';

/** Characters of a log looked at before and after an array for the name of a loss. */
const REACH = 300;
const MAX_CALLS = 300;

const binary = /\b(?:bce|binary[ _]?cross[ _]?entropy)(?![\p{L}\p{N}])/iu;
const categorical = /cross_?entropy|xent|^ce(?:_|$)|nll/i;
const lossLike = /loss|entropy|focal|dice|hinge|triplet|divergence|tversky/i;

/**
 * A target that was found beside the scores, where the text says that another loss than cross entropy is taken: a log
 * that names the binary one, a call of a function of a loss that is not known.
 */
export function byMentionedLoss(surroundings: Surroundings, array: NumericArray, draft: Draft): Draft {
  const { target } = draft;
  const rule = target?.reason.rule;
  if (!target || (rule !== 'neighbour' && rule !== 'field')) return draft;
  if (givenToUnknownLoss(surroundings, array) !== undefined)
    return { ...draft, target: undefined, offers: [target] };
  if (!surroundings.syntax.prose || !binary.test(textAround(surroundings.text, array))) return draft;
  return asBinary(draft);
}

/** Whether the prose around an array speaks of logits or of a cross entropy that is not the binary one. */
export function mentionsLogits({ text, syntax }: Surroundings, array: NumericArray): boolean {
  const around = syntax.prose ? textAround(text, array) : '';
  return /\blogits?\b|softmax|cross[ _-]?entropy/i.test(around) && !binary.test(around);
}

/** One yes-or-no question for each element: zeros and ones of the shape of the scores. */
function asBinary(draft: Draft): Draft {
  const { target, scores } = draft;
  const literal = target?.literal;
  const fits =
    literal?.shape.join() === scores.shape.join() &&
    literal.values.every((value) => value === 0 || value === 1);
  if (!target || !fits) return { ...draft, target: undefined, offers: target ? [target] : [] };
  const isLogits = draft.scale === 'logits';
  if (!isLogits && draft.scale !== 'probabilities') return { ...draft, target: undefined, offers: [target] };
  return { ...draft, loss: isLogits ? 'bceWithLogits' : 'bceProbs', form: 'values' };
}

/** The lines around the array as far as the next empty ones. */
function textAround(text: string, { start, end }: NumericArray): string {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const blank = after.indexOf('\n\n');
  return before.slice(before.lastIndexOf('\n\n') + 1) + (blank < 0 ? after : after.slice(0, blank));
}

/** The function of a loss that is not known here that the array goes into, as `focal_loss(logits, labels)`. */
export function givenToUnknownLoss({ resolver }: Surroundings, array: NumericArray): string | undefined {
  let calls = 0;
  for (const root of resolver.context.program.roots) {
    const place: Place = { scope: root.scope, offset: root.start };
    const pending: Expression[] = [root.expression];
    for (let at = pending.pop(); at && calls < MAX_CALLS; at = pending.pop()) {
      for (const part of partsOf(at)) if (part.kind !== 'array' && part.kind !== 'number') pending.push(part);
      if (at.kind !== 'call' || !isUnknownLoss(at, resolver, place)) continue;
      calls++;
      const takesIt = at.arguments.some(({ value }) => {
        const resolved = resolver.resolve(value, place);
        return (
          (resolved.kind === 'array' || resolved.kind === 'refused') && resolved.literal.start === array.start
        );
      });
      if (takesIt) return quoted(resolver.context.text, at.callee);
    }
  }
  return undefined;
}

/** Whether a variable or function of this name is a loss, categorical or not. */
export const isNameOfLoss = (name: string): boolean => lossLike.test(name) || categorical.test(name);

/** A function called like a loss, a class of one that is made, or a variable that holds what was made. */
function isUnknownLoss(
  { callee, arguments: given }: CallExpression,
  resolver: Resolver,
  place: Place,
): boolean {
  if (given.length < 2) return false;
  const held = callee.kind === 'name' ? resolver.expressionOf(callee, place) : undefined;
  const named = held?.kind === 'call' ? held : callee;
  const dotted = dottedName(named.kind === 'call' ? named.callee : named) ?? '';
  const name = lastPart(dotted);
  if (!lossLike.test(name) && !/\blosses\.[A-Z]\w*$/.test(dotted)) return false;
  return binary.test(name) || /focal/i.test(name) || !categorical.test(name);
}
