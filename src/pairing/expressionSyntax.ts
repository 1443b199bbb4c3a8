import type { Expression } from './expressions';
import type { Token } from './tokens';

export const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export const precedence: Readonly<Record<string, number>> = {
  ':=': 0,
  '|>': 0,
  or: 1,
  '||': 1,
  '??': 1,
  and: 2,
  '&&': 2,
  in: 3,
  is: 3,
  of: 3,
  '==': 3,
  '!=': 3,
  '===': 3,
  '!==': 3,
  '<': 3,
  '>': 3,
  '<=': 3,
  '>=': 3,
  '|': 4,
  '^': 4,
  '&': 4,
  '<<': 5,
  '>>': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
  '@': 7,
  '**': 9,
};

export const prefixOperators = new Set(['-', '+', '~', '!', 'not', '*', '**', '...']);
/** Words that stand before an expression and change nothing of what it is. */
export const silentPrefixes = new Set(['new', 'await', 'yield', 'typeof', 'void', 'return', 'async']);

export const blocksOfRust = new Set(['fn', 'impl', 'mod', 'trait', 'struct', 'enum']);
/** Types of numbers before an array of them, in Julia; what R makes an array with. */
export const elementTypes = /^(?:c|Float(?:16|32|64)|U?Int(?:8|16|32|64)?|Bool)$/;

/** For each bracket token its partner, −1 where it has none; other tokens −1. One pass. */
export function matchBrackets(tokens: readonly Token[]): Int32Array {
  const partner = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'punctuation') return;
    if (token.text in closers) open.push(index);
    else if (token.text === ')' || token.text === ']' || token.text === '}') {
      const last = open.at(-1);
      if (last === undefined || closers[tokens[last]?.text ?? ''] !== token.text) return;
      open.pop();
      partner[last] = index;
      partner[index] = last;
    }
  });
  return partner;
}

/** `x |> f(y)` is `f(x, y)`. */
export function piped(left: Expression, right: Expression): Expression {
  const { start } = left;
  const { end } = right;
  if (right.kind !== 'call') return { kind: 'call', callee: right, arguments: [{ value: left }], start, end };
  return { ...right, arguments: [{ value: left }, ...right.arguments], start, end };
}

export function keyOf(expression: Expression): string {
  if (expression.kind === 'string') return expression.value;
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'number' ? String(expression.value) : '';
}

export function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'list' && expression.kind !== 'other') return [];
  const inside = expression.kind === 'list' ? expression.items : expression.parts;
  return inside.flatMap((part) => (part.kind === 'name' ? [part.name] : []));
}

export function numberOf(text: string): number {
  const plain = text.replaceAll('_', '');
  return Number(/^0[xXbBoO]/.test(plain) ? plain : plain.replace(/[jnfFdDL]$/, ''));
}
