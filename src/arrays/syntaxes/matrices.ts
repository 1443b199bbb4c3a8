import { code, isAsciiWord } from '../characters';
import type { Region, Syntax } from '../syntax';
import { lineComments, lineEnd, quotedString } from './regions';

function blockComment(text: string, at: number, limit: number, close: string): Region {
  const found = text.indexOf(close, at + 2);
  const innerEnd = found < 0 || found > limit ? limit : found;
  const end = Math.min(limit, innerEnd + close.length);
  return { kind: 'comment', end, innerStart: Math.min(at + 2, limit), innerEnd };
}

/** Whether the quote at `at` transposes what stands right before it. */
function isTranspose(text: string, at: number): boolean {
  const c = text.charCodeAt(at - 1);
  return at > 0 && (isAsciiWord(c) || c === code.dot || ")]}'".includes(text[at - 1]));
}

function matlabRegion(text: string, at: number, limit: number): Region | undefined {
  const c = text[at];
  if (c === '%' || c === '#') {
    const opensBlock = text[at + 1] === '{' && text.slice(at + 2, lineEnd(text, at, limit)).trim() === '';
    return opensBlock ? blockComment(text, at, limit, `${c}}`) : lineComments(text, at, limit, c);
  }
  if (c === "'") return isTranspose(text, at) ? undefined : quotedString(text, at, limit);
  if (c === '"') return quotedString(text, at, limit);
  if (c !== '.' || !text.startsWith('...', at)) return undefined;
  // The row goes on in the next line.
  const end = Math.min(limit, lineEnd(text, at, limit) + 1);
  return { kind: 'blank', end, innerStart: at, innerEnd: at };
}

function juliaRegion(text: string, at: number, limit: number): Region | undefined {
  const c = text[at];
  if (c === '#') {
    return text[at + 1] === '=' ? blockComment(text, at, limit, '=#') : lineComments(text, at, limit, '#');
  }
  if (c === "'") {
    const isCharacter = text[at + 2] === "'" || text[at + 1] === '\\';
    return isTranspose(text, at) || !isCharacter ? undefined : quotedString(text, at, limit);
  }
  if (c !== '"') return undefined;
  if (!text.startsWith('"""', at)) return quotedString(text, at, limit);
  const found = text.indexOf('"""', at + 3);
  const innerEnd = found < 0 || found > limit ? limit : found;
  return {
    kind: 'string',
    end: Math.min(limit, innerEnd + 3),
    innerStart: Math.min(at + 3, limit),
    innerEnd,
  };
}

const matlabNames: ReadonlyMap<string, number> = new Map([
  ['Inf', Infinity],
  ['inf', Infinity],
  ['NaN', NaN],
  ['nan', NaN],
]);
const juliaNames: ReadonlyMap<string, number> = new Map(
  ['', '16', '32', '64'].flatMap((bits) => [[`Inf${bits}`, Infinity] as const, [`NaN${bits}`, NaN] as const]),
);

/** MATLAB and Octave: blanks or commas between columns, semicolons or lines between rows. */
export const matlab: Syntax = {
  numbers: { digitSeparator: false, radixPrefixes: true, unicodeMinus: false },
  namedNumber: (name) => matlabNames.get(name),
  parentheses: 'group',
  braces: 'operand',
  blanksSeparate: true,
  ellipsis: false,
  operands: 'code',
  keywords: new Set('case if elseif while until return for switch'.split(' ')),
  controlKeywords: new Set(),
  lineComment: '%',
  newline: 'ends-statement',
  rows: 'matlab',
  region: matlabRegion,
};

/** Julia: commas make a vector, blanks a row; `1f-3` is a Float32. */
export const julia: Syntax = {
  ...matlab,
  numbers: { digitSeparator: true, radixPrefixes: true, unicodeMinus: false, exponentLetter: 102 },
  namedNumber: (name) => juliaNames.get(name),
  keywords: new Set('in if elseif while return for else isa begin do end const global local'.split(' ')),
  isElementType: (name) => /^(?:Float|U?Int|Bool|Real|Number|Any)\d*$/.test(name),
  lineComment: '#',
  rows: 'julia',
  region: juliaRegion,
};
