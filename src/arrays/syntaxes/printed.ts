import { code } from '../characters';
import { escapeSequenceEnd } from '../scan/printedText';
import type { Region, Syntax } from '../syntax';
import { bareNotFinite, floatOfString, javascriptNames, numpyScalar, pythonNames } from './namedNumbers';

function region(text: string, at: number, limit: number): Region | undefined {
  if (text.charCodeAt(at) !== code.escape) return undefined;
  const end = escapeSequenceEnd(text, at, limit);
  return end > 0 ? { kind: 'blank', end } : undefined;
}

/**
 * Text that people and programs print: logs, notes, comments, strings. Quotes mean nothing in it, blanks may separate
 * numbers, and `...` stands for what was left out.
 */
export const printed: Syntax = {
  numbers: { digitSeparator: true, radixPrefixes: true, unicodeMinus: true },
  namedNumber: (name) => bareNotFinite(name) ?? pythonNames.get(name) ?? javascriptNames.get(name),
  scalarCall: (text, start, open, limit) =>
    floatOfString(text, start, open, limit) ?? numpyScalar(text, start, open, limit),
  parentheses: 'tuple',
  braces: 'none',
  blanksSeparate: true,
  ellipsis: true,
  operands: 'printed',
  keywords: new Set(),
  controlKeywords: new Set(),
  newline: 'blank',
  blocks: 'text',
  region,
};

/** A hunk of a diff: the mark before each line is no sign of a number. */
export const diff: Syntax = { ...printed, blocks: 'diff', isDiff: true };

/** CSV and TSV: the whole table is an array if it holds nothing but numbers; else its cells are read as prints. */
export const delimited: Syntax = { ...printed, blocks: undefined, isDelimited: true };
