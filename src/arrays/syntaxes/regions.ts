import { code } from '../characters';
import { nextLine } from '../scan/surroundings';
import type { OpenRegion, RegionRule } from '../syntax';

/** The end of the line that holds `from`: the offset of its newline, or `limit`. */
export function lineEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && text.charCodeAt(at) !== code.newline) at++;
  return at;
}

/** The first line in `from` … `last` that begins with one of `statements`, or −1. */
export function statementStart(
  text: string,
  from: number,
  last: number,
  statements: readonly string[],
): number {
  for (let line = nextLine(text, from, last); line >= 0; line = nextLine(text, line, last)) {
    if (statements.some((start) => text.startsWith(start, line))) return line;
  }
  return -1;
}

const oneLine = { kind: 'string', escapes: true, isOneLine: true } as const;
const doubleQuoted: RegionRule = { ...oneLine, close: '"' };
const singleQuoted: RegionRule = { ...oneLine, close: "'" };
const backQuoted: RegionRule = { ...oneLine, close: '`' };

/** A string between two equal quotes on one line. One that is not closed ends with its line. */
export function quotedString(text: string, at: number): OpenRegion {
  const quote = text.charCodeAt(at);
  const rule =
    quote === code.doubleQuote ? doubleQuoted : quote === code.singleQuote ? singleQuoted : backQuoted;
  return { rule, innerStart: at + 1 };
}

/** The end of the quoted string at `at`, if it is closed on its line before `limit`; else −1. */
export function closedStringEnd(text: string, at: number, limit: number): number {
  const quote = text.charCodeAt(at);
  for (let index = at + 1; index < limit; index++) {
    const c = text.charCodeAt(index);
    if (c === quote) return index + 1;
    if (c === code.newline) return -1;
    if (c === code.backslash) index++;
  }
  return -1;
}

const longStrings = new Map<string, RegionRule>();

/** The rule of strings that span lines up to `close`; `escapes`: a backslash protects what follows. */
export function longString(close: string, escapes: boolean): RegionRule {
  const key = `${close}${String(escapes)}`;
  const rule = longStrings.get(key) ?? { kind: 'string', close, escapes };
  // Rust's and C++'s closing quotes come in any length, most of them never.
  if (close.length <= 4) longStrings.set(key, rule);
  return rule;
}

const lineCommentRules: ReadonlyMap<string, RegionRule> = new Map(
  ['#', '//', '%'].map((marker) => [marker, { kind: 'comment', continuedBy: marker }]),
);

/** A comment up to the end of its line, together with the lines below it that hold only a comment of the same kind. */
export function lineComments(at: number, marker: string): OpenRegion {
  const rule = lineCommentRules.get(marker) ?? { kind: 'comment', continuedBy: marker };
  return { rule, innerStart: at + marker.length };
}

const cComment: RegionRule = { kind: 'comment', close: '*/' };

export function blockComment(at: number): OpenRegion {
  return { rule: cComment, innerStart: at + 2 };
}
