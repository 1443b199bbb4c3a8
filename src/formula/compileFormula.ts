import { FormulaFault } from './formulaFault';
import { constants, functions } from './functions';
import {
  isConditionalNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
  type MathNode,
} from './mathematics';
import { compileCondition } from './compileCondition';

export type Evaluate = (x: number, y: number) => number;

type Arithmetic = (a: number, b: number) => number;

const arithmetic: ReadonlyMap<string, Arithmetic> = new Map<string, Arithmetic>([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
  ['pow', (a, b) => Math.pow(a, b)],
]);

/**
 * A parsed formula as a function of two real numbers. What is not named here has no meaning in a formula.
 * @param text the formula, in which a fault is looked up
 * @throws FormulaFault at the first part that is no arithmetic of x, y, constants and known functions
 */
export function compileFormula(node: MathNode, text: string): Evaluate {
  if (isParenthesisNode(node)) return compileFormula(node.content, text);
  if (isConstantNode(node)) return compileConstant(node.value, text);
  if (isSymbolNode(node)) return compileName(node.name, text);
  if (isOperatorNode(node)) return compileOperator(node.fn, node.op, node.args, text);
  if (isFunctionNode(node)) return compileCall(node, text);
  if (isConditionalNode(node)) {
    const condition = compileCondition(node.condition, text);
    const [yes, no] = [compileFormula(node.trueExpr, text), compileFormula(node.falseExpr, text)];
    return (x, y) => (condition(x, y) ? yes(x, y) : no(x, y));
  }
  throw new FormulaFault({ code: 'notAllowed', at: 0, what: node.type });
}

function compileConstant(value: unknown, text: string): Evaluate {
  if (typeof value === 'number') return () => value;
  const written = String(value);
  throw new FormulaFault({ code: 'notAllowed', at: placeOf(written, text), what: written });
}

function compileName(name: string, text: string): Evaluate {
  if (name === 'x') return (x) => x;
  if (name === 'y') return (_, y) => y;
  const value = constants.get(name);
  if (value !== undefined) return () => value;
  throw new FormulaFault({ code: 'unknownName', at: placeOf(name, text), name });
}

function compileOperator(fn: string, op: string, args: readonly MathNode[], text: string): Evaluate {
  const [first, ...rest] = args.map((each) => compileFormula(each, text));
  if (first && fn === 'unaryMinus') return (x, y) => -first(x, y);
  if (first && fn === 'unaryPlus') return first;
  const apply = arithmetic.get(fn);
  if (!first || !apply) throw new FormulaFault({ code: 'notAllowed', at: placeOf(op, text), what: op });
  // The simplified derivative has sums and products of more than two parts.
  return rest.reduce<Evaluate>((before, next) => (x, y) => apply(before(x, y), next(x, y)), first);
}

function compileCall(node: { fn: MathNode; args: readonly MathNode[] }, text: string): Evaluate {
  const name = isSymbolNode(node.fn) ? node.fn.name : node.fn.toString();
  const found = functions.get(name);
  const at = placeOf(name, text);
  if (!found) throw new FormulaFault({ code: 'unknownFunction', at, name });
  const { least, most, call } = found;
  const args = node.args.map((each) => compileFormula(each, text));
  if (args.length < least || args.length > most) {
    const expected = least === most ? String(least) : most === Infinity ? `≥ ${least}` : `${least}–${most}`;
    throw new FormulaFault({ code: 'argumentCount', at, name, expected, found: args.length });
  }
  const [first, second] = args;
  if (first && args.length === 1) return (x, y) => call(first(x, y));
  if (first && second && args.length === 2) return (x, y) => call(first(x, y), second(x, y));
  return (x, y) => call(...args.map((each) => each(x, y)));
}

/** Where a name or sign stands in the text: mathjs tells no places of what it has parsed. */
export function placeOf(part: string, text: string): number {
  const isWord = (character: string | undefined): boolean => /[\p{L}\p{N}_]/u.test(character ?? '');
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const touches =
      isWord(part[0]) &&
      (isWord(text[at - 1]) || isWord(text[at + part.length])) &&
      !/\d/.test(text[at - 1] ?? '');
    if (!touches) return at;
  }
  return 0;
}
