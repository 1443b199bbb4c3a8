import { isBlank } from '../characters';
import { NumberReader } from '../numbers/numberReader';
import type { ScalarCall } from '../syntax';

const pythonModules = [
  'np',
  'numpy',
  'math',
  'cmath',
  'torch',
  'jnp',
  'jax.numpy',
  'cp',
  'cupy',
  'mx.np',
  'tf.math',
];
const notFinite: readonly (readonly [string, number])[] = [
  ['inf', Infinity],
  ['Inf', Infinity],
  ['infty', Infinity],
  ['PINF', Infinity],
  ['NINF', -Infinity],
  ['nan', NaN],
  ['NaN', NaN],
  ['NAN', NaN],
];

/** `np.inf`, `math.nan` and their like. */
export const pythonNames: ReadonlyMap<string, number> = new Map(
  pythonModules.flatMap((module) => notFinite.map(([name, value]) => [`${module}.${name}`, value] as const)),
);

export const javascriptNames: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['Number.NaN', NaN],
  ['Number.POSITIVE_INFINITY', Infinity],
  ['Number.NEGATIVE_INFINITY', -Infinity],
]);

const bareNames: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['infinity', Infinity],
  ['nan', NaN],
]);

/** `nan`, `inf`, `Infinity` in any case. */
export function bareNotFinite(name: string): number | undefined {
  return name.length > 8 ? undefined : bareNames.get(name.toLowerCase());
}

/** Python's `float('inf')`: a string of a number that has no literal. */
export function floatOfString(
  text: string,
  start: number,
  open: number,
  limit: number,
): ScalarCall | undefined {
  if (text.slice(start, open) !== 'float') return undefined;
  const quote = text[open + 1];
  if (quote !== '"' && quote !== "'") return undefined;
  const close = text.slice(open + 2, Math.min(limit, open + 24)).indexOf(quote);
  const end = open + 2 + close + 2;
  if (close < 0 || end > limit || text[end - 1] !== ')') return undefined;
  const written = text.slice(open + 2, end - 2).trim();
  const sign = written.startsWith('-') ? -1 : 1;
  const value = bareNotFinite(/^[+-]/.test(written) ? written.slice(1) : written);
  if (value === undefined) return undefined;
  return { value: sign * value, end, numberStart: start, numberEnd: end };
}

const scalarType = /^(?:np|numpy|jnp)\.(?:float|int|uint)(?:_|16|32|64|8|128)?$/;
const reader = new NumberReader({ digitSeparator: false, radixPrefixes: false, unicodeMinus: true });

/** NumPy 2 prints the scalars of a list as `np.float64(0.5)`. */
export function numpyScalar(
  text: string,
  start: number,
  open: number,
  limit: number,
): ScalarCall | undefined {
  if (!scalarType.test(text.slice(start, open))) return undefined;
  let numberStart = open + 1;
  while (numberStart < limit && isBlank(text.charCodeAt(numberStart))) numberStart++;
  let numberEnd = reader.read(text, numberStart, limit);
  let value = reader.value;
  if (numberEnd < 0) {
    numberEnd = text.slice(numberStart, Math.min(limit, numberStart + 12)).indexOf(')') + numberStart;
    const written = text.slice(numberStart, numberEnd);
    const sign = written.startsWith('-') ? -1 : 1;
    const named = bareNotFinite(sign < 0 ? written.slice(1) : written);
    if (named === undefined) return undefined;
    value = sign * named;
  }
  if (numberEnd >= limit || text[numberEnd] !== ')') return undefined;
  return { value, end: numberEnd + 1, numberStart, numberEnd };
}
