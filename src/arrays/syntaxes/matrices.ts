import { code, isAsciiWord } from '../characters';
import type { Region, RegionRule, Syntax } from '../syntax';
import { lineComments, lineEnd, longString, quotedString } from './regions';

const blockComments: ReadonlyMap<string, RegionRule> = new Map(
  ['%}', '#}', '=#'].map((close) => [close, { kind: 'comment', close }]),
);

function blockComment(at: number, close: string): Region {
  return { rule: blockComments.get(close) ?? { kind: 'comment', close }, innerStart: at + 2 };
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
    return opensBlock ? blockComment(at, `${c}}`) : lineComments(at, c);
  }
  if (c === "'") return isTranspose(text, at) ? undefined : quotedString(text, at);
  if (c === '"') return quotedString(text, at);
  if (c !== '.' || !text.startsWith('...', at)) return undefined;
  // The row goes on in the next line.
  const end = Math.min(limit, lineEnd(text, at, limit) + 1);
  return { kind: 'blank', end };
}

function juliaRegion(text: string, at: number): Region | undefined {
  const c = text[at];
  if (c === '#') {
    return text[at + 1] === '=' ? blockComment(at, '=#') : lineComments(at, '#');
  }
  if (c === "'") {
    const isCharacter = text[at + 2] === "'" || text[at + 1] === '\\';
    return isTranspose(text, at) || !isCharacter ? undefined : quotedString(text, at);
  }
  if (c !== '"') return undefined;
  return text.startsWith('"""', at)
    ? { rule: longString('"""', true), innerStart: at + 3 }
    : quotedString(text, at);
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
