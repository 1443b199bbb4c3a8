import type { Reduction } from '../core/question';
import { canonicalName } from './callees';
import { partsOf, type CallExpression, type Expression } from './expressions';
import { quoted, lastPart, type Context } from './resolved';
import type { Root } from './program';

export interface OuterReduction {
  readonly reduction?: Reduction;
  /** What around the call was not applied. */
  readonly notApplied?: string;
}

const names: Readonly<Record<string, Reduction>> = {
  mean: 'mean',
  sum: 'sum',
  reduce_mean: 'mean',
  reduce_sum: 'sum',
  average: 'mean',
};
const silent =
  /^(?:item|numpy|print|float|detach|cpu|tolist|str|backward|dataSync|arraySync|data|value|eval)$/;

/** What is done with the value of a loss's call in its own statement: `.mean()`, `jnp.sum(…)`, `* T ** 2`. */
export function outerReduction(context: Context, root: Root, call: CallExpression): OuterReduction {
  const path = ancestors(root.expression, call);
  let reduction: Reduction | undefined;
  let inner: Expression = call;
  for (const outer of path.reverse()) {
    if (outer.kind === 'attribute') {
      inner = outer;
      continue;
    }
    if (outer.kind === 'unary' || outer.kind === 'binary') {
      const isArithmetic = /^(?:[-+*/]|\*\*|\/\/)$/.test(outer.operator);
      return isArithmetic ? { reduction, notApplied: quoted(context.text, outer) } : { reduction };
    }
    if (outer.kind === 'subscript') return { reduction, notApplied: quoted(context.text, outer) };
    if (outer.kind !== 'call') return { reduction };
    const name = nameOf(context, outer, inner);
    if (name === undefined) return { reduction };
    if (silent.test(name)) {
      inner = outer;
      continue;
    }
    const found = Object.hasOwn(names, name) ? names[name] : undefined;
    if (!found) return { reduction };
    const others = outer.arguments.filter((argument) => argument.value !== inner);
    if (others.length > 0) return { reduction, notApplied: quoted(context.text, outer) };
    reduction ??= found;
    inner = outer;
  }
  return { reduction };
}

/** The expressions around `call`, outermost first. */
function ancestors(root: Expression, call: CallExpression): Expression[] {
  const path: Expression[] = [];
  let at: Expression | undefined = root;
  while (at && at !== call) {
    path.push(at);
    const within: readonly Expression[] = partsOf(at);
    at =
      within.find((part) => part === call) ??
      within.find((part) => part.start <= call.start && call.end <= part.end);
  }
  return at ? path : [];
}

function nameOf(context: Context, outer: CallExpression, inner: Expression): string | undefined {
  if (outer.callee === inner) return inner.kind === 'attribute' ? inner.name : undefined;
  const name = canonicalName(context.program, outer.callee, context.syntax.backticks);
  return name === undefined ? undefined : lastPart(name);
}
