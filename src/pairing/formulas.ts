import type { Reduction } from '../core/question';
import { canonicalName } from './callees';
import { dottedName, partsOf, type CallExpression, type Expression } from './expressions';
import type { GivenArgument, LossCall } from './lossCalls';
import type { KnownLoss } from './losses';
import { roleOfName } from './names';
import type { Root } from './program';
import type { Resolver } from './resolve';
import { lastPart, type Context, type Place } from './resolved';

const MAX_FORMULAS = 50;
const MAX_PARTS = 5_000;

/** Reductions around a formula, outermost first. */
interface Reduced {
  readonly kind: 'mean' | 'sum';
  /** The axis reduced, from 0; undefined for all. */
  readonly axis?: number;
}

/** What stands inside signs and reductions. */
interface Stripped {
  readonly inner: Expression;
  readonly isNegative: boolean;
  readonly reductions: readonly Reduced[];
}

interface Matched {
  readonly loss: KnownLoss['loss'];
  readonly scores: Expression;
  readonly target: Expression;
  /** Losses that are minus what is written have to stand behind a minus. */
  readonly isNegative: boolean;
}

/**
 * Losses that a program writes out: `-np.sum(p * np.log(q))`, `-mean(y * log(p) + (1 - y) * log(1 - p))`,
 * `((a - b) ** 2).mean()`, as calls of functions that compute them.
 */
export function findFormulas(resolver: Resolver): readonly LossCall[] {
  const { context } = resolver;
  const found: LossCall[] = [];
  let parts = 0;
  for (const root of context.program.roots) {
    const pending: Expression[] = [root.expression];
    for (let at = pending.pop(); at && found.length < MAX_FORMULAS && parts < MAX_PARTS; at = pending.pop()) {
      parts++;
      const formula = formulaOf(resolver, at, root);
      if (formula) found.push(formula);
      else
        for (const part of partsOf(at))
          if (part.kind !== 'array' && part.kind !== 'number') pending.push(part);
    }
  }
  return found;
}

function formulaOf(resolver: Resolver, expression: Expression, root: Root): LossCall | undefined {
  if (!['unary', 'call', 'binary'].includes(expression.kind)) return undefined;
  const { context } = resolver;
  const place: Place = { scope: root.scope, offset: root.start };
  const { inner, isNegative, reductions } = stripped(context, expression);
  const matched = matchedBy(context, inner);
  if (!matched || matched.isNegative !== isNegative) return undefined;
  const scores = resolver.resolve(matched.scores, place);
  const target = resolver.resolve(matched.target, place);
  if (scores.kind !== 'array' || target.kind !== 'array') return undefined;
  const rank = scores.literal.shape.length;
  const isOfRows = matched.loss === 'crossEntropyProbs' || matched.loss === 'nll';
  const how = isOfRows ? ofRows(reductions, rank) : ofElements(reductions);
  if (!how) return undefined;
  const { start, end } = expression;
  const call: CallExpression = { kind: 'call', callee: expression, arguments: [], start, end };
  const given = (role: GivenArgument['role'], value: Expression): GivenArgument => ({
    name: '',
    role,
    value,
    place,
  });
  const arguments_ = [given('scores', matched.scores), given('target', matched.target)];
  return { known: knownLoss(matched, how), call, root, arguments: arguments_ };
}

interface Reading {
  readonly reduction: Reduction;
  readonly isDownColumns: boolean;
}

function knownLoss({ loss }: Matched, { reduction, isDownColumns }: Reading): KnownLoss {
  const isOfValues = loss === 'squaredError' || loss === 'absoluteError';
  return {
    name: 'formula',
    convention: null,
    loss,
    scale: isOfValues ? 'values' : loss === 'nll' ? 'log-probabilities' : 'probabilities',
    target: loss === 'crossEntropyProbs' || loss === 'nll' ? 'distribution' : 'values',
    reduction,
    columnClasses: isDownColumns,
    call: [],
  };
}

