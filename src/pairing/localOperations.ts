import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { Expression } from './expressions';
import type { Identity } from './namedValues';
import type { Resolver } from './resolve';
import type { Step } from './step';

/** What an array's own expression does with it, as far out as that is arithmetic or a function of an array library. */
export interface LocalOperations {
  readonly steps: readonly Step[];
  readonly isTensor: boolean;
  readonly refused?: { readonly operation: string; readonly place: TextRange };
}

/** Climbs from the array to the largest expression around it that is still this array, changed or not. */
export function localOperations(
  resolver: Resolver,
  identity: Identity,
  array: NumericArray,
): LocalOperations {
  const { root, path } = identity;
  let found: LocalOperations = { steps: [], isTensor: false };
  if (!root) return found;
  const place = { scope: root.scope, offset: root.start };
  for (let i = path.length - 1; i >= 0; i--) {
    const outer = path[i];
    if (!outer || isHolder(outer)) return found;
    const around = path[i - 1];
    // The name of a method by itself does nothing.
    if (outer.kind === 'attribute' && around?.kind === 'call' && around.callee === outer) continue;
    const resolved = resolver.resolve(outer, place);
    if (resolved.kind === 'array') {
      if (resolved.literal.start !== array.start) return found;
      found = { steps: resolved.steps, isTensor: resolved.isTensor };
    } else if (resolved.kind === 'refused') {
      if (resolved.byUnknownFunction || resolved.literal.start !== array.start) return found;
      return { ...found, refused: { operation: resolved.operation, place: resolved.place } };
    } else return found;
  }
  return found;
}

/** Comparisons, objects and lists hold arrays and do not compute with them. */
function isHolder(expression: Expression): boolean {
  if (expression.kind === 'list' || expression.kind === 'dict' || expression.kind === 'other') return true;
  if (expression.kind === 'binary') return !/^(?:[-+*/%@]|\*\*|\/\/)$/.test(expression.operator);
  if (expression.kind === 'unary') return !/^[-+]$/.test(expression.operator);
  return false;
}
