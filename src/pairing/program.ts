import type { TextRange } from '../arrays/numericArray';
import type { Expression } from './expressions';
import { MAX_BINDINGS_NEAR, MAX_SCOPE_DEPTH } from './limits';

/** A stretch of the text in which a name means the same. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'block';
  readonly parent?: Scope;
}

/** A name given a value; `value` is absent where the value is not known (a parameter, a loop variable). */
export interface Binding extends TextRange {
  readonly name: string;
  readonly scope: Scope;
  readonly value?: Expression;
  /** Whether the statement stands in a branch or loop of its scope. */
  readonly nested: boolean;
  /** Where the value comes from that the statement itself does not give. */
  readonly source?: BindingSource;
}

/** What gives a parameter or a loop variable its value. */
export type BindingSource =
  | {
      readonly kind: 'parameter';
      readonly functionName: string;
      /** Its place among the arguments of a call, `self` not counted. */
      readonly index: number;
      readonly decorators: readonly Expression[];
      /** The value where a call gives none. */
      readonly standard?: Expression;
    }
  | {
      readonly kind: 'loop';
      readonly iterable: Expression;
      /** `for name, (logits, label) in …`: the place of `label` is 1, 1. */
      readonly path: readonly number[];
    };

/** A top-level expression of a statement. */
export interface Root extends TextRange {
  readonly expression: Expression;
  readonly scope: Scope;
  /** Name that the statement gives the expression to. */
  readonly name?: string;
}

/** What a window of text says, as far as pairing understands it. */
export interface Program {
  /** In the order of their starts. */
  readonly roots: readonly Root[];
  /** By name (`logits`, `self.logits`), each list in text order. */
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  /** Local name → dotted name of what was imported. */
  readonly imports: ReadonlyMap<string, string>;
  readonly comments: readonly TextRange[];
  readonly module: Scope;
  /** Lines with statements, in order; empty where blocks stand in braces. */
  readonly lines: readonly ProgramLine[];
  /** By the name of the function: what its `return` statements give. */
  readonly returns: ReadonlyMap<string, readonly Returned[]>;
}

/** The value of a `return`, and where its names are read. */
export interface Returned {
  readonly value: Expression;
  readonly scope: Scope;
  readonly offset: number;
}

/** A line of a language of indentation, and the blocks that are open in it, outermost first. */
export interface ProgramLine {
  readonly start: number;
  readonly blocks: readonly { readonly indent: number; readonly start: number }[];
}

const MAX_STEPS_BACK = 200;

/** The innermost statement that holds `range`. */
export function rootAt(program: Program, range: TextRange): Root | undefined {
  const low = firstAfter(program.roots, range.start);
  for (let i = low - 1; i >= 0 && i >= low - MAX_STEPS_BACK; i--) {
    const root = program.roots[i];
    if (root && root.end >= range.end) return root;
  }
  return undefined;
}

/** What `name` stands for at `offset` in `scope`; undefined where unknown or not certain. */
export function lookUp(program: Program, name: string, scope: Scope, offset: number): Binding | undefined {
  const all = program.bindings.get(name);
  if (!all) return undefined;
  const near = bindingsNear(all, offset);
  let crossed = false;
  let at: Scope | undefined = scope;
  for (let depth = 0; at && depth < MAX_SCOPE_DEPTH; depth++, at = at.parent) {
    const own = at;
    const here = near.filter((binding) => binding.scope === own);
    const isInside = crossed || at.kind === 'class';
    if (here.length > 0)
      return isInside && near.length < all.length ? undefined : pick(program, here, offset, isInside);
    crossed ||= at.kind === 'function';
  }
  return undefined;
}

/** Those of a long list of bindings of one name that stand nearest, so that many of them cost no more than few. */
function bindingsNear(all: readonly Binding[], offset: number): readonly Binding[] {
  if (all.length <= 2 * MAX_BINDINGS_NEAR) return all;
  const at = firstAfter(all, offset);
  return all.slice(Math.max(0, at - MAX_BINDINGS_NEAR), at + MAX_BINDINGS_NEAR);
}

/** Index of the first that starts after `offset`, in a list sorted by start. */
function firstAfter(list: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Seen from an inner function a name is certain only if it is given once: nobody knows when the function runs. */
function pick(
  program: Program,
  bindings: readonly Binding[],
  offset: number,
  fromInside: boolean,
): Binding | undefined {
  if (fromInside) return bindings.length === 1 ? bindings[0] : undefined;
  const before = bindings.filter((binding) => binding.end <= offset);
  const last = before.at(-1);
  if (!last?.nested || before.length === 1) return last;
  return isBlockOpen(program, last.start, offset) ? last : undefined;
}

/** Whether the block of the statement at `start` still holds at `offset`: then it has run before. */
function isBlockOpen({ lines }: Program, start: number, offset: number): boolean {
  const own = lineAt(lines, start)?.blocks.at(-1);
  return own !== undefined && (lineAt(lines, offset)?.blocks.includes(own) ?? false);
}

function lineAt(lines: readonly ProgramLine[], offset: number): ProgramLine | undefined {
  return lines[firstAfter(lines, offset) - 1];
}
