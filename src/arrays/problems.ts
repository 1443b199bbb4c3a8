import { code, isAsciiWord, isBlank } from './characters';
import type { FrameKind, FrameProblem } from './frame';
import type { ArrayProblem } from './numericArray';

/** A bracket without an array, kept after the builder has gone on. */
export interface LeftFrame {
  readonly kind: FrameKind;
  readonly problem: FrameProblem;
  readonly start: number;
  readonly end: number;
}

const longestQuotation = 60;

export function noArray(offset: number): ArrayProblem {
  return { code: 'none', start: offset, end: offset };
}

export function arrayProblem(text: string, frame: LeftFrame): ArrayProblem {
  const { problem, start, end } = frame;
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

/** Quotes the element at `at`: a whole string, else up to the comma or bracket that ends it. */
function notNumeric(text: string, at: number, limit: number): ArrayProblem {
  const last = Math.min(limit, at + longestQuotation);
  const quote = text.charCodeAt(at);
  let end = at + 1;
  if (quote === code.doubleQuote || quote === code.singleQuote || quote === code.backtick) {
    while (end < last && text.charCodeAt(end) !== quote) end++;
    end = Math.min(end + 1, last);
  } else {
    const isWord = isAsciiWord(quote);
    while (end < last && !endsElement(text.charCodeAt(end), isWord)) end++;
  }
  while (end > at + 1 && isBlank(text.charCodeAt(end - 1))) end--;
  return { code: 'not-numeric', start: at, end, found: text.slice(at, end) };
}

function endsElement(c: number, stopsAtBlank: boolean): boolean {
  return (
    c === code.comma ||
    c === code.closeBracket ||
    c === code.closeParenthesis ||
    c === code.newline ||
    (stopsAtBlank && isBlank(c))
  );
}
