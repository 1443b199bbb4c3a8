import type { TextRange } from '../arrays/numericArray';
import { dottedName, partsOf, type CallExpression, type Expression } from './expressions';
import { lookUp, type Binding, type Scope } from './program';
import { lastPart, type Context } from './resolved';

/** Names that lead to a list of rows. */
const MAX_ALIASES = 4;
const MAX_CALLS = 2_000;

/** An expression, and the scope and offset that its names are read in. */
interface Placed {
  readonly value: Expression;
  readonly scope: Scope;
  readonly offset: number;
}

/**
 * A parameter or loop variable with the value it has in the one run of its function or loop that the array at the cursor
 * takes part in: a row of `@pytest.mark.parametrize`, an item of the list that is looped over, the call of the function
 * that the array is given to. Undefined where that is not certain.
 */
export function activated(context: Context, binding: Binding): Binding | undefined {
  const { source } = binding;
  const { focus } = context;
  if (!source || !focus) return undefined;
  const found =
    source.kind === 'loop'
      ? itemOfLoop(context, source.iterable, source.path, binding, focus)
      : (rowOfParameters(context, binding, focus) ??
        argumentOfCall(context, binding, focus) ??
        fixture(context, binding));
  if (!found) return undefined;
  const { value, scope, offset } = found;
  return { ...binding, value, scope, start: offset, source: undefined };
}

function itemOfLoop(
  context: Context,
  iterable: Expression,
  path: readonly number[],
  { scope, start: offset }: Binding,
  focus: TextRange,
): Placed | undefined {
  const counted = iterable.kind === 'call' && dottedName(iterable.callee) === 'enumerate';
  const value = counted ? iterable.arguments[0]?.value : iterable;
  // The first of what `enumerate` gives is a count.
  if (!value || (counted && path[0] !== 1)) return undefined;
  const list = listOf(context, { value, scope, offset });
  const item = list && itemAt(list.value, focus);
  return list && item && taken(item, counted ? path.slice(1) : path, list);
}

/** `@pytest.fixture` functions give the parameters of their name. */
function fixture({ program }: Context, { name }: Binding): Placed | undefined {
  const [only, ...others] = program.returns.get(name) ?? [];
  return others.length === 0 ? only : undefined;
}

/** The part of a row at each index in turn: `(name, (logits, label))`. */
function taken(item: Expression, path: readonly number[], { scope, offset }: Placed): Placed | undefined {
  let at: Expression | undefined = item;
  for (const index of path) at = at && partsOfRow(at)?.[index];
  return at && { value: at, scope, offset };
}

function partsOfRow(row: Expression): readonly Expression[] | undefined {
  if (row.kind === 'list') return row.items;
  if (row.kind !== 'call' || !/(?:^|\.)param$/.test(dottedName(row.callee) ?? '')) return undefined;
  return row.arguments.flatMap(({ name, value }) => (name === undefined ? [value] : []));
}

/** The list that an expression stands for, through names and functions that only pass it on. */
function listOf(context: Context, given: Placed): Placed | undefined {
  let at = given;
  for (let step = 0; step < MAX_ALIASES; step++) {
    const { value, scope, offset } = at;
    if (value.kind === 'list') return at;
    if (value.kind === 'call' && /^(?:list|tuple|tqdm|iter)$/.test(dottedName(value.callee) ?? '')) {
      const [only] = value.arguments;
      if (!only) return undefined;
      at = { ...at, value: only.value };
      continue;
    }
    const name = dottedName(value);
    const binding = name === undefined ? undefined : lookUp(context.program, name, scope, offset);
    if (!binding?.value) return undefined;
    at = { value: binding.value, scope: binding.scope, offset: binding.start };
  }
  return undefined;
}

function itemAt(list: Expression, { start, end }: TextRange): Expression | undefined {
  return partsOf(list).find((item) => item.start <= start && end <= item.end);
}

/** The value in the row of `@pytest.mark.parametrize("logits,label", rows)` that holds the array at the cursor. */
function rowOfParameters(context: Context, binding: Binding, focus: TextRange): Placed | undefined {
  const { source, name, start: offset } = binding;
  if (source?.kind !== 'parameter') return undefined;
  for (const decorator of source.decorators) {
    if (decorator.kind !== 'call' || lastPart(dottedName(decorator.callee) ?? '') !== 'parametrize') continue;
    const [names, rows] = decorator.arguments;
    const given = names && namesOf(names.value);
    const index = given?.indexOf(name) ?? -1;
    if (!given || !rows || index < 0) continue;
    const outer = context.program.module;
    const list = listOf(context, { value: rows.value, scope: outer, offset });
    const item = list && itemAt(list.value, focus);
    return list && item && taken(item, given.length === 1 ? [] : [index], list);
  }
  return undefined;
}

function namesOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'string') return expression.value.split(',').map((name) => name.trim());
  if (expression.kind !== 'list') return undefined;
  return expression.items.map((item) => (item.kind === 'string' ? item.value : ''));
}

/** What the one call of a function that the array at the cursor is given to, or its only call, gives a parameter. */
function argumentOfCall(context: Context, { name, source }: Binding, focus: TextRange): Placed | undefined {
  if (source?.kind !== 'parameter') return undefined;
  const calls = callsOf(context, source.functionName);
  const ofFocus = calls.filter((call) => isGiven(context, call, focus));
  const [chosen, ...others] = ofFocus.length > 0 ? ofFocus : calls;
  if (!chosen || others.length > 0) return undefined;
  const { call, scope } = chosen;
  const named = call.arguments.find((argument) => argument.name === name);
  const unnamed = call.arguments.filter((argument) => argument.name === undefined);
  const value = named?.value ?? unnamed[source.index]?.value;
  if (value) return { value, scope, offset: call.start };
  return source.standard && { value: source.standard, scope, offset: call.start };
}

interface PlacedCall {
  readonly call: CallExpression;
  readonly scope: Scope;
}

function callsOf(context: Context, functionName: string): readonly PlacedCall[] {
  const known = context.calls.get(functionName);
  if (known) return known;
  const found: PlacedCall[] = [];
  for (const { expression, scope } of context.program.roots) {
    const pending: Expression[] = [expression];
    for (let at = pending.pop(); at && found.length < MAX_CALLS; at = pending.pop()) {
      if (at.kind === 'call' && lastPart(dottedName(at.callee) ?? '') === functionName)
        found.push({ call: at, scope });
      for (const part of partsOf(at)) if (part.kind !== 'array' && part.kind !== 'number') pending.push(part);
    }
  }
  context.calls.set(functionName, found);
  return found;
}

function isGiven({ program }: Context, { call, scope }: PlacedCall, focus: TextRange): boolean {
  return call.arguments.some(({ value }) => {
    if (holds(value, focus)) return true;
    const name = dottedName(value);
    const binding = name === undefined ? undefined : lookUp(program, name, scope, call.start);
    return binding?.value !== undefined && holds(binding.value, focus);
  });
}

function holds({ start, end }: TextRange, focus: TextRange): boolean {
  return start <= focus.start && focus.end <= end;
}
