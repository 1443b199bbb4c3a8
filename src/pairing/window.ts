import { findArrays } from '../arrays/findArrays';
import type { NumericArray, TextRange } from '../arrays/numericArray';
import { runSteps } from '../arrays/steps';
import { segmentAt } from '../arrays/segments';
import { labelledProgram } from './labels';
import {
  LARGE_ARRAY_CHARACTERS,
  MAX_RESOLUTIONS,
  PROSE_WINDOW_CHARACTERS,
  WINDOW_CHARACTERS,
} from './limits';
import { shiftedArray } from './literals';
import { readProgram } from './statements';
import { syntaxOf, type Syntax } from './syntax';
import { tokenize } from './tokens';
import { Resolver } from './resolve';

/** What stands around the array at the cursor, read once for one reading. */
export interface Surroundings {
  readonly text: string;
  readonly languageId: string;
  readonly syntax: Syntax;
  readonly resolver: Resolver;
}

/** Reads the window around `array`, or a place where there is none: at most a fixed number of characters on each side of it, cut at line breaks. */
export function readSurroundings(...request: Parameters<typeof surroundingsSteps>): Surroundings {
  return runSteps(surroundingsSteps(...request));
}

/** The same in steps, between which a host can do other work or give up. */
export function* surroundingsSteps(
  text: string,
  documentLanguage: string,
  array: NumericArray | TextRange,
  characters?: number,
): Generator<void, Surroundings, void> {
  const segment =
    documentLanguage === 'markdown' ? segmentAt(text, array.start, documentLanguage) : undefined;
  const fence = segment && !syntaxOf(segment.languageId).prose ? segment : undefined;
  const languageId = fence?.languageId ?? documentLanguage;
  const syntax = syntaxOf(languageId);
  const whole = windowAround(
    text,
    array,
    characters ?? (syntax.prose ? PROSE_WINDOW_CHARACTERS : WINDOW_CHARACTERS),
  );
  const { from, to } = doctestAround(text, languageId, array) ?? (fence ? within(whole, fence) : whole);
  const arrays = arraysIn(text, from, to, languageId, array);
  yield;
  const { tokens, comments } = tokenize(text, from, to, arrays, syntax);
  yield;
  const program = readProgram(text, tokens, comments, syntax);
  yield;
  const labelled = syntax.prose ? labelledProgram(tokens, program) : program;
  const focus = { start: array.start, end: array.end };
  const context = {
    text,
    program: labelled,
    syntax,
    focus,
    calls: new Map(),
    budget: { left: MAX_RESOLUTIONS },
  };
  return { text, languageId, syntax, resolver: new Resolver(context) };
}

function windowAround(
  text: string,
  array: TextRange,
  characters: number,
): { readonly from: number; readonly to: number } {
  const wantedFrom = Math.max(0, array.start - characters);
  const wantedTo = Math.min(text.length, array.end + characters);
  const lineStart = wantedFrom === 0 ? 0 : text.indexOf('\n', wantedFrom) + 1;
  const isCut = lineStart === 0 || lineStart > array.start;
  const from = isCut ? objectStart(text, wantedFrom, array.start) : lineStart;
  const lineEnd = wantedTo === text.length ? wantedTo : text.lastIndexOf('\n', wantedTo);
  return { from, to: lineEnd >= array.end ? lineEnd : wantedTo };
}

/** Characters in which the next object of a long line is looked for. */
const MAX_TO_OBJECT = 2_000;

/** A line of JSON is cut where an object begins: cut in a string, all that follows would be read inside out. */
function objectStart(text: string, from: number, before: number): number {
  if (from === 0) return 0;
  const found = /[,[:]\s{0,9}(?=\{\s{0,9}"[^"\\]{0,40}"\s{0,9}:)/.exec(
    text.slice(from, Math.min(from + MAX_TO_OBJECT, before)),
  );
  return found ? from + found.index + found[0].length : from;
}

/** Code in a fence of Markdown is a program of its own. */
function within(
  { from, to }: { readonly from: number; readonly to: number },
  { start, end }: TextRange,
): { readonly from: number; readonly to: number } {
  return { from: Math.max(from, start), to: Math.min(to, end) };
}

/** The docstring whose example holds the array: `>>> loss(…)`. Names outside of it are not its own. */
function doctestAround(
  text: string,
  languageId: string,
  { start, end }: TextRange,
): { readonly from: number; readonly to: number } | undefined {
  if (languageId !== 'python') return undefined;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).slice(0, MAX_INDENT);
  const quote = /^\s*(?:>>>|\.\.\.) /.test(line) ? nearestQuote(text, start) : undefined;
  if (quote === undefined) return undefined;
  const from = text.lastIndexOf(quote, start - 1);
  const to = text.indexOf(quote, end);
  const isNear = from >= 0 && to >= 0 && start - from < WINDOW_CHARACTERS && to - end < WINDOW_CHARACTERS;
  return isNear ? { from: from + quote.length, to } : undefined;
}

const MAX_INDENT = 200;

/** The triple quotes before a place, of the two kinds those that stand nearer. */
function nearestQuote(text: string, before: number): string | undefined {
  const double = text.lastIndexOf('"""', before);
  const single = text.lastIndexOf("'''", before);
  if (double < 0 && single < 0) return undefined;
  return double > single ? '"""' : "'''";
}

function arraysIn(
  text: string,
  from: number,
  to: number,
  languageId: string,
  array: NumericArray | TextRange,
): NumericArray[] {
  const isLarge = array.end - array.start > LARGE_ARRAY_CHARACTERS;
  const stretches = isLarge
    ? [[from, array.start] as const, [array.end, to] as const]
    : [[from, to] as const];
  const found = stretches.flatMap(([start, end]) =>
    findArrays(text.slice(start, end), languageId).map((one) => shiftedArray(one, start)),
  );
  if (!('values' in array)) return found;
  const others = found.filter((one) => one.end <= array.start || one.start >= array.end);
  return [...others, array].sort((a, b) => a.start - b.start);
}
