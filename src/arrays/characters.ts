/** Character codes that the scanner tells apart. */
export const code = {
  tab: 9,
  newline: 10,
  carriageReturn: 13,
  escape: 27,
  space: 32,
  exclamation: 33,
  doubleQuote: 34,
  hash: 35,
  dollar: 36,
  singleQuote: 39,
  openParenthesis: 40,
  closeParenthesis: 41,
  star: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  colon: 58,
  semicolon: 59,
  less: 60,
  equals: 61,
  greater: 62,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  underscore: 95,
  backtick: 96,
  openBrace: 123,
  closeBrace: 125,
  ellipsis: 0x2026,
  unicodeMinus: 0x2212,
} as const;

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** Whitespace, with the byte order mark and the wide spaces that find their way into pasted text. */
export function isBlank(c: number): boolean {
  return (
    c === 32 ||
    (c >= 9 && c <= 13) ||
    (c >= 0xa0 &&
      (c === 0xa0 ||
        c === 0xfeff ||
        c === 0x3000 ||
        (c >= 0x2000 && c <= 0x200b) ||
        c === 0x2028 ||
        c === 0x2029))
  );
}

/** A letter of ASCII or `_`; NaN (past the end of a text) is none. */
export function isAsciiLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
}

export function isAsciiWord(c: number): boolean {
  return isAsciiLetter(c) || isDigit(c);
}
