import { code, isBlank } from '../characters';
import type { Region, Syntax } from '../syntax';
import { closedStringEnd, lineComments, quotedString } from './regions';

const names: ReadonlyMap<string, number> = new Map(
  ['inf', 'Inf', 'INF']
    .map((name) => [name, Infinity] as const)
    .concat(['nan', 'NaN', 'NAN'].map((name) => [name, NaN] as const)),
);

/** A `#` opens a comment after a blank, a quote a string where a value begins. */
function region(text: string, at: number, limit: number): Region | undefined {
  const c = text.charCodeAt(at);
  const previous = at === 0 ? code.newline : text.charCodeAt(at - 1);
  const isQuote = c === code.doubleQuote || c === code.singleQuote;
  if (c === code.hash) return isBlank(previous) ? lineComments(at, '#') : undefined;
  if (!isQuote || !(isBlank(previous) || '[{,:'.includes(text[at - 1]))) return undefined;
  return closedStringEnd(text, at, limit) > 0 ? quotedString(text, at) : undefined;
}

/** YAML's flow sequences; infinity and NaN begin with a dot. Its block sequences are read line by line. */
export const yaml: Syntax = {
  numbers: { digitSeparator: false, radixPrefixes: true, unicodeMinus: false },
  namedNumber: () => undefined,
  dottedNumber: (name) => names.get(name),
  parentheses: 'none',
  braces: 'block',
  blanksSeparate: false,
  ellipsis: false,
  operands: 'none',
  keywords: new Set(),
  controlKeywords: new Set(),
  lineComment: '#',
  newline: 'blank',
  blocks: 'sequences',
  region,
};
