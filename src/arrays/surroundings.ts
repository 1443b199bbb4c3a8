import { code, isBlank, isDigit } from './characters';
import { contextWindow, tooLargeLimit } from './limits';
import type { TextRange } from './numericArray';

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

/** Whether the text around `offset` is one stretch of numbers and brackets of more than `tooLargeLimit` characters. */
export function tooLargeRunAt(text: string, offset: number): TextRange | undefined {
  const start = runStart(text, offset, 2 * tooLargeLimit);
  let end = offset;
  const last = Math.min(text.length, offset + 2 * tooLargeLimit);
  while (end < last && isArrayCharacter(text.charCodeAt(end))) end++;
  return end - start > tooLargeLimit ? { start, end } : undefined;
}

function runStart(text: string, offset: number, longest: number): number {
  const first = Math.max(0, offset - longest);
  let at = offset;
  while (at > first && isArrayCharacter(text.charCodeAt(at - 1))) at--;
  return at;
}

/**
 * Where to begin reading for what stands at `offset`: before the stretch of numbers and brackets around it, so that
 * the array's outermost bracket is seen, and a window before that for its surroundings; at the start of a line where
 * there is one.
 */
export function scanStart(text: string, offset: number): number {
  const earliest = runStart(text, offset, tooLargeLimit) - contextWindow;
  if (earliest <= 0) return 0;
  const line = text.indexOf('\n', earliest) + 1;
  return line > 0 && line <= earliest + contextWindow / 2 ? line : earliest;
}
