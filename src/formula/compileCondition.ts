import { compileFormula, placeOf, type Evaluate } from './compileFormula';
import { FormulaFault } from './formulaFault';
import { isOperatorNode, isParenthesisNode, isRelationalNode, type MathNode } from './mathematics';

type Condition = (x: number, y: number) => boolean;
type Comparison = (a: number, b: number) => boolean;

/** Exact, unlike mathjs' own, which take numbers within 1e−12 of each other for equal. */
export const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['smaller', (a, b) => a < b],
  ['smallerEq', (a, b) => a <= b],
  ['larger', (a, b) => a > b],
  ['largerEq', (a, b) => a >= b],
  ['equal', (a, b) => a === b],
  ['unequal', (a, b) => a !== b],
]);

/**
 * What stands before a `?`: comparisons, joined by and, or, not.
 * @throws FormulaFault where it is none
 */
export function compileCondition(node: MathNode, text: string): Condition {
  if (isParenthesisNode(node)) return compileCondition(node.content, text);
  if (isRelationalNode(node)) {
    const sides = node.params.map((each) => compileFormula(each, text));
    return all(node.conditionals.map((name, index) => compare(name, sides[index], sides[index + 1], text)));
  }
  if (!isOperatorNode(node)) throw new FormulaFault({ code: 'condition', at: placeOf('?', text) });
  const name: string = node.fn;
  const args: readonly MathNode[] = node.args;
  if (name === 'and' || name === 'or' || name === 'not') {
    const parts = args.map((each) => compileCondition(each, text));
    if (name === 'not') return (x, y) => !parts.every((each) => each(x, y));
    return name === 'and' ? all(parts) : (x, y) => parts.some((each) => each(x, y));
  }
  const [left, right] = comparisons.has(name) ? args.map((each) => compileFormula(each, text)) : [];
  return compare(name, left, right, text);
}

const all =
  (parts: readonly Condition[]): Condition =>
  (x, y) =>
    parts.every((each) => each(x, y));

function compare(
  name: string,
  left: Evaluate | undefined,
  right: Evaluate | undefined,
  text: string,
): Condition {
  const holds = comparisons.get(name);
  if (!holds || !left || !right) throw new FormulaFault({ code: 'condition', at: placeOf('?', text) });
  return (x, y) => holds(left(x, y), right(x, y));
}
