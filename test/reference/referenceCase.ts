/** A number as the reference files write it: those that JSON has no words for are strings. */
export type Written = number | 'NaN' | 'Infinity' | '-Infinity';

/** A number, a text, or nested arrays and objects of them, with the special numbers read. */
export type Value = number | string | boolean | readonly Value[] | { readonly [key: string]: Value };

export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

/** One case of a reference file, with every special number read. */
export interface ReferenceCase {
  readonly id: string;
  readonly op: string;
  readonly input: { readonly [key: string]: Value };
  readonly params: { readonly [key: string]: Value };
  readonly expected: { readonly [key: string]: Value };
  /** For all results, or by the name of the result. */
  readonly tol: Tolerance | { readonly [key: string]: Tolerance };
}

/** Reads the text of a reference file. @throws SyntaxError or TypeError where it is none. */
export function readCases(text: string): ReferenceCase[] {
  const cases: unknown = JSON.parse(text, (_, value: unknown) => special(value));
  if (!Array.isArray(cases)) throw new TypeError('expected an array of cases');
  return cases.map((value: unknown) => {
    if (!isCase(value)) throw new TypeError(`not a reference case: ${JSON.stringify(value).slice(0, 80)}`);
    return value;
  });
}

/** What differs from the expected results, one line each; empty where the case passes. */
export function mismatches(reference: ReferenceCase, got: { readonly [key: string]: unknown }): string[] {
  return Object.entries(reference.expected).flatMap(([key, want]) =>
    compare(key, got[key], want, toleranceOf(reference, key)),
  );
}

function compare(path: string, got: unknown, want: Value, tolerance: Tolerance): string[] {
  if (Array.isArray(want)) {
    if (!isListLike(got)) return [`${path}: expected ${want.length} values, found ${String(got)}`];
    if (got.length !== want.length) return [`${path}: expected ${want.length} values, found ${got.length}`];
    return want.flatMap((value: Value, index) => compare(`${path}[${index}]`, got[index], value, tolerance));
  }
  if (typeof want !== 'number' || typeof got !== 'number') {
    return Object.is(got, want) ? [] : [`${path}: expected ${String(want)}, found ${String(got)}`];
  }
  return isClose(got, want, tolerance) ? [] : [`${path}: expected ${want}, found ${got}`];
}

function isClose(got: number, want: number, { rtol, atol }: Tolerance): boolean {
  if (got === want || (Number.isNaN(got) && Number.isNaN(want))) return true;
  return Number.isFinite(want) && Math.abs(got - want) <= atol + rtol * Math.abs(want);
}

function toleranceOf({ tol, id }: ReferenceCase, key: string): Tolerance {
  if (isTolerance(tol)) return tol;
  const own = tol[key];
  if (own === undefined) throw new TypeError(`${id}: no tolerance for ${key}`);
  return own;
}

function isTolerance(tol: ReferenceCase['tol']): tol is Tolerance {
  return typeof tol.rtol === 'number';
}

function special(value: unknown): unknown {
  if (value === 'NaN') return NaN;
  if (value === 'Infinity') return Infinity;
  return value === '-Infinity' ? -Infinity : value;
}

function isListLike(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && value !== null && 'length' in value;
}

function isCase(value: unknown): value is ReferenceCase {
  if (typeof value !== 'object' || value === null) return false;
  const keys = ['id', 'op', 'input', 'params', 'expected', 'tol'];
  return keys.every((key) => key in value);
}
