import type { NumericArray, TextRange } from '../arrays/numericArray';
import { isArrayLibrary, isWrapper, canonicalName } from './callees';
import { pathTo, type CallExpression, type Expression, type Field } from './expressions';
import { labelledValues, type Labelled } from './labels';
import { roleOfName } from './names';
import { isOperation } from './operations';
import { outerFields } from './outerFields';
import { rootAt, type Binding, type Root } from './program';
import { lastPart, type Place } from './resolved';
import { proseSyntax } from './syntax';
import { tokenize } from './tokens';
import type { Surroundings } from './window';

const MAX_LINE = 1_000;

/** A value with a name that may stand beside an array. */
export interface NamedValue extends TextRange {
  readonly name: string;
  readonly value: Expression;
  readonly place: Place;
}

/** What the text calls an array, and what stands beside it under other names. */
export interface Identity {
  readonly name?: string;
  /** Other fields of the same object, named arguments of the same call, values of the same line of a log. */
  readonly fields: readonly NamedValue[];
  /** What else the same scope gives names. */
  readonly neighbours: readonly NamedValue[];
  /** What may be the array's target though nothing ties it to it: only to be offered. */
  readonly distant?: readonly NamedValue[];
  /** Where the array stands in the tree; absent inside comments and strings. */
  readonly root?: Root;
  readonly path: readonly Expression[];
  /** The array with the calls around it that only wrap it. */
  readonly extent?: TextRange;
}

export function identityOf(surroundings: Surroundings, array: NumericArray): Identity {
  const { program } = surroundings.resolver.context;
  const root = rootAt(program, array);
  const path = root ? pathTo(root.expression, array) : [];
  if (surroundings.syntax.prose) return proseIdentity(surroundings, array, root, path);
  const known = root && path.length > 0 ? nameIn(surroundings, root, path) : undefined;
  if (!root || !known) return lineIdentity(surroundings, array);
  const place: Place = { scope: root.scope, offset: root.start };
  const outer = outerFields(path);
  const own = (known.holder ? fieldsOf(known.holder) : []).filter(
    ({ value }) => !(value.start <= array.start && array.end <= value.end),
  );
  const isOwn = new Set(own.map(({ name: field }) => field));
  const further = placedFields(outer.direct).filter(({ name: field }) => !isOwn.has(field));
  const fields = [...own, ...further].map((field) => ({ ...field, place }));
  const distant = placedFields(outer.distant).map((field) => ({ ...field, place }));
  const neighbours = known.isStatement ? neighboursOf(surroundings, root, known.name) : [];
  const name = known.name ?? declaredName(surroundings.text, array);
  return { name, fields, neighbours, distant, root, path, extent: known.extent };
}

/** In a comment or a string: what the array's own line says, read as prose. */
function lineIdentity({ text, resolver }: Surroundings, array: NumericArray): Identity {
  const start = text.lastIndexOf('\n', array.start - 1) + 1;
  const from = Math.max(start, array.start - MAX_LINE);
  const end = text.indexOf('\n', array.end);
  const to = Math.min(end < 0 ? text.length : end, array.end + MAX_LINE);
  // Within a string the quote before the array is no opening quote.
  const quote = Math.max(text.lastIndexOf('"', array.start), text.lastIndexOf("'", array.start)) + 1;
  const readFrom = (begin: number): readonly Labelled[] =>
    labelledValues(tokenize(text, begin, to, [array], proseSyntax).tokens);
  const isOwn = ({ value }: Labelled): boolean => value.start === array.start;
  const whole = readFrom(from);
  const labelled = whole.some(isOwn) || quote <= from ? whole : readFrom(quote);
  const own = labelled.find(isOwn);
  const place: Place = { scope: resolver.context.program.module, offset: array.start };
  const fields = labelled.filter((one) => one !== own).map((one) => ({ ...one, place }));
  return { name: own?.name ?? declaredName(text, array), fields, neighbours: [], path: [] };
}

