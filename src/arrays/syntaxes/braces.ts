import { code, isAsciiLetter, isAsciiWord, isDigit } from '../characters';
import type { Region, ScalarCall, Syntax } from '../syntax';
import { blockComment, lineComments, longString, quotedString, statementStart } from './regions';

/** Comments and strings that C, Java, C#, Go, Kotlin and Swift have in common. */
function cRegion(text: string, at: number): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.doubleQuote) {
    return text.startsWith('"""', at)
      ? { rule: longString('"""', true), innerStart: at + 3 }
      : quotedString(text, at);
  }
  if (c === code.singleQuote) return isDigitSeparator(text, at) ? undefined : quotedString(text, at);
  if (c === code.backslash && isLineEnd(text, at + 1)) return { kind: 'blank', end: at + 1 };
  if (c !== code.slash) return undefined;
  const next = text.charCodeAt(at + 1);
  if (next === code.slash) return lineComments(at, '//');
  return next === code.star ? blockComment(at) : undefined;
}

/** C++'s `1'000`. */
function isDigitSeparator(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) && isAsciiWord(text.charCodeAt(at + 1));
}

function isLineEnd(text: string, at: number): boolean {
  return text.charCodeAt(at) === code.newline || text.startsWith('\r\n', at);
}

function goRegion(text: string, at: number): Region | undefined {
  if (text.charCodeAt(at) === code.backtick) return { rule: longString('`', false), innerStart: at + 1 };
  return cRegion(text, at);
}

/** Rust: strings span lines, raw strings end with as many `#` as they begin with, `'a` may be a lifetime. */
function rustRegion(text: string, at: number): Region | undefined {
  const c = text.charCodeAt(at);
  if (c === code.doubleQuote) {
    let first = at;
    while (first > 0 && text.charCodeAt(first - 1) === code.hash) first--;
    const isRaw = text[first - 1] === 'r';
    const close = isRaw ? `"${'#'.repeat(Math.min(at - first, 16))}` : '"';
    return { rule: longString(close, !isRaw), innerStart: at + 1 };
  }
  if (c === code.singleQuote) {
    const isCharacter = text.charCodeAt(at + 1) === code.backslash || text[at + 2] === "'";
    return isCharacter ? quotedString(text, at) : undefined;
  }
  return cRegion(text, at);
}

/** Where the bracket stands to which `pattern` leads from `at`, or −1. The pattern is sticky. */
function bracketAfter(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - 1 : -1;
}

const notFinite = (entries: readonly (readonly [string, number])[]): Syntax['namedNumber'] => {
  const names = new Map(entries);
  return (name) => names.get(name);
};

const keywords = new Set('return in case else throw yield await as is and or not'.split(' '));
const statements = [
  '#include',
  'static ',
  'public ',
  'private ',
  'class ',
  'func ',
  'fn ',
  'import ',
  'using ',
];

const limit =
  /(?:std::)?numeric_limits\s{0,9}<\s{0,9}(?:long )?[\w:]{1,30}\s{0,9}>\s{0,9}::\s{0,9}(infinity|quiet_NaN|signaling_NaN)\s{0,9}\(\s{0,9}\)/y;

/** `std::numeric_limits<float>::infinity()`. */
function numericLimit(text: string, start: number): ScalarCall | undefined {
  limit.lastIndex = start;
  const match = limit.exec(text);
  if (!match) return undefined;
  const end = limit.lastIndex;
  return { value: match[1] === 'infinity' ? Infinity : NaN, end, numberStart: start, numberEnd: end };
}

/** C and C++: braces initialise, brackets are subscripts. */
export const c: Syntax = {
  numbers: {
    digitSeparator: true,
    separator: code.singleQuote,
    radixPrefixes: true,
    hexadecimalFloats: true,
    unicodeMinus: false,
    leadingZeroOctal: true,
  },
  suffix: /(?:[fF](?:16|32|64|128)?|[uU](?:ll?|LL?|z)?|(?:ll?|LL?|z)[uU]?)(?![\w$])/y,
  namedNumber: notFinite([
    ['INFINITY', Infinity],
    ['HUGE_VAL', Infinity],
    ['HUGE_VALF', Infinity],
    ['NAN', NaN],
  ]),
  scalarCall: numericLimit,
  parentheses: 'group',
  braces: 'array',
  brackets: 'other',
  blanksSeparate: false,
  ellipsis: false,
  operands: 'code',
  keywords,
  controlKeywords: new Set(),
  lineComment: '//',
  newline: 'blank',
  resumeAt: (text, from, last) => statementStart(text, from, last, statements),
  region: cRegion,
};

