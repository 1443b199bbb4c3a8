import { canonicalName } from './callees';
import {
  dottedName,
  partsOf,
  type CallExpression,
  type Expression,
  type SubscriptExpression,
} from './expressions';
import { MAX_LOSS_CALLS } from './limits';
import { lossNamed, lossOfMethod, parameterRoles, type KnownLoss, type Parameter } from './losses';
import { lookUp, type Root } from './program';
import type { Context, Place } from './resolved';

export interface GivenArgument {
  readonly name: string;
  readonly role: Parameter;
  readonly value: Expression;
  readonly place: Place;
}

/** A call of a known loss, its arguments and those of its constructor by name. */
export interface LossCall {
  readonly known: KnownLoss;
  readonly call: CallExpression;
  readonly root: Root;
  readonly arguments: readonly GivenArgument[];
}

const MAX_ALIASES = 4;
const MAX_BUILDER_CALLS = 20;

/** Every call of a known loss in the window, in text order. */
export function findLossCalls(context: Context): readonly LossCall[] {
  const found: LossCall[] = [];
  for (const root of context.program.roots) {
    const pending: Expression[] = [root.expression];
    for (let at = pending.pop(); at && found.length < MAX_LOSS_CALLS; at = pending.pop()) {
      if (at.kind === 'call') {
        const call = lossCall(context, at, root);
        if (call) found.push(call);
      }
      for (const part of partsOf(at)) if (part.kind !== 'array' && part.kind !== 'number') pending.push(part);
    }
  }
  return found.sort((a, b) => a.call.start - b.call.start);
}

function lossCall(context: Context, call: CallExpression, root: Root): LossCall | undefined {
  const place: Place = { scope: root.scope, offset: root.start };
  const callee = lossCallee(context, call.callee, place, 0) ?? methodOfScores(call, place);
  if (!callee || !isOfLanguage(context, callee.known)) return undefined;
  const { known } = callee;
  const given = [...callee.made, ...argumentsOf(known, known.call, call.arguments, place)];
  return { known, call, root, arguments: given };
}

/** In prose code of any language may stand. */
function isOfLanguage({ syntax }: Context, { language }: KnownLoss): boolean {
  if (language === undefined || syntax.prose) return true;
  if (language === 'rust') return syntax.rust;
  return language === 'r' ? syntax.arrows : syntax.mathematical;
}

interface Callee {
  readonly known: KnownLoss;
  /** Arguments given before the call: to the constructor or to `partial`. */
  readonly made: readonly GivenArgument[];
}

/** `logits.cross_entropy_for_logits(&targets)`: what stands before the dot are the scores. */
function methodOfScores({ callee }: CallExpression, place: Place): Callee | undefined {
  const known = callee.kind === 'attribute' ? lossOfMethod(callee.name) : undefined;
  if (!known || callee.kind !== 'attribute' || dottedName(callee.object) === 'torch') return undefined;
  return { known, made: [{ name: '', role: 'scores', value: callee.object, place }] };
}

const calling = /^(?:forward|call|__call__)$/;

/** `F.cross_entropy`, `nn.CrossEntropyLoss(…)`, `partial(F.cross_entropy, …)` or a variable that holds one. */
function lossCallee(context: Context, callee: Expression, place: Place, depth: number): Callee | undefined {
  if (depth > MAX_ALIASES) return undefined;
  if (callee.kind === 'call') return constructed(context, callee, place, depth);
  const name = canonicalName(context.program, callee, context.syntax.backticks);
  const known = name === undefined ? undefined : lossNamed(name);
  if (known) return known.constructor_ ? undefined : { known, made: [] };
  const local = dottedName(callee);
  const binding = local === undefined ? undefined : lookUp(context.program, local, place.scope, place.offset);
  if (binding?.value)
    return lossCallee(context, binding.value, { scope: binding.scope, offset: binding.start }, depth + 1);
  if (callee.kind === 'subscript') return keptInObject(context, callee, place, depth);
  if (callee.kind !== 'attribute' || !calling.test(callee.name)) return undefined;
  const instance = lossCallee(context, callee.object, place, depth + 1);
  return instance?.known.constructor_ && instance;
}

/** `losses["ce"]` of `losses = {"ce": nn.CrossEntropyLoss()}`. */
function keptInObject(
  context: Context,
  { object, indices }: SubscriptExpression,
  { scope, offset }: Place,
  depth: number,
): Callee | undefined {
  const [key] = indices;
  const name = dottedName(object);
  const binding = name === undefined ? undefined : lookUp(context.program, name, scope, offset);
  if (key?.kind !== 'string' || binding?.value?.kind !== 'dict') return undefined;
  const entry = binding.value.entries.find((one) => one.key === key.value);
  return (
    entry && lossCallee(context, entry.value, { scope: binding.scope, offset: binding.start }, depth + 1)
  );
}

