import { blockSteps } from './blocks/findBlocks';
import { code, isBlank } from './characters';
import { withoutNested } from './findArrays';
import { tooLargeLimit } from './limits';
import type { ArrayProblem, ArrayReading, NumericArray, TextRange } from './numericArray';
import { arrayProblem, noArray, type LeftFrame } from './scan/problems';
import { readBare } from './readBare';
import { scanText } from './scanText';
import { runSteps } from './steps';
import type { Syntax } from './syntax';
import { printed, syntaxOf } from './syntaxes';

/**
 * The one array in a selected text. Around it may stand blanks, commas, a name (`x = […]`) or a call (`torch.tensor([…])`).
 * Bare numbers make an array of one axis, or of two where every line has as many of them; bare rows of one shape
 * make an array of rows. The text is read in its language, else as printed text.
 */
export function readArrayIn(text: string, range: TextRange, languageId: string): ArrayReading {
  const { start, end } = trim(text, range);
  if (start >= end) return { problem: noArray(start) };
  if (end - start > tooLargeLimit) {
    return { problem: { code: 'too-large', start, end, length: end - start, limit: tooLargeLimit } };
  }
  const syntax = syntaxOf(languageId);
  const bare = readBare(text, start, end, syntax);
  if (bare.array) return { array: bare.array };
  const barePrinted = readBare(text, start, end, printed);
  if (barePrinted.array) return { array: barePrinted.array };
  const block = readBlock(text, start, end);
  if (block) return { array: block };
  const problem = bare.frame?.problem;
  if (bare.frame && problem?.code === 'ragged') return { problem: arrayProblem(text, bare.frame) };
  return (
    readWrapped(text, start, end, syntax) ??
    readWrapped(text, start, end, printed) ??
    nothing(text, start, end)
  );
}

/** The one array printed without brackets in a selection, with what its program prints around it. */
function readBlock(text: string, start: number, end: number): NumericArray | undefined {
  const found: NumericArray[] = [];
  runSteps(blockSteps(text, start, end, 'text', (array) => found.push(array)));
  return found.length === 1 ? found[0] : undefined;
}

function trim(text: string, range: TextRange): TextRange {
  let start = Math.max(0, range.start);
  let end = Math.min(text.length, range.end);
  while (start < end && isSeparator(text.charCodeAt(start))) start++;
  while (end > start && isSeparator(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isSeparator(c: number): boolean {
  return isBlank(c) || c === code.comma;
}

/** Reads a selection with other text around the array; undefined where it holds neither arrays nor literals. */
function readWrapped(text: string, start: number, end: number, syntax: Syntax): ArrayReading | undefined {
  const found: NumericArray[] = [];
  const literals: LeftFrame[] = [];
  scanText(text, syntax, start, end, (array) => found.push(array), {
    left: ({ kind, problem, start: frameStart }, frameEnd, closed) => {
      const isLiteral = kind === 'array' || kind === 'tuple';
      if (problem && isLiteral) literals.push({ kind, problem, start: frameStart, end: frameEnd, closed });
    },
  });
  const arrays = withoutNested(found);
  const around = literals
    .filter((literal) => arrays.every((array) => literal.start <= array.start && array.end <= literal.end))
    .sort((a, b) => a.start - b.start);
  if (around.length > 0) return { problem: arrayProblem(text, around[0]) };
  if (arrays.length === 1) return { array: arrays[0] };
  return arrays.length > 1 ? { problem: { code: 'none', start, end } } : undefined;
}

function nothing(text: string, start: number, end: number): ArrayReading {
  const found = text.slice(start, Math.min(end, start + 60)).split(/\r?\n/, 1)[0];
  const isNumber = Number.isFinite(Number(found));
  const problem: ArrayProblem = isNumber
    ? { code: 'none', start, end }
    : { code: 'not-numeric', start, end, found };
  return { problem };
}
