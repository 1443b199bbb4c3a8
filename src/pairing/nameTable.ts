import type { TextRange } from '../arrays/numericArray';
import type { Expression } from './expressions';
import { MAX_SCOPE_DEPTH } from './limits';
import type { Binding, BindingSource, Scope } from './program';

/** A name given a value by a statement. */
export interface Given {
  readonly name: string;
  readonly value: Expression | undefined;
  readonly range: TextRange;
  readonly scope: Scope;
  /** The statement stands in a branch or loop of its scope. */
  readonly isNested: boolean;
  /** Where an outer block has the name, it is that variable that is changed. */
  readonly mayBeOuter: boolean;
  readonly source?: BindingSource;
}

/** Collects which names are given values, and in which scope each lives. */
export class NameTable {
  private readonly bindings = new Map<string, Binding[]>();

  has(name: string): boolean {
    return this.bindings.has(name);
  }

  bind({ name, value, range, scope, isNested, mayBeOuter, source }: Given): void {
    const list = this.bindings.get(name) ?? [];
    const isAttribute = /^(?:self|cls|this)\./.test(name);
    const owner = isAttribute ? classOf(scope) : mayBeOuter ? ownerOf(scope, list) : scope;
    const { start, end } = range;
    list.push({ name, value, scope: owner, start, end, nested: owner !== scope || isNested, source });
    this.bindings.set(name, list);
  }

  /** Every list in text order. */
  sorted(): ReadonlyMap<string, readonly Binding[]> {
    for (const list of this.bindings.values()) list.sort((a, b) => a.start - b.start);
    return this.bindings;
  }
}

/** Bindings of one name that are asked for their scope. */
const MOST_OWNERS = 20;

function ownerOf(scope: Scope, known: readonly Binding[]): Scope {
  if (known.length === 0) return scope;
  const owners = new Set(known.slice(-MOST_OWNERS).map((binding) => binding.scope));
  let at: Scope | undefined = scope;
  for (let depth = 0; at && depth < MAX_SCOPE_DEPTH; depth++, at = at.parent) if (owners.has(at)) return at;
  return scope;
}

function classOf(scope: Scope): Scope {
  let at = scope;
  for (let depth = 0; at.kind !== 'class' && at.parent && depth < MAX_SCOPE_DEPTH; depth++) at = at.parent;
  return at.kind === 'class' || !at.parent ? at : scope;
}
