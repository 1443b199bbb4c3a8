import { comparisons } from './compileCondition';
import {
  derivative,
  isConditionalNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  parse,
  simplify,
  type MathNode,
} from './mathematics';

/** There is no derivative, because of a part of the formula. */
export class NoDerivative extends Error {
  constructor(readonly part: string) {
    super(part);
  }
}

/**
 * Derivatives by u of functions of one variable that mathjs has none of, or one that fails where the function is
 * smooth: its abs gives abs(u)/u, which is NaN at 0, where sgn(0) = 0 is the mean of both sides; its cbrt gives a
 * power that is NaN below 0.
 */
const ownRules: ReadonlyMap<string, string> = new Map([
  ['abs', 'sign(u)'],
  ['cbrt', '1 / (3 * cbrt(u)^2)'],
  ['square', '2 * u'],
  ['cube', '3 * u^2'],
  ['log2', '1 / (u * log(2))'],
  ['log1p', '1 / (1 + u)'],
  ['expm1', 'exp(u)'],
  ['erf', '2 / sqrt(pi) * exp(-u^2)'],
]);

/**
 * The derivative of a formula by x: by mathjs, but for the functions with rules of their own, which it sees as
 * variables s0, s1 … and which the chain rule puts back: ∂f/∂x + Σ ∂f/∂sₖ · sₖ′.
 * @param node without parentheses: trees need none
 * @throws NoDerivative for functions and operators that have none here
 */
export function differentiate(node: MathNode): MathNode {
  const parts: MathNode[] = [];
  const outer = node.transform((each: MathNode) => {
    if (!hasOwnRule(each) || !dependsOn(each, 'x')) return each;
    parts.push(each);
    return parse(`s${parts.length - 1}`);
  });
  const terms = parts.map((part, index) => {
    const slope = byMathjs(outer, `s${index}`);
    const inner = derivativeOfPart(part);
    return slope.toString() === '1' ? inner : filled('a * b', { a: slope, b: inner });
  });
  if (dependsOn(outer, 'x') || terms.length === 0) terms.unshift(byMathjs(outer, 'x'));
  const sum = terms.reduce((before, next) => filled('a + b', { a: before, b: next }));
  return filled(sum, Object.fromEntries(parts.map((part, index) => [`s${index}`, part])));
}

/** For reading: where it cannot be simplified, or is too long for it, it stays as it is. */
export function simplified(node: MathNode): MathNode {
  if (sizeOf(node) > mostSimplified) return node;
  if (holdsCondition(node)) return node.map((part: MathNode) => simplified(part));
  return simplify(node);
}

/** mathjs does not simplify conditions and comparisons, but their parts. */
function holdsCondition(node: MathNode): boolean {
  let found = false;
  node.traverse((each: MathNode) => {
    const isComparison = isOperatorNode(each) && comparisons.has(each.fn);
    if (isComparison || isConditionalNode(each) || isRelationalNode(each)) found = true;
  });
  return found;
}

/** Simplification takes time with the square of the parts, and more. */
const mostSimplified = 400;

function sizeOf(node: MathNode): number {
  let size = 0;
  node.traverse(() => size++);
  return size;
}

function hasOwnRule(node: MathNode): boolean {
  if (isConditionalNode(node)) return true;
  return isFunctionNode(node) && (ownRules.has(node.fn.name) || isExtreme(node.fn.name));
}

const isExtreme = (name: string): boolean => name === 'max' || name === 'min';

function derivativeOfPart(node: MathNode): MathNode {
  if (isConditionalNode(node)) {
    const { condition: c, trueExpr, falseExpr } = node;
    return filled('c ? a : b', { c, a: differentiate(trueExpr), b: differentiate(falseExpr) });
  }
  if (!isFunctionNode(node)) throw new NoDerivative(node.type);
  const args: readonly MathNode[] = node.args;
  const [u] = args;
  if (!u) throw new NoDerivative(node.fn.name);
  if (isExtreme(node.fn.name)) return extremeDerivative(node.fn.name, args);
  return filled(`(${ownRules.get(node.fn.name) ?? ''}) * d`, { u, d: differentiate(u) });
}

/** Of the larger (or smaller) of two; where both are equal, the mean of both sides, as sgn(0) = 0 is for |u|. */
function extremeDerivative(name: string, args: readonly MathNode[]): MathNode {
  const [first, ...rest] = args;
  const [second, ...others] = rest;
  if (!first) throw new NoDerivative(name);
  if (!second) return differentiate(first);
  if (others.length > 0) {
    const pair = filled(`${name}(a, b)`, { a: first, b: second });
    return extremeDerivative(name, [pair, ...others]);
  }
  const [over, under] = name === 'max' ? ['>', '<'] : ['<', '>'];
  const form = `a ${over} b ? c : (a ${under} b ? d : (c + d) / 2)`;
  return filled(form, { a: first, b: second, c: differentiate(first), d: differentiate(second) });
}

/** A form with its names replaced. Every place gets a copy: mathjs tells the factors of a product by identity. */
function filled(form: string | MathNode, values: Readonly<Record<string, MathNode>>): MathNode {
  const tree = typeof form === 'string' ? withoutParentheses(parse(form)) : form;
  return tree.transform((node: MathNode) => {
    const value = isSymbolNode(node) && Object.hasOwn(values, node.name) ? values[node.name] : undefined;
    return value ? value.cloneDeep() : node;
  });
}

export function withoutParentheses(node: MathNode): MathNode {
  return node.transform((each: MathNode) =>
    isParenthesisNode(each) ? withoutParentheses(each.content) : each,
  );
}

function dependsOn(node: MathNode, name: string): boolean {
  let found = false;
  node.traverse((each: MathNode) => {
    if (isSymbolNode(each) && each.name === name) found = true;
  });
  return found;
}

function byMathjs(node: MathNode, variable: string): MathNode {
  try {
    return derivative(node, variable, { simplify: false });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const name = /Cannot process (?:function|operator) "([^"]*)"/.exec(String(error))?.[1];
    throw new NoDerivative(name ?? String(error));
  }
}