/** Of one number per row: the sum over the classes first, the mean of the rows afterwards. */
function ofRows(reductions: readonly Reduced[], rank: number): Reading | undefined {
  const [outer, inner] = reductions;
  if (rank === 1) {
    const isSum = reductions.length === 1 && outer?.kind === 'sum';
    return isSum ? { reduction: 'sum', isDownColumns: false } : undefined;
  }
  if (rank !== 2 || !outer || reductions.length > 2) return undefined;
  if (!inner) {
    if (outer.kind !== 'sum') return undefined;
    const reduction = outer.axis === undefined ? 'sum' : 'none';
    return { reduction, isDownColumns: outer.axis === 0 };
  }
  const isMeanOfRows = inner.kind === 'sum' && inner.axis !== undefined && outer.axis === undefined;
  return isMeanOfRows ? { reduction: outer.kind, isDownColumns: inner.axis === 0 } : undefined;
}

function ofElements(reductions: readonly Reduced[]): Reading | undefined {
  const [outer, ...more] = reductions;
  if (!outer) return undefined;
  return more.length === 0 && outer.axis === undefined
    ? { reduction: outer.kind, isDownColumns: false }
    : undefined;
}

const MAX_LAYERS = 8;

function stripped(context: Context, expression: Expression): Stripped {
  let inner = expression;
  let isNegative = false;
  const reductions: Reduced[] = [];
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    if (inner.kind === 'unary' && inner.operator === '-') {
      isNegative = !isNegative;
      inner = inner.operand;
      continue;
    }
    const reduced = inner.kind === 'call' ? reductionIn(context, inner) : undefined;
    if (!reduced) break;
    reductions.push(reduced.reduction);
    inner = reduced.inner;
  }
  // −y log p − (1 − y) log(1 − p) has its sign in each part.
  return { inner, isNegative, reductions };
}

function reductionIn(
  context: Context,
  call: CallExpression,
): { readonly reduction: Reduced; readonly inner: Expression } | undefined {
  const { callee, arguments: given } = call;
  const name = canonicalName(context.program, callee, context.syntax.backticks);
  const last = callee.kind === 'attribute' ? callee.name : (name ?? '');
  const kind = /^(?:mean|reduce_mean|average)$/.test(last)
    ? 'mean'
    : /^(?:sum|reduce_sum)$/.test(last)
      ? 'sum'
      : undefined;
  if (!kind) return undefined;
  const isFunction = callee.kind === 'name' || (name !== undefined && isModule(name));
  const [first, ...rest] = given;
  const inner = isFunction ? first?.value : callee.kind === 'attribute' ? callee.object : undefined;
  const options = (isFunction ? rest : given).filter(
    (argument) => !/^(?:keepdims?|keepdim|dtype)$/.test(argument.name ?? ''),
  );
  if (!inner || options.length > 1) return undefined;
  const [option] = options;
  if (!option) return { reduction: { kind }, inner };
  if (option.name !== undefined && !/^(?:axis|dim|dims)$/.test(option.name)) return undefined;
  const axis = axisOf(option.value, context);
  return axis === undefined ? undefined : { reduction: { kind, axis }, inner };
}

/** From 0; the last as 1, since only rows of classes are read. Julia, R and MATLAB count from 1. */
function axisOf(value: Expression, { syntax }: Context): number | undefined {
  const sign = value.kind === 'unary' && value.operator === '-' ? -1 : 1;
  const number = value.kind === 'unary' ? value.operand : value;
  if (number.kind !== 'number') return undefined;
  const axis = sign * number.value;
  if (axis < 0) return axis === -1 ? 1 : 0;
  const counted = syntax.mathematical || syntax.arrows ? axis - 1 : axis;
  return counted === 0 || counted === 1 ? counted : undefined;
}

const isModule = (name: string): boolean =>
  /^(?:numpy|torch|jax|tensorflow|keras|cupy|scipy|mlx)\./.test(name);

