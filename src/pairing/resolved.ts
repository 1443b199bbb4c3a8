import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { CallExpression } from './expressions';
import type { Program, Scope } from './program';
import type { Step } from './step';
import type { Syntax } from './syntax';

/** What an expression stands for, as far as the text says. */
export type Resolved =
  | {
      readonly kind: 'array';
      readonly literal: NumericArray;
      /** Innermost first. */
      readonly steps: readonly Step[];
      /** Arithmetic works on each element; a bare list of Python or JavaScript has none. */
      readonly isTensor: boolean;
    }
  | (TextRange & { readonly kind: 'number'; readonly value: number; readonly name?: string })
  /** An array goes in, but what comes out is not known. */
  | {
      readonly kind: 'refused';
      readonly operation: string;
      readonly place: TextRange;
      readonly literal: NumericArray;
      /** Further arrays that go in with it. */
      readonly others: readonly NumericArray[];
      /** The array is an argument of a function that pairing knows nothing of. */
      readonly byUnknownFunction: boolean;
    }
  | { readonly kind: 'unknown' };

export interface Context {
  readonly text: string;
  readonly program: Program;
  readonly syntax: Syntax;
  /** The array at the cursor, which tells the runs of functions and loops apart. */
  readonly focus?: TextRange;
  /** Calls of the functions of the text, found when first asked for. */
  readonly calls: Map<string, readonly { readonly call: CallExpression; readonly scope: Scope }[]>;
  /** Resolutions left; shared by one whole reading. */
  readonly budget: { left: number };
}

/** Where an expression stands, which decides what its names mean. */
export interface Place {
  readonly scope: Scope;
  readonly offset: number;
}

const MAX_QUOTED = 40;

/** On one line; of a long one both ends, since what is done with a call stands behind it: `F.kl_div(F.… * T * T`. */
export function quoted(text: string, { start, end }: TextRange): string {
  const isLong = end - start > 8 * MAX_QUOTED;
  const first = oneLine(text.slice(start, isLong ? start + 4 * MAX_QUOTED : end));
  const last = isLong ? oneLine(text.slice(end - 4 * MAX_QUOTED, end)) : first;
  if (!isLong && first.length <= MAX_QUOTED) return first;
  const half = MAX_QUOTED / 2;
  return `${first.slice(0, half - 1)}…${last.slice(-half)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
