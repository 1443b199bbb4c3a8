import { code, isBlank, isDigit } from './characters';
import { contextWindow, tooLargeLimit } from './limits';
import type { TextRange } from './numericArray';
import type { Syntax } from './syntax';

/** Letters of nan, inf, Infinity and of exponents. */
const numberLetters = new Set([...'naifinityNIFeE'].map((letter) => letter.charCodeAt(0)));

function isArrayCharacter(c: number): boolean {
  return (
    isDigit(c) ||
    isBlank(c) ||
    (c >= code.openParenthesis && c <= code.dot && c !== code.star) ||
    c === code.openBracket ||
    c === code.closeBracket ||
    c === code.unicodeMinus ||
    c === code.underscore ||
    numberLetters.has(c)
  );
}

/** The brackets around `offset` and all they hold, where that is numbers of more than `tooLargeLimit` characters. */
export function tooLargeRunAt(text: string, offset: number): TextRange | undefined {
  let start = runStart(text, offset, 2 * tooLargeLimit);
  let end = offset;
  const last = Math.min(text.length, offset + 2 * tooLargeLimit);
  while (end < last && isArrayCharacter(text.charCodeAt(end))) end++;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  const first = text.charCodeAt(start);
  const isBracketed = first === code.openBracket || first === code.openParenthesis;
  return isBracketed && end - start > tooLargeLimit ? { start, end } : undefined;
}

function runStart(text: string, offset: number, longest: number): number {
  const first = Math.max(0, offset - longest);
  let at = offset;
  while (at > first && isArrayCharacter(text.charCodeAt(at - 1))) at--;
  return at;
}

/**
 * Where to begin reading for what stands at `offset`: before the stretch of numbers and brackets around it, so that
 * the array's outermost bracket is seen, and a window before that for its surroundings; where a statement surely
 * begins, else at the start of a line, if the window has one.
 */
export function scanStart(text: string, offset: number, syntax: Syntax): number {
  const run = runStart(text, offset, tooLargeLimit);
  const earliest = run - contextWindow;
  if (earliest <= 0) return 0;
  const last = earliest + contextWindow / 2;
  let firstLine = -1;
  for (let line = nextLine(text, earliest, last); line > 0; line = nextLine(text, line, last)) {
    if (firstLine < 0) firstLine = line;
    if (!syntax.startsStatement || syntax.startsStatement(text, line)) return line;
  }
  return firstLine > 0 ? firstLine : earliest;
}

function nextLine(text: string, from: number, last: number): number {
  for (let at = from; at < last; at++) if (text.charCodeAt(at) === code.newline) return at + 1;
  return -1;
}
