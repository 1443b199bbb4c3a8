import { code } from '../characters';
import type { Region, Syntax } from '../syntax';
import { bareNotFinite, floatOfString, pythonNames } from './namedNumbers';
import { lineComments, quotedString, statementStart } from './regions';

/** Names after which a bracket starts a value. */
const keywords = new Set(
  (
    'and as assert async await case del elif else except finally for from global if import in is lambda ' +
    'nonlocal not or raise return try while with yield'
  ).split(' '),
);

/** How lines begin that no docstring is likely to hold. */
const statements = ['def ', 'class ', 'import ', 'from ', '@', 'if __name__'];

function tripleQuoted(text: string, at: number, limit: number): Region {
  const quote = text.charCodeAt(at);
  for (let index = at + 3; index < limit; index++) {
    const c = text.charCodeAt(index);
    if (c === code.backslash) index++;
    else if (c === quote && text.charCodeAt(index + 1) === quote && text.charCodeAt(index + 2) === quote) {
      return { kind: 'string', end: Math.min(index + 3, limit), innerStart: at + 3, innerEnd: index };
    }
  }
  return { kind: 'string', end: limit, innerStart: Math.min(at + 3, limit), innerEnd: limit };
}

function region(text: string, at: number, limit: number): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.hash) return lineComments(text, at, limit, '#');
  if (c === code.doubleQuote || c === code.singleQuote) {
    const isTriple = text.charCodeAt(at + 1) === c && text.charCodeAt(at + 2) === c;
    return isTriple ? tripleQuoted(text, at, limit) : quotedString(text, at, limit);
  }
  if (c !== code.backslash) return undefined;
  const isContinuation = text.charCodeAt(at + 1) === code.newline || text.startsWith('\r\n', at + 1);
  return isContinuation ? { kind: 'blank', end: at + 1, innerStart: at, innerEnd: at } : undefined;
}

/** Python: lists and tuples; names are no numbers but for `float('inf')`, `np.nan` and their like. */
export const python: Syntax = {
  numbers: { digitSeparator: true, radixPrefixes: true, unicodeMinus: false },
  namedNumber: (name) => pythonNames.get(name),
  scalarCall: floatOfString,
  parentheses: 'tuple',
  braces: 'operand',
  blanksSeparate: false,
  ellipsis: false,
  operands: 'code',
  keywords,
  controlKeywords: new Set(),
  lineComment: '#',
  newline: 'ends-statement',
  printingCalls: new Set(['tensor', 'array', 'Array']),
  namedInPrint: bareNotFinite,
  resumeAt: (text, from, last) => statementStart(text, from, last, statements),
  region,
};
