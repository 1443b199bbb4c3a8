import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { Expression } from './expressions';
import type { Operation, OperationArguments } from './operations';
import { quoted, type Context, type Place, type Resolved } from './resolved';

/** What resolves the parts of an expression. */
interface PartResolver {
  readonly context: Context;
  resolve(expression: Expression, place: Place, depth: number): Resolved;
}

/** An operation given nothing but its array. */
export const noArguments: OperationArguments = {
  numbers: [],
  named: new Map(),
  known: true,
  implicitAxis: 'torch',
  toInteger: false,
};

/** The same array after one operation more. */
export function withStep(
  object: Resolved & { kind: 'array' },
  text: string,
  operation: Operation,
  isTemperature = false,
): Resolved {
  return { ...object, steps: [...object.steps, { ...operation, text, isTemperature }] };
}

/** An array that goes into something that is not understood. */
export function refused(
  literal: NumericArray,
  operation: string,
  { start, end }: TextRange,
): Resolved & { kind: 'refused' } {
  return {
    kind: 'refused',
    literal,
    others: [],
    operation,
    place: { start, end },
    byUnknownFunction: false,
  };
}

/** Refuses where an array goes into something that is not understood. */
export function refusedPart(
  resolver: PartResolver,
  parts: readonly Expression[],
  whole: Expression,
  place: Place,
  depth: number,
  byUnknownFunction: boolean,
): Resolved {
  const found = parts.map((part) => resolver.resolve(part, place, depth));
  const known = found.find((resolved) => resolved.kind === 'refused');
  const [first, ...others] = found.flatMap((resolved) =>
    resolved.kind === 'array' || resolved.kind === 'refused' ? [resolved.literal] : [],
  );
  if (!first) return { kind: 'unknown' };
  if (known) return { ...known, others: [first, ...others] };
  const shown = whole.kind === 'call' ? whole.callee : whole;
  return { ...refused(first, quoted(resolver.context.text, shown), whole), others, byUnknownFunction };
}
