import { code } from '../characters';
import type { Region, Syntax } from '../syntax';
import { lineComments, quotedString } from './regions';

const names: ReadonlyMap<string, number> = new Map([
  ['Inf', Infinity],
  ['NaN', NaN],
]);

function region(text: string, at: number): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.hash) return lineComments(at, '#');
  if (c === code.doubleQuote || c === code.singleQuote || c === code.backtick) {
    return quotedString(text, at);
  }
  return undefined;
}

const elementName = /(?:[\w.]{1,60}|`[^`\n]{1,60}`|"[^"\n]{1,60}")[ \t]{0,9}=(?!=)\s{0,9}/y;

/** `c(` within `c(…)`, and the names of elements: `c(cat = 0.7, dog = 0.3)`. */
function elementStart(text: string, at: number): number {
  if (text.startsWith('c(', at)) return at + 1;
  elementName.lastIndex = at;
  return elementName.test(text) ? elementName.lastIndex : -1;
}

/** R: the parentheses of `c(…)`; the output that knitr writes into comments is read as a print. */
export const r: Syntax = {
  numbers: { digitSeparator: false, radixPrefixes: true, unicodeMinus: false },
  suffix: /L(?![\w.])/y,
  namedNumber: (name) => names.get(name),
  isArrayCall: (text, open) => /(?:^|[^\w.$@:])c[ \t]*$/.test(text.slice(Math.max(0, open - 8), open)),
  elementStart,
  isFlat: true,
  parentheses: 'group',
  braces: 'block',
  brackets: 'other',
  blanksSeparate: false,
  ellipsis: false,
  operands: 'code',
  keywords: new Set('in else repeat'.split(' ')),
  controlKeywords: new Set(['if', 'for', 'while']),
  lineComment: '#',
  newline: 'ends-statement',
  blocks: 'output-comments',
  region,
};
