import { findArrayAt } from './findArrayAt';
import type { Frame } from './frame';
import { contextWindow, tooLargeLimit } from './limits';
import type { ArrayReading } from './numericArray';
import { arrayProblem, noArray, type LeftFrame } from './problems';
import { scanText } from './scanText';
import { scanStart, tooLargeRunAt } from './surroundings';
import { syntaxOf } from './syntaxes';

/** The array at `offset` as `findArrayAt` gives it, or what is wrong with the bracket around `offset`. */
export function readArrayAt(text: string, offset: number, languageId: string): ArrayReading {
  const array = findArrayAt(text, offset, languageId);
  if (array) return { array };
  const run = tooLargeRunAt(text, offset);
  if (run) {
    return { problem: { code: 'too-large', ...run, length: run.end - run.start, limit: tooLargeLimit } };
  }
  const frame = bracketAround(text, offset, languageId);
  return { problem: frame ? arrayProblem(text, frame) : noArray(offset) };
}

/** The innermost bracket around `offset` that was meant as an array, as far as it can be seen. */
function bracketAround(text: string, offset: number, languageId: string): LeftFrame | undefined {
  const around: LeftFrame[] = [];
  const left = (frame: Frame, end: number, closed: boolean): void => {
    const { kind, problem, start } = frame;
    if (problem && start <= offset && offset <= end) around.push({ kind, problem, start, end, closed });
  };
  const syntax = syntaxOf(languageId);
  const start = scanStart(text, offset, syntax);
  const end = Math.min(text.length, offset + contextWindow);
  scanText(text, syntax, start, end, () => undefined, { left });
  around.sort((a, b) => b.start - a.start);
  const [innermost, outer] = around;
  if (!innermost) return undefined;
  const isArgument = innermost.kind === 'other' && text[innermost.start] !== '{';
  return [innermost, ...(isArgument && outer ? [outer] : [])].find(isLiteral);
}

function isLiteral({ kind }: LeftFrame): boolean {
  return kind === 'array' || kind === 'tuple';
}
