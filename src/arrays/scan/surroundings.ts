import { code, isBlank } from '../characters';
import { bracketWindow, contextWindow } from '../limits';
import type { Syntax } from '../syntax';

/** ASCII of numbers, brackets, nan, inf, Infinity, exponents and hexadecimal numbers, as a table: it is asked often. */
const arrayCharacters = new Uint8Array(128);
for (const character of '0123456789+-._,()[]{} \t\r\nnaifityabcdefxNIFABCDEXlLuU') {
  arrayCharacters[character.charCodeAt(0)] = 1;
}

/** Longest stretch of a line, and longest comment, that is passed over backwards. */
const longestComment = 10_000;

function isArrayCharacter(c: number): boolean {
  return c < 128 ? arrayCharacters[c] === 1 : c === code.unicodeMinus || isBlank(c);
}

function nesting(c: number): number {
  if (c === code.openBracket || c === code.openParenthesis || c === code.openBrace) return 1;
  return c === code.closeBracket || c === code.closeParenthesis || c === code.closeBrace ? -1 : 0;
}

/**
 * The outermost bracket around `offset` with nothing but numbers, blanks, brackets and comments from there to
 * `offset`; `offset` itself if there is none. Brackets are only counted, so it costs far less than reading.
 */
export function outermostOpening(text: string, offset: number, syntax: Syntax): number {
  const first = Math.max(0, offset - bracketWindow);
  let opening = offset;
  let depth = 0;
  // A cursor right behind a closing bracket counts as inside.
  const isBehind = nesting(text.charCodeAt(offset - 1)) < 0;
  for (let at = isBehind ? offset - 2 : offset - 1; at >= first; at--) {
    const c = text.charCodeAt(at);
    if (!isArrayCharacter(c)) {
      at = commentStart(text, at, syntax.lineComment);
      if (at < 0) break;
      continue;
    }
    depth += nesting(c);
    if (depth > 0) {
      opening = at;
      depth = 0;
    }
  }
  return opening;
}

/** Where the comment begins that `at` may be in, or −1. */
function commentStart(text: string, at: number, lineComment: string | undefined): number {
  if (lineComment === undefined) return -1;
  if (text.charCodeAt(at) === code.slash && text.charCodeAt(at - 1) === code.star) {
    const from = Math.max(0, at - longestComment);
    const start = text.slice(from, at - 1).lastIndexOf('/*');
    return start < 0 ? -1 : from + start;
  }
  const line = text.lastIndexOf('\n', at) + 1;
  if (at - line > longestComment) return -1;
  const marker = text.slice(line, at + lineComment.length).indexOf(lineComment);
  return marker < 0 ? -1 : line + marker;
}

/** Behind the bracket that closes the one at `opening`; undefined where other text than numbers comes before. */
export function closingEnd(text: string, opening: number): number | undefined {
  const last = Math.min(text.length, opening + bracketWindow);
  let depth = 0;
  for (let at = opening; at < last; at++) {
    const c = text.charCodeAt(at);
    if (!isArrayCharacter(c)) return undefined;
    depth += nesting(c);
    if (depth === 0) return at + 1;
  }
  return undefined;
}

/**
 * Where to begin reading for what stands at `opening`: a window before it, where by the rules of the language no
 * string or comment is open; else at the start of a line, if the window has one.
 */
export function scanStart(text: string, opening: number, syntax: Syntax): number {
  const earliest = opening - contextWindow;
  if (earliest <= 0) return 0;
  const last = earliest + contextWindow / 2;
  const resumed = syntax.resumeAt?.(text, earliest, last) ?? -1;
  if (resumed >= 0) return resumed;
  const line = nextLine(text, earliest, last);
  return line >= 0 ? line : earliest;
}

/** The start of the first line that begins in `from` … `last`, or −1. */
export function nextLine(text: string, from: number, last: number): number {
  for (let at = from; at < last; at++) if (text.charCodeAt(at) === code.newline) return at + 1;
  return -1;
}