const javaNumbers = {
  digitSeparator: true,
  radixPrefixes: true,
  unicodeMinus: false,
  leadingZeroOctal: true,
};
const plainNumbers = { digitSeparator: true, radixPrefixes: true, unicodeMinus: false };
const javaNames = notFinite(
  ['Float', 'Double'].flatMap((type) => [
    [`${type}.NaN`, NaN] as const,
    [`${type}.POSITIVE_INFINITY`, Infinity] as const,
    [`${type}.NEGATIVE_INFINITY`, -Infinity] as const,
  ]),
);
const newArray = /new\s{1,9}[\w.]{0,60}\s{0,9}(?:\[\s{0,9}\]\s{0,9}){1,5}\{/y;

export const java: Syntax = {
  ...c,
  scalarCall: undefined,
  numbers: { ...javaNumbers, hexadecimalFloats: true },
  suffix: /[fFdDlL](?![\w$])/y,
  namedNumber: javaNames,
  elementStart: (text, at) => (text.startsWith('new', at) ? bracketAfter(newArray, text, at) : -1),
};

export const csharp: Syntax = {
  ...java,
  numbers: plainNumbers,
  brackets: 'array',
  suffix: /(?:[fFdDmM]|[uU][lL]?|[lL][uU]?)(?![\w$])/y,
  namedNumber: notFinite(
    ['float', 'double', 'Single', 'Double', 'System.Single', 'System.Double'].flatMap((type) => [
      [`${type}.NaN`, NaN] as const,
      [`${type}.PositiveInfinity`, Infinity] as const,
      [`${type}.NegativeInfinity`, -Infinity] as const,
    ]),
  ),
  region(text, at) {
    const isVerbatim =
      text.charCodeAt(at) === code.doubleQuote && (text[at - 1] === '@' || text.startsWith('@$', at - 2));
    return isVerbatim ? { rule: longString('"', false), innerStart: at + 1 } : cRegion(text, at);
  },
};

export const go: Syntax = {
  ...c,
  numbers: javaNumbers,
  suffix: undefined,
  namedNumber: () => undefined,
  scalarCall(text, start, open) {
    const call = /^math\.(?:NaN\(\)|Inf\(\s*([-+]?)\s*\d+\s*\))/.exec(text.slice(start, open + 12));
    if (!call) return undefined;
    const end = start + call[0].length;
    const value = call[0].startsWith('math.NaN') ? NaN : call[1] === '-' ? -Infinity : Infinity;
    return { value, end, numberStart: start, numberEnd: end };
  },
  region: goRegion,
};

const rustElement = /vec!\s{0,9}\[/y;

/** Rust: `[0.0; 4]` repeats and is no array; `vec![…]` is. */
export const rust: Syntax = {
  ...c,
  scalarCall: undefined,
  numbers: plainNumbers,
  suffix: /_?(?:f16|f32|f64|f128|[iu](?:8|16|32|64|128|size))(?!\w)/y,
  namedNumber: notFinite(
    ['f32', 'f64', 'std::f32', 'std::f64', 'core::f32', 'core::f64'].flatMap((type) => [
      [`${type}::NAN`, NaN] as const,
      [`${type}::INFINITY`, Infinity] as const,
      [`${type}::NEG_INFINITY`, -Infinity] as const,
    ]),
  ),
  braces: 'block',
  brackets: 'array',
  keywords: new Set('return in else match mut if while break let as const move'.split(' ')),
  elementStart: (text, at) => bracketAfter(rustElement, text, at),
  region: rustRegion,
};

const kotlinCall =
  /(?:^|[^\w$])(?:(?:float|double|int|long|short|byte|uInt|uLong|uShort|uByte)ArrayOf|(?:array|list|mutableList|arrayList|set|mutableSet|sequence)Of)\s*(?:<[\w<>?, ]*>)?\s*$/;
const kotlinElement = /[A-Za-z]{1,20}Of(?:<[\w<>?, ]{0,40}>)?\(/y;
const longestCall = 60;

function isKotlinArray(text: string, open: number): boolean {
  return kotlinCall.test(text.slice(Math.max(0, open - longestCall), open));
}

/** Kotlin: the parentheses of `floatArrayOf(…)` and its like. */
export const kotlin: Syntax = {
  ...c,
  scalarCall: undefined,
  numbers: plainNumbers,
  suffix: /(?:[fF]|[uU]?L|[uU])(?!\w)/y,
  namedNumber: javaNames,
  braces: 'block',
  isArrayCall: isKotlinArray,
  elementStart(text, at) {
    const open = isAsciiLetter(text.charCodeAt(at)) ? bracketAfter(kotlinElement, text, at) : -1;
    return open > 0 && isKotlinArray(text, open) ? open : -1;
  },
};

const swiftDotted: ReadonlyMap<string, number> = new Map([
  ['nan', NaN],
  ['infinity', Infinity],
]);

export const swift: Syntax = {
  ...c,
  numbers: { ...plainNumbers, hexadecimalFloats: true },
  suffix: undefined,
  dottedNumber: (name) => swiftDotted.get(name),
  scalarCall: undefined,
  namedNumber: notFinite(
    ['Float', 'Double', 'CGFloat'].flatMap((type) => [
      [`${type}.nan`, NaN] as const,
      [`${type}.infinity`, Infinity] as const,
    ]),
  ),
  braces: 'block',
  brackets: 'array',
  postfixExclamation: true,
  keywords: new Set('return in case else throw await as is where if guard while let var'.split(' ')),
};