/** `CrossEntropyLossConfig::new().with_smoothing(0.1).init(&device)`: a class set up by methods one after another. */
function built(context: Context, made: CallExpression, place: Place): Callee | undefined {
  const calls: CallExpression[] = [];
  let at: Expression = made;
  while (at.kind === 'call' && at.callee.kind === 'attribute' && calls.length < MAX_BUILDER_CALLS) {
    calls.unshift(at);
    at = at.callee.object;
  }
  const name = canonicalName(context.program, at, context.syntax.backticks);
  const known = name === undefined ? undefined : lossNamed(name);
  if (!known?.constructor_ || !known.builders) return undefined;
  const arguments_ = calls.flatMap(({ callee, arguments: given }) => {
    const method = callee.kind === 'attribute' ? callee.name : '';
    if (method === 'new') return argumentsOf(known, known.constructor_ ?? [], given, place);
    const parameter = known.builders?.[method] ?? '';
    return argumentsOf(known, [parameter], given, place);
  });
  return { known, made: arguments_ };
}

function constructed(
  context: Context,
  made: CallExpression,
  place: Place,
  depth: number,
): Callee | undefined {
  const name = canonicalName(context.program, made.callee, context.syntax.backticks);
  if (name === undefined || made.callee.kind === 'attribute') {
    const chained = built(context, made, place);
    if (chained || name === undefined) return chained;
  }
  const [first, ...rest] = made.arguments;
  if (/(?:^|\.)partial$/.test(name)) {
    const inner = first && lossCallee(context, first.value, place, depth + 1);
    if (!inner || rest.some((argument) => argument.name === undefined)) return undefined;
    return { ...inner, made: [...inner.made, ...argumentsOf(inner.known, [], rest, place)] };
  }
  if (/(?:^|\.)(?:vmap|jit)$/.test(name)) return first && lossCallee(context, first.value, place, depth + 1);
  const known = lossNamed(name);
  return (
    known?.constructor_ && { known, made: argumentsOf(known, known.constructor_, made.arguments, place) }
  );
}

function argumentsOf(
  known: KnownLoss,
  order: readonly string[],
  given: CallExpression['arguments'],
  place: Place,
): readonly GivenArgument[] {
  const [last] = given.slice(-1);
  const chained = last?.name === undefined && last ? optionsOf(known, last.value, place) : undefined;
  if (chained) return [...argumentsOf(known, order, given.slice(0, -1), place), ...chained];
  return given.map(({ name, value }, index) => {
    const parameter = name ?? order[index] ?? '';
    return { name: parameter, role: roleOf(known, parameter), value, place };
  });
}

/** `F::CrossEntropyFuncOptions().reduction(torch::kSum).weight(w)` of C++: each method is an option. */
function optionsOf(known: KnownLoss, value: Expression, place: Place): readonly GivenArgument[] | undefined {
  const found: GivenArgument[] = [];
  let at = value;
  while (at.kind === 'call' && at.callee.kind === 'attribute' && found.length < MAX_BUILDER_CALLS) {
    const parameter = at.callee.name;
    if (/Options$/.test(parameter)) break;
    const [only] = at.arguments;
    if (!only) return undefined;
    found.unshift({ name: parameter, role: roleOf(known, parameter), value: only.value, place });
    at = at.callee.object;
  }
  const name = at.kind === 'call' ? dottedName(at.callee) : undefined;
  return name !== undefined && /Options$/.test(name) ? found : undefined;
}

function roleOf(known: KnownLoss, parameter: string): Parameter {
  if (parameter === 'eps' && known.call.concat(known.constructor_ ?? []).includes('eps')) return 'epsilon';
  // scikit-learn's pinball loss calls its quantile alpha, optax's poly loss its weight epsilon.
  if (parameter === 'alpha' && known.call.includes('quantile')) return 'quantile';
  if (parameter === 'epsilon' && known.call.includes('loss_epsilon')) return 'epsilon';
  const role = Object.hasOwn(parameterRoles, parameter) ? parameterRoles[parameter] : undefined;
  if (role === undefined) return 'unsupported';
  if (role === 'scores' || role === 'target') {
    if (known.call.includes(parameter)) return role;
    return known.convention === 'sklearn' && parameter === 'labels' ? 'classLabels' : 'unsupported';
  }
  // Elsewhere a weighted mean divides by the weights, or by how many are not 0.
  if (role === 'elementWeight' && known.convention !== 'pytorch' && known.language !== 'rust')
    return 'unsupported';
  // A weight for each element is not a weight for each class.
  if (role === 'weight' && known.target === 'values' && known.convention === 'pytorch')
    return 'elementWeight';
  if (role === 'weight' && known.target !== 'index' && known.target !== 'either') return 'unsupported';
  return role;
}
