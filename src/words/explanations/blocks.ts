import { t } from '@vscode/l10n';
import type {
  ExplanationBlock,
  ExplanationInput,
  ExplanationTable,
  ExplanationValues,
  TextRun,
} from '../../explanation';
import { formatCount, formatGiven, formatNumber } from '../numbers';

/** What explanations are made of, so that each says the same thing in the same form. */
export const plain = (text: string): TextRun => ({ text });
export const strong = (text: string): TextRun => ({ text, style: 'strong' });

export const heading = (text: string): ExplanationBlock => ({ kind: 'heading', text });
export const paragraph = (...runs: readonly (TextRun | string)[]): ExplanationBlock => ({
  kind: 'text',
  runs: runs.map(asRun),
});
export const note = (
  severity: 'error' | 'warning' | 'information',
  ...runs: readonly (TextRun | string)[]
): ExplanationBlock => ({ kind: 'text', severity, runs: runs.map(asRun) });
export const steps = (...lines: readonly (readonly (TextRun | string)[] | string)[]): ExplanationBlock => ({
  kind: 'steps',
  steps: lines.map((line) => (typeof line === 'string' ? [plain(line)] : line.map(asRun))),
});

const asRun = (run: TextRun | string): TextRun => (typeof run === 'string' ? plain(run) : run);

export interface TableRow {
  readonly cells: readonly string[];
  readonly mark?: string;
}

/** A table whose first column is words and whose others are numbers. */
export function numberTable(
  caption: string,
  headings: readonly string[],
  rows: readonly TableRow[],
  below?: string,
): ExplanationTable {
  const columns = headings.map((text, index) => ({
    heading: text,
    align: index === 0 ? ('start' as const) : ('end' as const),
  }));
  return { kind: 'table', caption, columns, rows, note: below };
}

/** A choice whose value is one of its options: the one given, else the default. */
export function choice<Value extends string>(
  id: string,
  label: string,
  given: ExplanationValues,
  options: readonly { readonly value: Value; readonly label: string }[],
  byDefault: Value,
): { readonly value: Value; readonly input: ExplanationInput } {
  const value = options.find((option) => option.value === given[id])?.value ?? byDefault;
  return { value, input: { kind: 'choice', id, label, value, options } };
}

/** `(−0.3)`: a number as a factor or a summand, in parentheses where a sign or a space would be misread. */
export const factor = (text: string): string => (/^[−+]| /.test(text) ? `(${text})` : text);

/** A step or a temperature, without what a product in doubles adds to its digits. */
export const tidy = (value: number): string => formatGiven(Number(value.toPrecision(12)));

/** Six significant digits, for numbers that are to be compared with each other. */
export const precise = (value: number): string => formatNumber(value, 6);

/** Most terms of a sum that are written out. */
const mostTerms = 6;

/** `a + b + c`, of many the first and the largest ones: `a + b + … (998 more)`. */
export function sumOfTerms(terms: readonly string[], count = terms.length): string {
  const shown = terms.slice(0, count <= mostTerms ? mostTerms : mostTerms - 1).join(' + ');
  const left = count - Math.min(terms.length, count <= mostTerms ? mostTerms : mostTerms - 1);
  return left > 0 ? t('{0} + … ({1} more)', shown, formatCount(left)) : shown;
}

/** How many terms a caller of `sumOfTerms` need make. */
export const termsShown = mostTerms;
