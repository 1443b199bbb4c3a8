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

export function quoted(text: string, { start, end }: TextRange): string {
  const line = text.slice(start, Math.min(end, start + 4 * MAX_QUOTED)).replace(/\s+/g, ' ');
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED - 1)}…` : line;
}

export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
