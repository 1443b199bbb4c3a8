import type { NumericArray, TextRange } from '../arrays/numericArray';

export interface Argument {
  readonly name?: string;
  readonly value: Expression;
}

export interface Entry {
  readonly key?: string;
  readonly value: Expression;
}

export type NameExpression = TextRange & { readonly kind: 'name'; readonly name: string };
export type ArrayExpression = TextRange & { readonly kind: 'array'; readonly array: NumericArray };
export type ListExpression = TextRange & {
  readonly kind: 'list';
  readonly bracket: '[' | '(' | '{';
  readonly items: readonly Expression[];
};
export type DictExpression = TextRange & { readonly kind: 'dict'; readonly entries: readonly Entry[] };
export type CallExpression = TextRange & {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
};
export type AttributeExpression = TextRange & {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
};
export type SliceExpression = TextRange & {
  readonly kind: 'slice';
  readonly from?: Expression;
  readonly to?: Expression;
  readonly step?: Expression;
};
export type SubscriptExpression = TextRange & {
  readonly kind: 'subscript';
  readonly object: Expression;
  readonly indices: readonly Expression[];
};
export type UnaryExpression = TextRange & {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
};
export type BinaryExpression = TextRange & {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
};

/** An expression of Python, JavaScript, TypeScript or JSON. */
export type Expression =
  | NameExpression
  | ArrayExpression
  | ListExpression
  | DictExpression
  | CallExpression
  | AttributeExpression
  | SliceExpression
  | SubscriptExpression
  | UnaryExpression
  | BinaryExpression
  | (TextRange & { readonly kind: 'number'; readonly value: number })
  | (TextRange & { readonly kind: 'string'; readonly value: string })
  /** Anything not understood, with what was understood inside it. */
  | (TextRange & { readonly kind: 'other'; readonly parts: readonly Expression[] });

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'dict':
      return expression.entries.map((entry) => entry.value);
    case 'call':
      return [expression.callee, ...expression.arguments.map((argument) => argument.value)];
    case 'attribute':
      return [expression.object];
    case 'subscript':
      return [expression.object, ...expression.indices];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'other':
      return expression.parts;
    default:
      return [];
  }
}

/** A value under a name: a field of an object, a named argument of a call. */
export interface Field {
  readonly name?: string;
  readonly value: Expression;
}

/** The fields of `{"token": "a", …}` or of a call that makes an object with them, `Logprob(logprob=-0.1, …)`. */
export function fieldsOf(expression: Expression): readonly Field[] | undefined {
  if (expression.kind === 'dict')
    return expression.entries.map((entry) => ({ name: entry.key, value: entry.value }));
  if (expression.kind !== 'call') return undefined;
  const isMade = /(?:^|\.)(?:dict|[A-Z]\w*)$/.test(dottedName(expression.callee) ?? '');
  return isMade && expression.arguments.some(({ name }) => name !== undefined)
    ? expression.arguments
    : undefined;
}

/** The expressions from `root` down to the one that starts and ends as `range` does; empty where it is not inside. */
export function pathTo(root: Expression, range: TextRange): readonly Expression[] {
  const path: Expression[] = [];
  let at: Expression | undefined = root;
  while (at) {
    path.push(at);
    if (at.start === range.start && at.end === range.end && at.kind === 'array') return path;
    at = partsOf(at).find((part) => part.start <= range.start && range.end <= part.end);
  }
  return [];
}

const MAX_DOTTED_PARTS = 16;

/** `a.b.c` as its dotted name; undefined for anything else, and for longer chains than names have. */
export function dottedName(expression: Expression): string | undefined {
  const parts: string[] = [];
  let at = expression;
  while (at.kind === 'attribute' && parts.length < MAX_DOTTED_PARTS) {
    parts.push(at.name);
    at = at.object;
  }
  return at.kind === 'name' ? [at.name, ...parts.reverse()].join('.') : undefined;
}
