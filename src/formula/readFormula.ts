import { compileFormula, type Evaluate } from './compileFormula';
import { differentiate, NoDerivative, simplified, withoutParentheses } from './differentiate';
import { FormulaFault } from './formulaFault';
import { longestFormula, type FormulaError } from './formulaTask';
import { parse, type MathNode } from './mathematics';

export interface ReadFormula {
  readonly value: Evaluate;
  /** ∂/∂x; absent where there is none. */
  readonly derivative?: Evaluate;
  readonly derivativeText?: string;
  /** The function or operator that has no derivative. */
  readonly withoutDerivative?: string;
}

export type FormulaReading =
  | { readonly formula: ReadFormula; readonly error?: undefined }
  | { readonly formula?: undefined; readonly error: FormulaError };

/** Signs that look like those of a formula, each as long as what stands for it, so that places stay. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/[−–]/g, '-'],
  [/[×·⋅∗]/g, '*'],
  [/[÷∕]/g, '/'],
];

/**
 * Reads a formula in x and y with mathjs' parser and differentiates it by x. Only real arithmetic is let through:
 * + − * / ^, numbers, x, y, constants, the functions of `functions.ts` and conditions `a < b ? c : d`.
 * @returns the formula as functions of x and y, or what is wrong with it and where; never throws on any text
 */
export function readFormula(text: string): FormulaReading {
  if (text.trim() === '') return { error: { code: 'empty' } };
  if (text.length > longestFormula) return { error: { code: 'tooLong', length: text.length } };
  const written = lookalikes.reduce((changed, [from, to]) => changed.replace(from, to), text);
  try {
    const tree = withoutParentheses(parse(written));
    const value = compileFormula(tree, written);
    return { formula: { value, ...derivativeOf(tree) } };
  } catch (error) {
    return { error: formulaError(error, text) };
  }
}

function derivativeOf(tree: MathNode): Omit<ReadFormula, 'value'> {
  try {
    const derivative = differentiate(tree);
    return {
      derivative: compileFormula(derivative, ''),
      derivativeText: simplified(derivative).toString({ parenthesis: 'auto' }),
    };
  } catch (error) {
    if (error instanceof NoDerivative) return { withoutDerivative: error.part };
    throw error;
  }
}

function formulaError(error: unknown, text: string): FormulaError {
  if (error instanceof FormulaFault) return error.reason;
  // Recursion that is deeper than the stack.
  if (error instanceof RangeError) return { code: 'tooDeep' };
  if (error instanceof SyntaxError) {
    const char = 'char' in error && typeof error.char === 'number' ? error.char : 1;
    const detail = error.message.replace(/ \(char \d+\)$/, '');
    return { code: 'syntax', at: Math.min(Math.max(char - 1, 0), text.length), detail };
  }
  throw error;
}
