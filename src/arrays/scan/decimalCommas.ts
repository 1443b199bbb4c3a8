import { code, isBlank, isDigit } from '../characters';
import type { TextRange } from '../numericArray';

/** Longest text that is looked at as a whole. */
const longest = 100_000;
const row = /^\s*[-+\u2212]?\d+,\d+(?:[,;]?\s+[-+\u2212]?\d+,\d+)+\s*[,;]?\s*$/;

/**
 * Whether the commas of a printed array look like decimal points (`[-13,0365, 2,5]`): between two digits and before
 * blanks they take turns. Read as separators they would give numbers that nobody wrote.
 */
export function hasDecimalCommas(text: string, { start, end }: TextRange): boolean {
  if (end - start > longest || !mayBegin(text, start, end)) return false;
  const rows = text
    .slice(start, end)
    .split(/[[\]()]/)
    .filter((piece) => /\d/.test(piece));
  return rows.length > 0 && rows.every((piece) => row.test(piece));
}

/** Whether the first number has a comma and a digit right behind it: most arrays are told apart by that. */
function mayBegin(text: string, start: number, end: number): boolean {
  let at = start;
  const passes = (c: number): boolean =>
    isBlank(c) ||
    c === code.openBracket ||
    c === code.openParenthesis ||
    c === code.minus ||
    c === code.unicodeMinus;
  while (at < end && passes(text.charCodeAt(at))) at++;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === code.comma && isDigit(text.charCodeAt(at + 1));
}
