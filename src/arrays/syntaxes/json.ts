import { code } from '../characters';
import type { Region, Syntax } from '../syntax';
import { bareNotFinite } from './namedNumbers';
import { blockComment, lineComments, quotedString } from './regions';

function region(text: string, at: number): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.doubleQuote || c === code.singleQuote) return quotedString(text, at);
  if (c !== code.slash) return undefined;
  const next = text.charCodeAt(at + 1);
  if (next === code.slash) return lineComments(at, '//');
  return next === code.star ? blockComment(at) : undefined;
}

/** Behind the quote that ends a key. A string holds no line end, so that a new line will do as well. */
function behindKey(text: string, from: number, last: number): number {
  for (let at = from + 1; at < last; at++) {
    const c = text.charCodeAt(at);
    if (c === code.newline) return at + 1;
    const endsKey = c === code.doubleQuote && text.charCodeAt(at + 1) === code.colon;
    if (endsKey && text.charCodeAt(at - 1) !== code.backslash) return at + 1;
  }
  return -1;
}

/** JSON as people write it: with comments, trailing commas, `NaN` and the numbers of JSON5. */
export const json: Syntax = {
  numbers: { digitSeparator: false, radixPrefixes: true, unicodeMinus: false },
  namedNumber: bareNotFinite,
  parentheses: 'none',
  braces: 'block',
  blanksSeparate: false,
  ellipsis: false,
  operands: 'none',
  keywords: new Set(),
  controlKeywords: new Set(),
  lineComment: '//',
  newline: 'blank',
  region,
  resumeAt: behindKey,
};

/** JSON Lines: every line is a document of its own. */
export const jsonLines: Syntax = { ...json, newline: 'ends-document' };
