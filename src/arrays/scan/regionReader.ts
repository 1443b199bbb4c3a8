import { code } from '../characters';
import type { RegionRule } from '../syntax';

/** How far into a line its comment marker is looked for. */
const longestIndentation = 1000;

/** Looks for the end of a comment or string, as far at a time as asked. */
export class RegionReader {
  rule: RegionRule | undefined;
  innerStart = 0;
  innerEnd = 0;
  /** The first character after it, once it was found. */
  end = 0;
  isClosed = false;
  /** It stopped at `${`: code follows. */
  isInterrupted = false;
  private at = 0;

  constructor(private readonly text: string) {}

  open(rule: RegionRule, innerStart: number): void {
    this.rule = rule;
    this.innerStart = innerStart;
    this.at = innerStart;
    this.isClosed = false;
    this.isInterrupted = false;
  }

  /** Goes on up to about `until`. @returns whether the end was found; the text ends at `limit`. */
  advance(until: number, limit: number): boolean {
    const { rule, text } = this;
    if (!rule) return true;
    const { close, escapes, isTemplate } = rule;
    const endsWithLine = close === undefined || rule.isOneLine === true;
    const first = close?.charCodeAt(0) ?? code.newline;
    const last = Math.min(until, limit);
    for (let at = this.at; at < last; at++) {
      const c = text.charCodeAt(at);
      if (c === first && close !== undefined && (close.length === 1 || text.startsWith(close, at)))
        return this.finish(at, Math.min(limit, at + close.length), true);
      if (escapes && c === code.backslash) at = this.escapedEnd(at);
      else if (endsWithLine && c === code.newline) {
        const next = rule.continuedBy === undefined ? -1 : this.continuation(at + 1, limit, rule.continuedBy);
        if (next < 0) return this.finish(at, at, false);
        at = next;
      } else if (isTemplate && c === code.dollar && text.charCodeAt(at + 1) === code.openBrace) {
        this.isInterrupted = true;
        return this.finish(at, Math.min(limit, at + 2), true);
      }
      this.at = at + 1;
    }
    return last < limit ? false : this.finish(limit, limit, false);
  }

  private finish(innerEnd: number, end: number, isClosed: boolean): boolean {
    this.innerEnd = Math.max(this.innerStart, innerEnd);
    this.end = Math.max(this.innerStart, end);
    this.isClosed = isClosed;
    this.rule = undefined;
    return true;
  }

  /** The last character that the backslash at `at` protects; a line end may be two. */
  private escapedEnd(at: number): number {
    const isLineEnd =
      this.text.charCodeAt(at + 1) === code.carriageReturn && this.text.charCodeAt(at + 2) === code.newline;
    return isLineEnd ? at + 2 : at + 1;
  }

  /** The last character of the marker with which the line at `line` goes on, or −1. */
  private continuation(line: number, limit: number, marker: string): number {
    const last = Math.min(limit, line + longestIndentation);
    let at = line;
    while (at < last && (this.text.charCodeAt(at) === code.space || this.text.charCodeAt(at) === code.tab))
      at++;
    return at < last && this.text.startsWith(marker, at) ? at + marker.length - 1 : -1;
  }
}
