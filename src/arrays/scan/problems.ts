import { code, isAsciiWord, isBlank } from '../characters';
import type { FrameKind, FrameProblem } from '../build/frame';
import type { ArrayProblem } from '../numericArray';

/** A bracket without an array, kept after the builder has gone on. */
export interface LeftFrame {
  readonly kind: FrameKind;
  readonly problem: FrameProblem;
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

const longestQuotation = 60;

export function noArray(offset: number): ArrayProblem {
  return { code: 'none', start: offset, end: offset };
}

export function arrayProblem(text: string, frame: LeftFrame): ArrayProblem {
  const { start, end, closed } = frame;
  const problem: FrameProblem = closed ? frame.problem : { code: 'unclosed' };
  switch (problem.code) {
    case 'ragged':
      return {
        code: 'ragged',
        start: problem.at,
        end: problem.end,
        expected: problem.expected,
        found: problem.found,
      };
    case 'not-numeric':
      return notNumeric(text, problem.at, end);
    case 'unclosed':
      return { code: 'unclosed', start, end: start + 1, bracket: text.slice(start, start + 1) };
    case 'empty':
    case 'none':
      return { code: problem.code, start, end };
  }
}

/** Quotes the element at `at`: a whole string or call, else up to the comma or bracket that ends it. */
function notNumeric(text: string, at: number, limit: number): ArrayProblem {
  const last = Math.min(limit, at + longestQuotation);
  const first = text.charCodeAt(at);
  const isString = first === code.doubleQuote || first === code.singleQuote || first === code.backtick;
  let end = isString ? stringEnd(text, at, last) : elementEnd(text, at, last);
  while (end > at + 1 && isBlank(text.charCodeAt(end - 1))) end--;
  return { code: 'not-numeric', start: at, end, found: text.slice(at, end) };
}

function stringEnd(text: string, at: number, last: number): number {
  const quote = text.charCodeAt(at);
  let end = at + 1;
  while (end < last && text.charCodeAt(end) !== quote) end++;
  return Math.min(end + 1, last);
}

function elementEnd(text: string, at: number, last: number): number {
  const stopsAtBlank = isAsciiWord(text.charCodeAt(at));
  let depth = 0;
  let end = at;
  for (; end < last; end++) {
    const c = text.charCodeAt(end);
    if (c === code.newline) break;
    if (c === code.openParenthesis || c === code.openBracket) depth++;
    else if (c === code.closeParenthesis || c === code.closeBracket) {
      if (--depth < 0) break;
    } else if (depth === 0 && end > at && (c === code.comma || (stopsAtBlank && isBlank(c)))) break;
  }
  return Math.max(end, at + 1);
}
