import type { NumericArray, TextRange } from '../../src/arrays';
import type { FlatQuestion } from '../../src/pairing';
import type { Written } from './referenceCase';

/** An array of a case; where it is a hard one, not finding it is accepted. */
interface ReportedArray extends TextRange {
  readonly shape: readonly number[];
  readonly shapeAlt?: readonly (readonly number[])[];
  readonly values: readonly Written[];
  readonly truncated?: boolean;
  readonly acceptNothing?: boolean;
}

interface ReportedQuestion {
  readonly kind: string;
  readonly kindAccepted?: readonly string[];
  readonly scores?: TextRange;
  readonly target?: TextRange | null;
  /** The numbers stand in a structure of this kind, not in one literal. */
  readonly reader?: string;
  readonly loss: Written | null;
  readonly lossAccepted?: unknown;
  readonly lossOptional?: boolean;
  readonly lossTolerance?: number;
  readonly perRow?: readonly Written[];
  readonly wrong?: Readonly<Record<string, unknown>>;
  /** Codes of what the person should be told. */
  readonly diagnosis?: readonly string[];
}

/** A text of a public report, the arrays in it, and what is to be read at its cursor. */
export interface ReportCase {
  readonly id: string;
  readonly what: string;
  readonly languageId: string;
  readonly text: string;
  readonly arrays: readonly ReportedArray[];
  readonly optional?: readonly TextRange[];
  /** Values need only agree to 12 digits: the print carries a scale factor. */
  readonly approx?: boolean;
  readonly question?: ReportedQuestion | null;
}

const cursor = '¦';

/** Reads the text of a file of cases. @throws SyntaxError or TypeError where it is none. */
export function readReportCases(json: string): ReportCase[] {
  const cases: unknown = JSON.parse(json);
  if (!Array.isArray(cases)) throw new TypeError('expected a list of cases');
  return cases.map((value: unknown) => {
    if (!isCase(value)) throw new TypeError(`not a case: ${JSON.stringify(value).slice(0, 80)}`);
    return value;
  });
}

function isCase(value: unknown): value is ReportCase {
  return typeof value === 'object' && value !== null && 'id' in value && 'text' in value && 'arrays' in value;
}

/** The text without its cursor, and where that was; undefined where there is none. */
export function placed({ text }: ReportCase): { readonly text: string; readonly offset?: number } {
  const offset = text.indexOf(cursor);
  return offset < 0 ? { text } : { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

/** What differs between the expected arrays and those found. Finds of a single number are not judged. */
export function arrayFaults(expected: ReportCase, found: readonly NumericArray[]): string[] {
  const left = new Map(found.map((array) => [key(array), array]));
  const faults = expected.arrays.flatMap((want) => {
    const array = left.get(key(want));
    left.delete(key(want));
    if (!array) return want.acceptNothing ? [] : [`missing ${key(want)}`];
    return differences(want, array, expected.approx ? 1e-12 : 0);
  });
  const optional = new Set((expected.optional ?? []).map(key));
  for (const array of left.values())
    if (array.values.length > 1 && !optional.has(key(array))) faults.push(`unexpected ${key(array)}`);
  return faults;
}

function differences(want: ReportedArray, array: NumericArray, tolerance: number): string[] {
  const shapes = [want.shape, ...(want.shapeAlt ?? [])].map((shape) => shape.join());
  const faults: string[] = [];
  if (!shapes.includes(array.shape.join())) faults.push(`${key(want)}: shape ${array.shape.join()}`);
  if (!isClose([...array.values], want.values, tolerance)) faults.push(`${key(want)}: values differ`);
  if ((want.truncated ?? false) !== array.truncated) faults.push(`${key(want)}: truncated differs`);
  return faults;
}

/** What is wrong with the answer to the question of a case; empty where it passes. */
export function questionFaults({ question }: ReportCase, got: FlatQuestion | null): string[] {
  if (!question) return [];
  const kinds = [question.kind, ...(question.kindAccepted ?? [])];
  const kind = got?.kind ?? 'none';
  const faults = kinds.includes(kind) ? [] : [`kind ${kind}, expected ${kinds.join(' or ')}`];
  if (question.reader === undefined && !isSameRange(got?.scores, question.scores))
    faults.push(`scores at ${JSON.stringify(got?.scores)}, expected ${JSON.stringify(question.scores)}`);
  const loss = got?.loss ?? null;
  const isRight = isRightLoss(question, loss, got?.perRow);
  if (!isRight && !isAccepted(question, loss, got?.perRow))
    faults.push(`loss ${loss}, expected ${question.loss}${mistake(question, loss)}`);
  if (question.target && isRight && question.loss !== null && !isSameRange(got?.target, question.target))
    faults.push(`target ${JSON.stringify(got?.target)}, expected ${JSON.stringify(question.target)}`);
  return faults;
}

function isRightLoss(
  question: ReportedQuestion,
  loss: number | null,
  perRow: readonly number[] | undefined,
): boolean {
  if (question.loss !== null)
    return loss !== null && isClose(loss, question.loss, question.lossTolerance ?? 1e-9);
  return loss === null && (!question.perRow || !perRow || isClose(perRow, question.perRow, 1e-9));
}

function isAccepted(
  question: ReportedQuestion,
  loss: number | null,
  perRow: readonly number[] | undefined,
): boolean {
  if (question.lossOptional && loss === null) return true;
  const { lossAccepted } = question;
  const values: readonly unknown[] =
    typeof lossAccepted === 'object' && lossAccepted !== null ? Object.values(lossAccepted) : [];
  return values.some((value) => isClose(loss ?? perRow, value, 1e-6));
}

function mistake({ wrong }: ReportedQuestion, loss: number | null): string {
  const known = Object.entries(wrong ?? {}).find(([, value]) => loss !== null && isClose(loss, value, 1e-9));
  return known ? `: that is "${known[0]}"` : '';
}

function isClose(found: unknown, wanted: unknown, tolerance: number): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((one, index) => isClose(found[index], one, tolerance))
    );
  const number = Number(wanted);
  if (wanted === null || wanted === undefined || typeof found !== 'number') return false;
  if (found === number || (Number.isNaN(found) && Number.isNaN(number))) return true;
  return Math.abs(found - number) <= tolerance * Math.abs(number);
}

function key({ start, end }: TextRange): string {
  return `${start},${end}`;
}

function isSameRange(a: FlatQuestion['target'] | undefined, b: TextRange | undefined): boolean {
  return typeof a === 'object' && a !== null && b !== undefined && key(a) === key(b);
}
