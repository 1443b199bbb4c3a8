import { ArrayBuilder, type FoundArray } from './arrayBuilder';
import { isBlank } from './characters';
import { withoutNested } from './findArrays';
import { tooLargeLimit } from './limits';
import { LocatedArray } from './locatedArray';
import type { ArrayProblem, ArrayReading, NumericArray, TextRange } from './numericArray';
import { arrayProblem, noArray, type LeftFrame } from './problems';
import { Scanner } from './scanner';
import { scanText } from './scanText';
import type { Syntax } from './syntax';
import { printed, syntaxOf } from './syntaxes';

/**
 * The one array in a selected text. Around it may stand blanks, a name (`x = […]`) or a call (`torch.tensor([…])`).
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
  const first = readWith(text, start, end, syntax);
  if (first.array || syntax === printed) return first;
  const second = readWith(text, start, end, printed);
  return second.array ? second : first;
}

function trim(text: string, range: TextRange): TextRange {
  let start = Math.max(0, range.start);
  let end = Math.min(text.length, range.end);
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function readWith(text: string, start: number, end: number, syntax: Syntax): ArrayReading {
  const bare = readBare(text, start, end, syntax);
  if (bare) return { array: bare };
  const arrays: NumericArray[] = [];
  const frames: LeftFrame[] = [];
  scanText(text, syntax, start, end, (array) => arrays.push(array), {
    left: ({ kind, problem, start: frameStart }, frameEnd) => {
      if (problem) frames.push({ kind, problem, start: frameStart, end: frameEnd });
    },
  });
  const literals = frames.filter((frame) => frame.kind === 'array' || frame.kind === 'tuple');
  literals.sort((a, b) => a.start - b.start);
  const outermost = literals.find((literal) =>
    arrays.every((a) => literal.start <= a.start && a.end <= literal.end),
  );
  const separate = withoutNested(arrays);
  if (separate.length === 1 && (!outermost || outermost.problem.code === 'none'))
    return { array: separate[0] };
  return {
    problem: outermost ? arrayProblem(text, outermost) : noProblem(text, start, end, separate.length),
  };
}

/** Of text without any bracket that something is wrong with. */
function noProblem(text: string, start: number, end: number, arrays: number): ArrayProblem {
  if (arrays > 0) return { code: 'none', start, end };
  const found = text.slice(start, Math.min(end, start + 60)).split(/\r?\n/, 1)[0];
  return { code: 'not-numeric', start, end, found };
}

/** Reads the selection as though brackets stood around it. */
function readBare(text: string, start: number, end: number, syntax: Syntax): NumericArray | undefined {
  const found: FoundArray[] = [];
  const offsets: number[] = [];
  const number = (from: number, to: number): void => void offsets.push(from, to);
  const builder = new ArrayBuilder({ found: (array) => found.push(array), number }, true);
  builder.open('selection', 0, start, true);
  new Scanner(text, syntax, builder).scan(start, end, true);
  let whole = true;
  whole = builder.inCandidate;
  builder.closeSelection(end);
  const array = found[0];
  if (!whole || found.length !== 1 || (array.shape.length === 1 && array.values.length < 2)) return undefined;
  if (array.start !== start || array.shape.length > 1) return new LocatedArray(text, syntax, array);
  const shape = shapeByLines(text, offsets);
  return new LocatedArray(text, { ...syntax, blanksSeparate: true }, { ...array, shape });
}

function shapeByLines(text: string, offsets: readonly number[]): readonly number[] {
  const count = offsets.length / 2;
  const lengths: number[] = [1];
  for (let index = 1; index < count; index++) {
    const between = text.slice(offsets[2 * index - 1], offsets[2 * index]);
    if (between.includes('\n')) lengths.push(1);
    else lengths[lengths.length - 1]++;
  }
  const rectangular =
    lengths.length > 1 && lengths[0] > 1 && lengths.every((length) => length === lengths[0]);
  return rectangular ? [lengths.length, lengths[0]] : [count];
}