function matchedBy(context: Context, inner: Expression): Matched | undefined {
  if (inner.kind === 'binary') {
    const { operator, left, right } = inner;
    if (operator === '*') return entropyOf(context, left, right) ?? entropyOf(context, right, left);
    if (operator === '+') return binaryOf(context, left, right) ?? binaryOf(context, right, left);
    if (operator === '**') return isNumber(right, 2) ? differenceOf(left, 'squaredError') : undefined;
    return undefined;
  }
  if (inner.kind !== 'call') return undefined;
  const name = functionName(context, inner);
  const [first, second] = inner.arguments;
  if (!first) return undefined;
  if (name === 'square') return differenceOf(first.value, 'squaredError');
  if ((name === 'power' || name === 'pow') && second && isNumber(second.value, 2))
    return differenceOf(first.value, 'squaredError');
  return name === 'abs' || name === 'absolute' ? differenceOf(first.value, 'absoluteError') : undefined;
}

function functionName(context: Context, { callee }: CallExpression): string | undefined {
  const name = canonicalName(context.program, callee, context.syntax.backticks);
  if (name === undefined || (name.includes('.') && !isModule(name))) return undefined;
  return lastPart(name);
}

/** p · log q, q being what is in the logarithm. */
function entropyOf(context: Context, target: Expression, logarithm: Expression): Matched | undefined {
  if (target.kind === 'number') return undefined;
  if (isLogSoftmax(context, logarithm)) return { loss: 'nll', scores: logarithm, target, isNegative: true };
  const scores = argumentOfLog(context, logarithm);
  if (!scores) return undefined;
  return { loss: 'crossEntropyProbs', scores, target, isNegative: true };
}

function isLogSoftmax(context: Context, expression: Expression): boolean {
  if (expression.kind !== 'call') return false;
  const { callee } = expression;
  const name = functionName(context, expression) ?? (callee.kind === 'attribute' ? callee.name : '');
  return /^log_?softmax$/i.test(name);
}

function argumentOfLog(context: Context, expression: Expression): Expression | undefined {
  if (expression.kind !== 'call') return undefined;
  const { callee } = expression;
  const [only, ...others] = expression.arguments;
  if (functionName(context, expression) === 'log') return others.length === 0 ? only?.value : undefined;
  const isMethod = callee.kind === 'attribute' && callee.name === 'log' && only === undefined;
  return isMethod ? callee.object : undefined;
}

/** y log q + (1 − y) log(1 − q) */
function binaryOf(context: Context, first: Expression, second: Expression): Matched | undefined {
  const positive = productOf(context, first);
  const negative = productOf(context, second);
  if (!positive || !negative) return undefined;
  const { text } = context;
  const isRest = (rest: Expression, of: Expression): boolean =>
    rest.kind === 'binary' &&
    rest.operator === '-' &&
    isNumber(rest.left, 1) &&
    written(text, rest.right) === written(text, of);
  if (!isRest(negative.factor, positive.factor) || !isRest(negative.inLog, positive.inLog)) return undefined;
  return { loss: 'bceProbs', scores: positive.inLog, target: positive.factor, isNegative: true };
}

function productOf(
  context: Context,
  expression: Expression,
): { readonly factor: Expression; readonly inLog: Expression } | undefined {
  if (expression.kind !== 'binary' || expression.operator !== '*') return undefined;
  const { left, right } = expression;
  const ofRight = argumentOfLog(context, right);
  if (ofRight) return { factor: left, inLog: ofRight };
  const ofLeft = argumentOfLog(context, left);
  return ofLeft && { factor: right, inLog: ofLeft };
}

function written(text: string, { start, end }: Expression): string {
  return text.slice(start, end).replace(/\s+/g, '');
}

function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === 'number' && expression.value === value;
}

/** a − b of which one is called a target. */
function differenceOf(expression: Expression, loss: 'squaredError' | 'absoluteError'): Matched | undefined {
  if (expression.kind !== 'binary' || expression.operator !== '-') return undefined;
  const { left, right } = expression;
  const isTarget = (side: Expression): boolean => roleOfName(dottedName(side)) === 'target';
  if (isTarget(left) === isTarget(right)) return undefined;
  const [scores, target] = isTarget(right) ? [left, right] : [right, left];
  return { loss, scores, target, isNegative: false };
}
