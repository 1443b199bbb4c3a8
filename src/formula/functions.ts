import { erf, gamma } from './mathematics';

/** A real function of as many numbers as it takes. */
export interface RealFunction {
  readonly least: number;
  readonly most: number;
  readonly call: (...values: readonly number[]) => number;
}

const unary = (call: (value: number) => number): RealFunction => ({
  least: 1,
  most: 1,
  call: (value = NaN) => call(value),
});

/** The constants by their names in mathjs. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['PI', Math.PI],
  ['π', Math.PI],
  ['tau', 2 * Math.PI],
  ['e', Math.E],
  ['E', Math.E],
]);

/**
 * Every function that a formula or its derivative may hold, under its name in mathjs. All are real: outside its range
 * a function is NaN.
 */
export const functions: ReadonlyMap<string, RealFunction> = new Map<string, RealFunction>([
  ['abs', unary(Math.abs)],
  ['sign', unary(Math.sign)],
  ['sqrt', unary(Math.sqrt)],
  ['cbrt', unary(Math.cbrt)],
  ['square', unary((u) => u * u)],
  ['cube', unary((u) => u * u * u)],
  ['exp', unary(Math.exp)],
  ['expm1', unary(Math.expm1)],
  ['log', { least: 1, most: 2, call: (u = NaN, base = Math.E) => logarithm(u, base) }],
  ['log2', unary(Math.log2)],
  ['log10', unary(Math.log10)],
  ['log1p', unary(Math.log1p)],
  ['pow', { least: 2, most: 2, call: (u = NaN, exponent = NaN) => Math.pow(u, exponent) }],
  ['sin', unary(Math.sin)],
  ['cos', unary(Math.cos)],
  ['tan', unary(Math.tan)],
  ['sec', unary((u) => 1 / Math.cos(u))],
  ['csc', unary((u) => 1 / Math.sin(u))],
  ['cot', unary((u) => 1 / Math.tan(u))],
  ['asin', unary(Math.asin)],
  ['acos', unary(Math.acos)],
  ['atan', unary(Math.atan)],
  ['sinh', unary(Math.sinh)],
  ['cosh', unary(Math.cosh)],
  ['tanh', unary(Math.tanh)],
  ['sech', unary((u) => 1 / Math.cosh(u))],
  ['csch', unary((u) => 1 / Math.sinh(u))],
  ['coth', unary((u) => 1 / Math.tanh(u))],
  ['asinh', unary(Math.asinh)],
  ['acosh', unary(Math.acosh)],
  ['atanh', unary(Math.atanh)],
  ['erf', unary((u) => erf(u))],
  ['gamma', unary((u) => gamma(u))],
  ['floor', unary(Math.floor)],
  ['ceil', unary(Math.ceil)],
  ['round', unary((u) => Math.sign(u) * Math.round(Math.abs(u)))],
  ['max', { least: 1, most: Infinity, call: (...values) => Math.max(...values) }],
  ['min', { least: 1, most: Infinity, call: (...values) => Math.min(...values) }],
]);

function logarithm(u: number, base: number): number {
  return base === Math.E ? Math.log(u) : Math.log(u) / Math.log(base);
}