const MAX_DECLARATION = 80;

/** `float logits[10] = {…}`: the name of an array as C declares it. */
function declaredName(text: string, array: NumericArray): string | undefined {
  if (text.charAt(array.start) !== '{') return undefined;
  const before = text.slice(Math.max(0, array.start - MAX_DECLARATION), array.start);
  return /\b([A-Za-z_]\w{0,60})(?:\[\w{0,20}\]){1,4} ?= ?$/.exec(before)?.[1];
}

interface Known {
  readonly name?: string;
  readonly holder?: Expression;
  /** The name is that of the whole statement. */
  readonly isStatement: boolean;
  /** The array with the calls around it that only make an array of a library out of it. */
  readonly extent?: TextRange;
}

/** Climbs from the array through what only wraps it to what gives it a name. */
function nameIn(surroundings: Surroundings, root: Root, path: readonly Expression[]): Known {
  let extent: TextRange | undefined = path.at(-1);
  for (let i = path.length - 2; i >= 0; i--) {
    const outer = path[i];
    const inner = path[i + 1];
    if (!outer || !inner) break;
    if (outer.kind === 'dict') {
      const name = outer.entries.find((entry) => entry.value === inner)?.key;
      return { name, holder: outer, isStatement: false, extent };
    }
    if (outer.kind !== 'call' || outer.callee === inner) continue;
    if (passesThrough(surroundings, outer)) {
      if (extent === inner) extent = outer;
      continue;
    }
    const name = outer.arguments.find(({ value }) => value === inner)?.name;
    const holder = name === undefined ? undefined : outer;
    return { name: name ?? tellingName(outer), holder, isStatement: false, extent };
  }
  return { name: root.name, isStatement: root.name !== undefined, extent };
}

/** `random_split(data, [0.8, 0.2])`, `Normalize(…)`: a function whose name says that its numbers are no scores. */
function tellingName({ callee }: CallExpression): string | undefined {
  const name = callee.kind === 'attribute' ? callee.name : callee.kind === 'name' ? callee.name : undefined;
  const isLoss = /loss|entropy|nll|divergence|^(?:reduce_)?(?:mean|sum)$/i.test(name ?? '');
  return !isLoss && roleOfName(name) === 'none' ? name : undefined;
}

function passesThrough({ resolver, syntax }: Surroundings, call: CallExpression): boolean {
  const name = canonicalName(resolver.context.program, call.callee, syntax.backticks);
  if (call.callee.kind === 'attribute' && isOperation(call.callee.name)) return true;
  if (name === undefined) return false;
  return isWrapper(name) || (isArrayLibrary(name) && isOperation(lastPart(name)));
}

function fieldsOf(holder: Expression): readonly Omit<NamedValue, 'place'>[] {
  const given =
    holder.kind === 'dict'
      ? holder.entries.map(({ key, value }) => ({ name: key, value }))
      : holder.kind === 'call'
        ? holder.arguments
        : [];
  return placedFields(given);
}

function placedFields(given: readonly Field[]): readonly Omit<NamedValue, 'place'>[] {
  return given.flatMap(({ name, value }) =>
    name === undefined ? [] : [{ name, value, start: value.start, end: value.end }],
  );
}

/**
 * The names that live beside a statement's: of each name the value it has between this statement and the next that
 * gives the same name anew, or else the last before.
 */
export function neighboursOf(
  { resolver }: Surroundings,
  root: Root,
  ownName: string | undefined,
): NamedValue[] {
  const { bindings } = resolver.context.program;
  const own = (ownName === undefined ? [] : (bindings.get(ownName) ?? [])).filter(inScopeOf(root));
  const next = own.find((binding) => binding.start > root.start)?.start ?? Infinity;
  const found: NamedValue[] = [];
  for (const [name, list] of bindings) {
    if (name === ownName) continue;
    const here = list.filter(inScopeOf(root));
    const after = here.filter((binding) => binding.start >= root.start && binding.start < next);
    const chosen = after.length > 0 ? after : here.filter((binding) => binding.start < root.start).slice(-1);
    for (const binding of chosen) found.push(...valueOf(binding));
  }
  return found;
}

