/** Classes of ASCII characters by their code, which costs less than a regular expression at every character. */
const SPACE = 1;
const LETTER = 2;
const DIGIT = 4;

const classes = new Uint8Array(128);
for (const code of [9, 11, 12, 13, 32]) classes[code] = SPACE;
for (let code = 48; code <= 57; code++) classes[code] = DIGIT;
for (let code = 65; code <= 90; code++) classes[code] = classes[code + 32] = LETTER;
classes[36] = classes[95] = LETTER;

function classOf(code: number): number {
  return code < 128 ? (classes[code] ?? 0) : 0;
}

/** A space or tab, not a line break. */
export function isSpace(code: number): boolean {
  return classOf(code) === SPACE;
}

export function isDigit(code: number): boolean {
  return classOf(code) === DIGIT;
}

/** A letter, `_` or `$`. */
export function isLetter(code: number): boolean {
  return classOf(code) === LETTER;
}

const anyName = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

/** Where the name that starts at `at` ends; `at` itself where none does. */
export function endOfName(text: string, at: number): number {
  let end = at;
  if (isLetter(text.charCodeAt(end))) while ((classOf(text.charCodeAt(end)) & (LETTER | DIGIT)) !== 0) end++;
  if (!(text.charCodeAt(end) >= 128)) return end;
  anyName.lastIndex = at;
  return at + (anyName.exec(text)?.[0].length ?? end - at);
}
