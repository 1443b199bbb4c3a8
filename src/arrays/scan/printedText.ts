import { code, isAsciiWord, isBlank, isDigit } from '../characters';

/** Longest start of a line that is compared with the next line's. */
const longestPrefix = 200;
const longestIntroducer = 40;

/**
 * A print inside a comment, a quotation or a launcher's log has the same text before each of its lines (`# `, `> `,
 * `[rank0]: `). What a continuation line shares with the line where the array opened is passed over.
 */
export class LinePrefix {
  private arrayStart = -1;
  private lineStart = 0;

  constructor(private readonly text: string) {}

  /** The first character after the prefix of the line that starts at `line`, in the array that opened at `start`. */
  skip(start: number, line: number, limit: number): number {
    if (start !== this.arrayStart) {
      this.arrayStart = start;
      this.lineStart = Math.max(this.text.lastIndexOf('\n', start - 1) + 1, start - longestPrefix);
    }
    const { lineStart } = this;
    if (line <= start) return line;
    return this.sharedEnd(start, line, limit, this.hasTime(lineStart) && this.hasTime(line));
  }

  /** Whether the line begins with a time of day, perhaps behind a date. */
  private hasTime(line: number): boolean {
    return /^[[(]?(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d:\d\d/.test(this.text.slice(line, line + 24));
  }

  /**
   * The end of what the line shares with the array's first line, up to a character that no number has.
   * @param anyDigit Digits need not be the same ones: the time goes on.
   */
  private sharedEnd(start: number, line: number, limit: number, anyDigit: boolean): number {
    const { text, lineStart } = this;
    let end = 0;
    let sign = false;
    for (let index = 0; lineStart + index < start && line + index < limit; index++) {
      const c = text.charCodeAt(lineStart + index);
      const other = text.charCodeAt(line + index);
      const isAlike = c === other || (anyDigit && isDigit(c) && isDigit(other));
      if (!isAlike || c === code.newline) break;
      sign ||= !isBlank(c) && !isDigit(c);
      if (sign && !isAsciiWord(c) && c !== code.minus && c !== code.dot && c !== code.openBracket) {
        end = index + 1;
      }
    }
    return line + end;
  }
}

/** The end of a terminal's colour sequence (`ESC[31m`, also without its ESC) that starts at `at`, or −1. */
export function escapeSequenceEnd(text: string, at: number, limit: number): number {
  const hasEscape = text.charCodeAt(at) === code.escape;
  let index = hasEscape ? at + 1 : at;
  if (text.charCodeAt(index) !== code.openBracket) return -1;
  const longest = Math.min(limit, index + 16);
  for (index++; index < longest; index++) {
    const c = text.charCodeAt(index);
    if (isDigit(c) || c === code.semicolon) continue;
    const ends = c === 109 || (hasEscape && ((c >= 65 && c <= 90) || (c >= 97 && c <= 122)));
    return ends ? index + 1 : -1;
  }
  return -1;
}

export interface Introducer {
  /** A value is expected after it: `labels: [2]`, `target=[2]`, `tensor([2])`. */
  readonly assigns: boolean;
  /** `shape=(2, 3)`, `version (3, 11, 2)`. */
  readonly namesShape: boolean;
}

/** How names end before whole numbers in brackets that are no values. */
const shapeNames = ['shape', 'size', 'version', 'strides', 'dims'];

/** What leads up to the bracket at `at` on its line. */
export function introducerBefore(text: string, at: number): Introducer {
  const first = Math.max(0, at - longestIntroducer);
  let end = skipBlanksBack(text, at, first);
  const c = text.charCodeAt(end - 1);
  const mark = end > first && (c === code.equals || c === code.colon || c === code.openParenthesis);
  if (mark) end = skipBlanksBack(text, end - 1, first);
  const quote = text.charCodeAt(end - 1);
  if (quote === code.doubleQuote || quote === code.singleQuote) end--;
  const isNamed = end > first && isAsciiWord(text.charCodeAt(end - 1));
  const last = isNamed ? text.slice(Math.max(first, end - 7), end).toLowerCase() : '';
  return { assigns: mark && isNamed, namesShape: shapeNames.some((name) => last.endsWith(name)) };
}

const longestScale = 100;

/** PyTorch 0.4 printed `tensor(1.00000e-02 *` and the numbers below: the factor before the bracket at `at`, or 1. */
export function scaleBefore(text: string, at: number): number {
  let end = at;
  while (end > at - longestScale && isBlank(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(end - 1) !== code.star) return 1;
  const written = /(?:^|[^\w.])tensor\(\s{0,9}(\d(?:\.\d{0,9})?e[-+]\d{2})\s{0,9}\*\s{0,60}$/.exec(
    text.slice(Math.max(0, at - longestScale), at),
  )?.[1];
  return written === undefined ? 1 : Number(written);
}

function skipBlanksBack(text: string, from: number, first: number): number {
  let at = from;
  while (at > first && isBlank(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== code.newline) at--;
  return at;
}
