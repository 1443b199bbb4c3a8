import { code } from '../characters';
import type { Region, Syntax } from '../syntax';
import { bareNotFinite, floatOfString, pythonNames } from './namedNumbers';
import { lineComments, longString, quotedString, statementStart } from './regions';

/** Names after which a bracket starts a value. */
const keywords = new Set(
  (
    'and as assert async await case del elif else except finally for from global if import in is lambda ' +
    'nonlocal not or raise return try while with yield'
  ).split(' '),
);

/** How lines begin that no docstring is likely to hold. */
const statements = ['def ', 'class ', 'import ', 'from ', '@', 'if __name__'];

function region(text: string, at: number): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.hash) return lineComments(at, '#');
  if (c === code.doubleQuote || c === code.singleQuote) {
    const isTriple = text.charCodeAt(at + 1) === c && text.charCodeAt(at + 2) === c;
    if (!isTriple) return quotedString(text, at);
    return { rule: longString(c === code.doubleQuote ? '"""' : "'''", true), innerStart: at + 3 };
  }
  if (c !== code.backslash) return undefined;
  const isContinuation = text.charCodeAt(at + 1) === code.newline || text.startsWith('\r\n', at + 1);
  return isContinuation ? { kind: 'blank', end: at + 1 } : undefined;
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