/** Attributes of one object belong to their class, whichever method gives them. */
function inScopeOf(root: Root): (binding: Binding) => boolean {
  return ({ scope }) => {
    if (scope === root.scope) return true;
    return (
      scope.kind === 'class' && root.scope.parent === scope && /^(?:self|cls|this)\./.test(root.name ?? '')
    );
  };
}

function valueOf({ name, value, scope, start, end }: Binding): NamedValue[] {
  return value ? [{ name, value, place: { scope, offset: start }, start, end }] : [];
}

/** In a log or in prose: the label before the array, the labels of the same lines, those of other lines. */
function proseIdentity(
  surroundings: Surroundings,
  array: NumericArray,
  root: Root | undefined,
  path: readonly Expression[],
): Identity {
  const { program } = surroundings.resolver.context;
  const { text } = surroundings;
  const all = [...program.bindings.values()].flat();
  const holds = ({ value }: Binding): boolean =>
    value !== undefined && value.start <= array.start && array.end <= value.end;
  const own = all.filter(holds).sort((a, b) => b.start - a.start)[0];
  const from = text.lastIndexOf('\n', (own?.start ?? array.start) - 1) + 1;
  const lineEnd = text.indexOf('\n', array.end);
  const to = lineEnd < 0 ? text.length : lineEnd;
  const others = all.filter((binding) => binding !== own && !holds(binding));
  const isBeside = ({ start, end }: TextRange): boolean => start >= from && end <= to;
  const known = root && path.length > 0 && own === undefined ? nameIn(surroundings, root, path) : undefined;
  const place: Place = { scope: program.module, offset: array.start };
  const inObject = known?.holder
    ? fieldsOf(known.holder)
        .filter(({ value }) => !(value.start <= array.start && array.end <= value.end))
        .map((field) => ({ ...field, place }))
    : [];
  const fields = inObject.length > 0 ? inObject : others.filter(isBeside).flatMap(valueOf);
  return {
    name: own?.name ?? known?.name ?? promptedName(text, array),
    fields,
    neighbours: nearest(own, others)
      .filter((binding) => !isBeside(binding))
      .flatMap(valueOf),
    root,
    path,
  };
}

/** `>>> mx.softmax(x)` in the line before: what the array was asked for as. */
function promptedName(text: string, array: NumericArray): string | undefined {
  const lineStart = text.lastIndexOf('\n', array.start - 1);
  if (lineStart < 0 || !/^\s*(?:\w{1,20}\()?$/.test(text.slice(lineStart + 1, array.start).slice(0, 40)))
    return undefined;
  const above = text.slice(Math.max(0, lineStart - MAX_LINE), lineStart);
  const line = above.slice(above.lastIndexOf('\n') + 1);
  return /^>>> (?:\w+\.){0,4}((?:log_?)?softmax|sigmoid)\(.*\)\r?$/.exec(line)?.[1];
}

/**
 * Of each other name the value next to the array's own on either side, as far as the values of the array's own name
 * before and after it: beyond those is another record.
 */
function nearest(own: Binding | undefined, others: readonly Binding[]): readonly Binding[] {
  if (!own) return [];
  const before = new Map<string, Binding>();
  const after = new Map<string, Binding>();
  const sorted = [...others].sort((a, b) => a.start - b.start);
  for (const other of sorted) {
    if (other.start < own.start) {
      if (other.name === own.name) before.clear();
      else before.set(other.name, other);
    } else {
      if (other.name === own.name) break;
      if (!after.has(other.name)) after.set(other.name, other);
    }
  }
  return [...before.values(), ...after.values()];
}
