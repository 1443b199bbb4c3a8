import { code } from '../characters';
import { nextLine } from '../scan/surroundings';
import type { Region } from '../syntax';

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

/** A string between two equal quotes on one line. One that is not closed ends with its line. */
export function quotedString(text: string, at: number, limit: number): Region {
  const quote = text.charCodeAt(at);
  let index = at + 1;
  for (; index < limit; index++) {
    const c = text.charCodeAt(index);
    if (c === quote) return { kind: 'string', end: index + 1, innerStart: at + 1, innerEnd: index };
    if (c === code.newline) break;
    if (c === code.backslash) {
      index++;
      if (text.charCodeAt(index) === code.carriageReturn && text.charCodeAt(index + 1) === code.newline)
        index++;
    }
  }
  const end = Math.min(index, limit);
  return { kind: 'string', end, innerStart: at + 1, innerEnd: end };
}

/** A comment up to the end of its line, together with the lines below it that hold only a comment of the same kind. */
export function lineComments(text: string, at: number, limit: number, marker: string): Region {
  let end = lineEnd(text, at, limit);
  for (;;) {
    let next = end + 1;
    while (next < limit && (text.charCodeAt(next) === code.space || text.charCodeAt(next) === code.tab))
      next++;
    if (next >= limit || !text.startsWith(marker, next)) break;
    end = lineEnd(text, next, limit);
  }
  return { kind: 'comment', end, innerStart: Math.min(at + marker.length, end), innerEnd: end };
}

export function blockComment(text: string, at: number, limit: number): Region {
  for (let index = at + 2; index + 1 < limit; index++) {
    if (text.charCodeAt(index) === code.star && text.charCodeAt(index + 1) === code.slash) {
      return { kind: 'comment', end: index + 2, innerStart: at + 2, innerEnd: index };
    }
  }
  return { kind: 'comment', end: limit, innerStart: Math.min(at + 2, limit), innerEnd: limit };
}
