import type { TextRange } from '../../arrays/numericArray';
import type { Expression } from '../expressions';

/** A number and where it is written. */
export interface WrittenNumber extends TextRange {
  readonly value: number;
}

const words: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['Infinity', Infinity],
  ['infinity', Infinity],
  ['nan', NaN],
  ['NaN', NaN],
]);

/** The number of an expression, of a string that holds nothing else (`"-2.5"`), or of `-inf`. */
export function numberIn(expression: Expression): WrittenNumber | undefined {
  const { start, end } = expression;
  switch (expression.kind) {
    case 'number':
      return { value: expression.value, start, end };
    case 'name':
      return numberOfWord(expression.name, start, end);
    case 'string':
      return /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(expression.value)
        ? { value: Number(expression.value), start: start + 1, end: end - 1 }
        : undefined;
    case 'unary': {
      const inner = expression.operator === '-' ? numberIn(expression.operand) : undefined;
      return inner && { value: -inner.value, start, end };
    }
    default:
      return undefined;
  }
}

function numberOfWord(name: string, start: number, end: number): WrittenNumber | undefined {
  const value = words.get(name);
  return value === undefined ? undefined : { value, start, end };
}

/** `null` of JSON, `None` of Python. */
export function isNull(expression: Expression): boolean {
  return expression.kind === 'name' && /^(?:null|None)$/.test(expression.name);
}
