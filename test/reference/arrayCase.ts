import type { NumericArray, TextRange } from '../../src/arrays';
import type { Written } from './referenceCase';

/** Kinds of text that are read; the others are counted and named. */
export const supportedKinds: ReadonlySet<string> = new Set([
  'py',
  'json',
  'jsonl',
  'js',
  'ts',
  'torch',
  'torchcpp',
  'numpy',
  'log',
  'md',
  'rb',
  'ws',
  'oct',
  'r',
  'jl',
  'm',
  'c',
  'java',
  'go',
  'rust',
  'toml',
  'yaml',
  'csv',
]);

export interface ExpectedArray extends TextRange {
  readonly shape: readonly number[];
  readonly values: readonly Written[];
  readonly truncated?: boolean;
  /** Further shapes that are accepted. */
  readonly shapeAlt?: readonly (readonly number[])[];
}

/** A text and the arrays in it. */
export interface ArrayCase {
  readonly id: string;
  readonly kind: string;
  readonly languageId: string;
  readonly text: string;
  readonly arrays: readonly ExpectedArray[];
  /** Findings of exactly these ranges are accepted, but not asked for. */
  readonly optional?: readonly TextRange[];
  /** Values need only agree to 12 digits: the print carries a scale factor. */
  readonly approx?: boolean;
  readonly note?: string;
}

/** Reads the text of a file of cases. @throws SyntaxError or TypeError where it is none. */
export function readArrayCases(text: string): ArrayCase[] {
  const cases: unknown = JSON.parse(text);
  if (!Array.isArray(cases)) throw new TypeError('expected an array of cases');
  return cases.map((value: unknown) => {
    if (!isCase(value)) throw new TypeError(`not a case: ${JSON.stringify(value).slice(0, 80)}`);
    return value;
  });
}

/** What differs between the expected arrays and those found, one line each. Finds of a single number are not judged. */
export function mismatches(expected: ArrayCase, found: readonly NumericArray[]): string[] {
  const byRange = new Map(expected.arrays.map((array) => [key(array), array]));
  const optional = new Set((expected.optional ?? []).map(key));
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const array of found) {
    const want = byRange.get(key(array));
    if (want) {
      if (seen.has(key(array))) lines.push(`found twice: ${describe(expected.text, array)}`);
      seen.add(key(array));
      lines.push(
        ...differences(want, array, expected).map((line) => `${describe(expected.text, array)}: ${line}`),
      );
    } else if (array.values.length > 1 && !optional.has(key(array))) {
      lines.push(`unexpected: ${describe(expected.text, array)}`);
    }
  }
  const missing = expected.arrays.filter((array) => !seen.has(key(array)));
  return [...lines, ...missing.map((array) => `missing: ${describe(expected.text, array)}`)];
}

function differences(want: ExpectedArray, found: NumericArray, { approx = false }: ArrayCase): string[] {
  const lines: string[] = [];
  const shapes = [want.shape, ...(want.shapeAlt ?? [])].map((shape) => shape.join());
  if (!shapes.includes(found.shape.join()))
    lines.push(`shape [${found.shape.join()}], expected [${want.shape.join()}]`);
  if (found.truncated !== (want.truncated ?? false)) lines.push(`truncated is ${String(found.truncated)}`);
  if (found.values.length !== want.values.length) {
    lines.push(`${found.values.length} values, expected ${want.values.length}`);
    return lines;
  }
  want.values.forEach((value, index) => {
    const got = found.values[index];
    if (!isSame(Number(value), got, approx ? 1e-12 : 0))
      lines.push(`value ${index} is ${got}, expected ${value}`);
  });
  return lines;
}

function isSame(want: number, got: number, tolerance: number): boolean {
  if (want === got || (Number.isNaN(want) && Number.isNaN(got))) return true;
  return Math.abs(want - got) <= tolerance * Math.max(Math.abs(want), Math.abs(got));
}

function key({ start, end }: TextRange): string {
  return `${start}–${end}`;
}

function describe(text: string, range: TextRange): string {
  return `${key(range)} ${JSON.stringify(text.slice(range.start, Math.min(range.end, range.start + 40)))}`;
}

function isCase(value: unknown): value is ArrayCase {
  if (typeof value !== 'object' || value === null) return false;
  return ['id', 'kind', 'languageId', 'text', 'arrays'].every((name) => name in value);
}
