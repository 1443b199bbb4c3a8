import { code } from '../characters';
import type { Region, Syntax } from '../syntax';
import { bareNotFinite } from './namedNumbers';
import { blockComment, lineComments, quotedString } from './regions';

function region(text: string, at: number, limit: number): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.doubleQuote || c === code.singleQuote) return quotedString(text, at, limit);
  if (c !== code.slash) return undefined;
  const next = text.charCodeAt(at + 1);
  if (next === code.slash) return lineComments(text, at, limit, '//');
  return next === code.star ? blockComment(text, at, limit) : undefined;
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
  newline: 'blank',
  region,
};

/** JSON Lines: every line is a document of its own. */
export const jsonLines: Syntax = { ...json, newline: 'ends-document' };
