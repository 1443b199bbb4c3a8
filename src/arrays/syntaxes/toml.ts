import { code } from '../characters';
import type { Region, RegionRule, Syntax } from '../syntax';
import { lineComments, longString, quotedString } from './regions';

/** Between single quotes a backslash is a backslash. */
const literalString: RegionRule = { kind: 'string', close: "'", isOneLine: true };

function region(text: string, at: number): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.hash) return lineComments(at, '#');
  if (c === code.doubleQuote) {
    return text.startsWith('"""', at)
      ? { rule: longString('"""', true), innerStart: at + 3 }
      : quotedString(text, at);
  }
  if (c !== code.singleQuote) return undefined;
  return text.startsWith("'''", at)
    ? { rule: longString("'''", false), innerStart: at + 3 }
    : { rule: literalString, innerStart: at + 1 };
}

const names: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['nan', NaN],
]);

/** TOML: `inf` and `nan` in small letters; dates and times within brackets are no numbers; `[table]` is a heading. */
export const toml: Syntax = {
  numbers: { digitSeparator: true, radixPrefixes: true, unicodeMinus: false },
  namedNumber: (name) => names.get(name),
  parentheses: 'none',
  braces: 'block',
  blanksSeparate: false,
  ellipsis: false,
  operands: 'none',
  keywords: new Set(),
  controlKeywords: new Set(),
  lineComment: '#',
  newline: 'blank',
  region,
  isTypePosition: (text, at) => isHeading(text, at),
};

/** `[1.2]` and `[[1]]` at the start of a line name a table; a row of a nested array is asked about nothing. */
function isHeading(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && '[ \t'.includes(text[before])) before--;
  return before < 0 || text.charCodeAt(before) === code.newline;
}
