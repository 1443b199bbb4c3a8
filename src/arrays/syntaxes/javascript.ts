import { code, isAsciiWord, isBlank } from '../characters';
import type { Region, RegionRule, Syntax } from '../syntax';
import { javascriptNames } from './namedNumbers';
import {
  blockComment,
  closedStringEnd,
  lineComments,
  lineEnd,
  quotedString,
  statementStart,
} from './regions';

/** Names after which a bracket starts a value, and a slash a regular expression. */
const keywords = new Set(
  (
    'as await case default delete do else export extends if in instanceof new of return satisfies throw typeof void ' +
    'while yield const let var for with'
  ).split(' '),
);

/** How lines begin that no template string is likely to hold. */
const statements = ['function ', 'export ', 'import ', 'class ', 'const ', 'let '];

/** Longest regular expression that is looked for. */
const longestRegularExpression = 500;

/** Longest rest of a line in which an apostrophe is looked for; a bound, so that many of them cost no more. */
const longestLineOfText = 500;

function regularExpression(text: string, at: number, limit: number): Region | undefined {
  const last = Math.min(limit, at + longestRegularExpression);
  let inClass = false;
  for (let index = at + 1; index < last; index++) {
    const c = text.charCodeAt(index);
    if (c === code.newline) return undefined;
    if (c === code.backslash) index++;
    else if (c === code.openBracket) inClass = true;
    else if (c === code.closeBracket) inClass = false;
    else if (c === code.slash && !inClass) return { kind: 'string', end: index + 1 };
  }
  return undefined;
}

/** A quote without its partner on a short line is an apostrophe in the text of JSX, as is one right after a word. */
function stringOrApostrophe(text: string, at: number, limit: number): Region | undefined {
  const last = at + longestLineOfText;
  if (closedStringEnd(text, at, Math.min(limit, last)) > 0) return quotedString(text, at);
  return lineEnd(text, at, Math.min(limit, last)) < last ? undefined : quotedString(text, at);
}

const template: RegionRule = { kind: 'string', close: '`', escapes: true, isTemplate: true };

function region(text: string, at: number, limit: number, afterOperand: boolean): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.doubleQuote || c === code.singleQuote) {
    const isInWord = afterOperand && isAsciiWord(text.charCodeAt(at - 1));
    return isInWord ? undefined : stringOrApostrophe(text, at, limit);
  }
  if (c === code.backtick) return { rule: template, innerStart: at + 1 };
  if (c !== code.slash) return undefined;
  const next = text.charCodeAt(at + 1);
  if (next === code.slash) return lineComments(at, '//');
  if (next === code.star) return blockComment(at);
  // `</p>` and `/>` end elements of JSX.
  const endsElement = text.charCodeAt(at - 1) === code.less || text.charCodeAt(at + 1) === code.greater;
  return afterOperand || (endsElement && text.charCodeAt(at + 2) !== code.slash)
    ? undefined
    : regularExpression(text, at, limit);
}

/** JavaScript with JSX: bracket literals; parentheses only group, so `(1, 2)` is a comma expression. */
export const javascript: Syntax = {
  numbers: { digitSeparator: true, radixPrefixes: true, unicodeMinus: false },
  namedNumber: (name) => javascriptNames.get(name),
  parentheses: 'group',
  braces: 'block',
  postfixExclamation: true,
  blanksSeparate: false,
  ellipsis: false,
  operands: 'code',
  keywords,
  controlKeywords: new Set(['if', 'for', 'while', 'with']),
  lineComment: '//',
  newline: 'blank',
  resumeAt: (text, from, last) => statementStart(text, from, last, statements),
  region,
  template,
};

/** TypeScript: tuple types look like array literals of numbers. */
export const typescript: Syntax = {
  ...javascript,
  isTypePosition(text, at) {
    let end = at;
    const first = Math.max(0, at - 80);
    while (end > first && isBlank(text.charCodeAt(end - 1))) end--;
    const before = text.slice(first, end);
    return /(?:\b(?:as|satisfies|readonly)|(?<!\|)\||\b(?:let|const|var)\s+[\w$]+\s*:|\btype\s+[\w$]+\s*=|\w<)$/.test(
      before,
    );
  },
};
