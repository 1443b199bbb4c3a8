import { canonicalName } from './callees';
import { dottedName, partsOf, type CallExpression, type Expression } from './expressions';
import { MAX_LOSS_CALLS } from './limits';
import { lossNamed, parameterRoles, type KnownLoss, type Parameter } from './losses';
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
  const callee = lossCallee(context, call.callee, place, 0);
  if (!callee) return undefined;
  const { known } = callee;
  const given = [...callee.made, ...argumentsOf(known, known.call, call.arguments, place)];
  return { known, call, root, arguments: given };
}

interface Callee {
  readonly known: KnownLoss;
  /** Arguments given before the call: to the constructor or to `partial`. */
  readonly made: readonly GivenArgument[];
}

/** `F.cross_entropy`, `nn.CrossEntropyLoss(…)`, `partial(F.cross_entropy, …)` or a variable that holds one. */
function lossCallee(context: Context, callee: Expression, place: Place, depth: number): Callee | undefined {
  if (depth > MAX_ALIASES) return undefined;
  if (callee.kind === 'call') return constructed(context, callee, place, depth);
  const name = canonicalName(context.program, callee, context.braces);
  const known = name === undefined ? undefined : lossNamed(name);
  if (known) return known.constructor_ ? undefined : { known, made: [] };
  const local = dottedName(callee);
  const binding = local === undefined ? undefined : lookUp(context.program, local, place.scope, place.offset);
  if (!binding?.value) return undefined;
  return lossCallee(context, binding.value, { scope: binding.scope, offset: binding.start }, depth + 1);
}

function constructed(
  context: Context,
  made: CallExpression,
  place: Place,
  depth: number,
): Callee | undefined {
  const name = canonicalName(context.program, made.callee, context.braces);
  if (name === undefined) return undefined;
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
  return given.map(({ name, value }, index) => {
    const parameter = name ?? order[index] ?? '';
    return { name: parameter, role: roleOf(known, parameter), value, place };
  });
}

function roleOf(known: KnownLoss, parameter: string): Parameter {
  const role = Object.hasOwn(parameterRoles, parameter) ? parameterRoles[parameter] : undefined;
  if (role === undefined) return 'unsupported';
  if (role === 'scores' || role === 'target') {
    if (known.call.includes(parameter)) return role;
    return known.convention === 'sklearn' && parameter === 'labels' ? 'classLabels' : 'unsupported';
  }
  // A weight for each element is not a weight for each class.
  if (role === 'weight' && !known.classAxisOne) return 'unsupported';
  return role;
}
