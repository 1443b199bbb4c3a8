import type { NumericArray } from '../arrays/numericArray';
import { dottedName, type CallExpression, type Expression } from './expressions';
import { isNameOfLoss } from './mentionedLoss';
import type { Identity } from './namedValues';
import { lastPart, type Place } from './resolved';
import type { Surroundings } from './window';

/**
 * The name of the loss that an assertion compares the array with, as `assertAllClose(loss, [0.105, 0.223])`: the array
 * holds what losses should be, not scores. Undefined where it does not.
 */
export function expectedLoss(
  { resolver }: Surroundings,
  array: NumericArray,
  { root, path, extent = array }: Identity,
): string | undefined {
  const call = path.findLast((one): one is CallExpression => one.kind === 'call' && isAssertion(one));
  const holds = ({ start, end }: Expression): boolean => start <= array.start && array.end <= end;
  const own = call?.arguments.find(({ value }) => holds(value))?.value;
  // What goes into another function inside the assertion is not what it compares.
  if (!root || !call || !own || own.start < extent.start || extent.end < own.end) return undefined;
  const place: Place = { scope: root.scope, offset: root.start };
  for (const { name, value } of call.arguments) {
    if (name !== undefined || value === own) continue;
    const found = lossIn(value) ?? lossIn(resolver.expressionOf(value, place));
    if (found !== undefined) return found;
  }
  return undefined;
}

const isAssertion = ({ callee }: CallExpression): boolean =>
  /^assert/i.test(lastPart(dottedName(callee) ?? ''));

/** The name of a loss, or of the function that a call takes one with. */
function lossIn(expression: Expression | undefined): string | undefined {
  const named = expression?.kind === 'call' ? expression.callee : expression;
  const made = named?.kind === 'call' ? named.callee : named;
  const name = made && lastPart(dottedName(made) ?? '');
  return name !== undefined && isNameOfLoss(name) ? name : undefined;
}
