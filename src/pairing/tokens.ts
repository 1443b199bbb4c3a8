import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { Syntax } from './syntax';

export interface Token extends TextRange {
  readonly kind: 'name' | 'number' | 'string' | 'array' | 'punctuation' | 'newline' | 'prompt';
  /** As written; of a string what stands between its quotes; empty for an array. */
  readonly text: string;
  readonly array?: NumericArray;
}

export interface Tokens {
  /** Everything but comments and white space. */
  readonly tokens: readonly Token[];
  readonly comments: readonly TextRange[];
}

const space = /[^\S\n]+/y;
const blankLines = /(?:[^\S\n]*\n)+/y;
const name = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /0[xXbBoO][0-9a-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jnfFdDL]?/y;
const punctuation =
  /\*\*=|===|!==|\.\.\.|\*\*|->|=>|:=|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\+=|-=|\*=|\/=|\+\+|--|<<|>>|[^\s]/uy;
const prompt = /(?:>>>|In \[\d*\]:|Out ?\[\d*\]:)/y;
const stringPrefix = /^(?:[rbuf]|rb|br|fr|rf)$/i;

/** Reads `text` from `from` to `to` as tokens, in one pass; each of `arrays` (in order) is one token. */
export function tokenize(
  text: string,
  from: number,
  to: number,
  arrays: readonly NumericArray[],
  syntax: Syntax,
): Tokens {
  return new Tokenizer(text, to, arrays, syntax).run(from);
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private readonly comments: TextRange[] = [];
  private nextArray = 0;
  private lineStart = true;
  private readonly lastClosers = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly to: number,
    private readonly arrays: readonly NumericArray[],
    private readonly syntax: Syntax,
  ) {}

  run(from: number): Tokens {
    let at = from;
    while (at < this.to) at = Math.max(at + 1, this.step(at));
    return { tokens: this.tokens, comments: this.comments };
  }

  private step(at: number): number {
    const array = this.arrayAt(at);
    if (array) return this.push({ kind: 'array', text: '', start: at, end: array.end, array });
    const character = this.text.charAt(at);
    if (character === '\n') {
      this.push({ kind: 'newline', text: '\n', start: at, end: at + 1 });
      this.lineStart = true;
      return at + 1 + (this.match(blankLines, at + 1)?.length ?? 0);
    }
    const blank = this.match(space, at);
    if (blank) return at + blank.length;
    if (character === '\\' && /^\\\r?\n/.test(this.text.slice(at, at + 3)))
      return this.text.indexOf('\n', at) + 1;
    return this.comment(at) ?? this.string(at, at) ?? this.word(at);
  }

  private arrayAt(at: number): NumericArray | undefined {
    while (this.nextArray < this.arrays.length && (this.arrays[this.nextArray]?.start ?? 0) < at)
      this.nextArray++;
    const array = this.arrays[this.nextArray];
    return array?.start === at ? array : undefined;
  }

  private match(expression: RegExp, at: number): string | undefined {
    expression.lastIndex = at;
    return expression.exec(this.text)?.[0];
  }

  private push(token: Token): number {
    this.tokens.push(token);
    this.lineStart = false;
    return token.end;
  }

  private comment(at: number): number | undefined {
    for (const opener of this.syntax.lineComments) {
      if (!this.text.startsWith(opener, at)) continue;
      const end = this.endOfLine(at);
      this.comments.push({ start: at, end });
      return end;
    }
    if (!this.syntax.blockComments || !this.text.startsWith('/*', at)) return undefined;
    const close = this.closer('*/', at + 2);
    const end = close === undefined ? this.endOfLine(at) : close + 2;
    this.comments.push({ start: at, end });
    return end;
  }

  private endOfLine(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 || end > this.to ? this.to : end;
  }

  /** Where `quote` next stands; asks once per text whether it stands anywhere later, to stay linear. */
  private closer(quote: string, from: number): number | undefined {
    let last = this.lastClosers.get(quote);
    if (last === undefined) this.lastClosers.set(quote, (last = this.text.lastIndexOf(quote)));
    if (last < from) return undefined;
    const at = this.text.indexOf(quote, from);
    return at >= this.to ? undefined : at;
  }

  /** A string that opens at `at`; `start` is where its prefix stands. */
  private string(at: number, start: number): number | undefined {
    const quote = this.text.charAt(at);
    if (quote !== '"' && quote !== "'" && !(quote === '`' && this.syntax.backticks)) return undefined;
    if (this.syntax.prose && /[\p{L}\p{N}]/u.test(this.text.charAt(at - 1))) return undefined;
    const triple = quote.repeat(3);
    if (this.syntax.tripleQuotes && this.text.startsWith(triple, at)) {
      const close = this.closer(triple, at + 3);
      if (close !== undefined) return this.pushString(start, at + 3, close, close + 3);
    }
    if (quote === '`') {
      const close = this.closer('`', at + 1);
      return close === undefined ? undefined : this.pushString(start, at + 1, close, close + 1);
    }
    const lineEnd = this.endOfLine(at);
    for (let i = at + 1; i < lineEnd; i++) {
      if (this.text.charAt(i) === '\\') i++;
      else if (this.text.charAt(i) === quote) return this.pushString(start, at + 1, i, i + 1);
    }
    return this.syntax.prose ? undefined : this.pushString(start, at + 1, lineEnd, lineEnd);
  }

  private pushString(start: number, from: number, to: number, end: number): number {
    return this.push({ kind: 'string', text: this.text.slice(from, to), start, end });
  }

  private word(at: number): number {
    const atLineStart = this.lineStart;
    const shown = atLineStart ? this.match(prompt, at) : undefined;
    if (shown) {
      this.push({ kind: 'prompt', text: shown, start: at, end: at + shown.length });
      return at + shown.length;
    }
    for (const [kind, expression] of [
      ['name', name],
      ['number', number],
      ['punctuation', punctuation],
    ] as const) {
      const found = this.match(expression, at);
      if (!found) continue;
      const end = at + found.length;
      if (kind === 'name' && found.length < 3 && stringPrefix.test(found)) {
        const string = this.string(end, at);
        if (string !== undefined) return string;
      }
      return this.push({ kind, text: found, start: at, end });
    }
    return at + 1;
  }
}
