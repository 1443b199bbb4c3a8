import { arrayAround } from './arrayAround';
import type { Frame } from './build/frame';
import { problemWindow, tooLargeLimit } from './limits';
import type { ArrayReading } from './numericArray';
import { arrayProblem, noArray, type LeftFrame } from './scan/problems';
import { scanText } from './scanText';
import { segmentAt } from './segments';
import type { Syntax } from './syntax';
import { syntaxOf } from './syntaxes';

/** The array at `offset` as `findArrayAt` gives it, or what is wrong with the bracket around `offset`. */
export function readArrayAt(text: string, offset: number, languageId: string): ArrayReading {
  const segment = segmentAt(text, offset, languageId);
  const syntax = syntaxOf(segment?.languageId ?? languageId);
  const { array, tooLarge, scanStart } = arrayAround(text, offset, syntax, segment);
  if (array) return { array };
  if (tooLarge) {
    const length = tooLarge.end - tooLarge.start;
    return { problem: { code: 'too-large', ...tooLarge, length, limit: tooLargeLimit } };
  }
  const frame = bracketAround(text, offset, syntax, scanStart);
  return { problem: frame ? arrayProblem(text, frame) : noArray(offset) };
}

/** The innermost bracket around `offset` that was meant as an array, as far as it can be seen. */
function bracketAround(text: string, offset: number, syntax: Syntax, from: number): LeftFrame | undefined {
  const around: LeftFrame[] = [];
  const to = Math.min(text.length, offset + problemWindow);
  const left = (frame: Frame, end: number, closed: boolean): void => {
    const { kind, problem, start } = frame;
    const isCut = end >= to && to < text.length;
    if (problem && start <= offset && offset <= end) {
      around.push({ kind, problem, start, end, closed: closed || isCut });
    }
  };
  scanText(text, syntax, from, to, () => undefined, { left });
  around.sort((a, b) => b.start - a.start);
  const [innermost, outer] = around;
  if (!innermost) return undefined;
  const isArgument = innermost.kind === 'other' && text[innermost.start] !== '{';
  return [innermost, ...(isArgument && outer ? [outer] : [])].find(isLiteral);
}

function isLiteral({ kind }: LeftFrame): boolean {
  return kind === 'array' || kind === 'tuple';
}
