import { code, isAsciiLetter, isAsciiWord, isBlank } from '../characters';
import type { ScalarCall, Syntax } from '../syntax';

/** Longest name, with its dots, that can stand for a number; also longest keyword that is looked up. */
const longestName = 40;
const longestKeyword = 12;

/** Tells where names end and which number a name stands for. */
export class WordReader {
  private readonly takesUnicode: boolean;

  constructor(
    private readonly text: string,
    private readonly syntax: Syntax,
  ) {
    // In prose `结果为[0.5, 0.5]` is no subscript: only ASCII makes a name there.
    this.takesUnicode = syntax.operands === 'code';
  }

  starts(c: number): boolean {
    return isAsciiLetter(c) || c === code.dollar || (c > 127 && this.takesUnicode);
  }

  end(start: number, limit: number): number {
    let at = start;
    for (; at < limit; at++) {
      const c = this.text.charCodeAt(at);
      if (!(isAsciiWord(c) || c === code.dollar || (c > 127 && this.takesUnicode && !isBlank(c)))) break;
    }
    return at;
  }

  /** The number that the name or call at `start` stands for; dotted names are read whole. */
  namedNumber(start: number, wordEnd: number, limit: number, inPrint: boolean): ScalarCall | undefined {
    const { text, syntax } = this;
    let end = wordEnd;
    for (;;) {
      const isPath = text.charCodeAt(end) === code.colon && text.charCodeAt(end + 1) === code.colon;
      if (!isPath && text.charCodeAt(end) !== code.dot) break;
      const next = isPath ? end + 2 : end + 1;
      if (next >= limit || !this.starts(text.charCodeAt(next))) break;
      end = this.end(next, limit);
      if (end - start > longestName) return undefined;
    }
    if (end - start > longestName) return undefined;
    const name = text.slice(start, end);
    const value = syntax.namedNumber(name) ?? (inPrint ? syntax.namedInPrint?.(name) : undefined);
    if (value !== undefined) {
      // Paddle prints infinity as `inf.`
      const dotted =
        syntax.blanksSeparate && text.charCodeAt(end) === code.dot && text.charCodeAt(end + 1) !== code.dot;
      if (dotted && end < limit) end++;
      return { value, end, numberStart: start, numberEnd: end };
    }
    // C++ gives a type in between: `numeric_limits<float>::infinity()`.
    const opens = text.charCodeAt(end) === code.openParenthesis || text.charCodeAt(end) === code.less;
    if (end >= limit || !opens) return undefined;
    return syntax.scalarCall?.(text, start, end, limit);
  }
}

/** The name that was passed last. */
export class LastWord {
  private start = 0;
  end = -1;

  constructor(private readonly text: string) {}

  set(start: number, end: number): void {
    this.start = start;
    this.end = end;
  }

  /** The name, cut short where it is longer than any that matters. */
  get name(): string {
    return this.text.slice(this.start, Math.min(this.end, this.start + longestKeyword + 1));
  }

  /** Whether it comes after a dot, but not after the dots of a spread. */
  get isMember(): boolean {
    return (
      this.text.charCodeAt(this.start - 1) === code.dot && this.text.charCodeAt(this.start - 2) !== code.dot
    );
  }

  /** Whether it is one of `names`; a member is none, whatever it is called. */
  isOneOf(names: ReadonlySet<string>): boolean {
    return (
      names.size > 0 && this.end - this.start <= longestKeyword && names.has(this.name) && !this.isMember
    );
  }
}
