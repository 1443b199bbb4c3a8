import type { NumericArray, TextRange } from '../arrays/numericArray';
import { endOfName, isDigit, isLetter, isSpace } from './characters';
import { ownTokens } from './languageTokens';
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

const wideSpace = /[^\S\n]+/y;
const blankLines = /(?:[^\S\n]*\n)+/y;
const number = /0[xXbBoO][0-9a-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jnfFdDL]?/y;
const operators = '**= === !== ... ** -> => := == != <= >= && || ?? ?. |> += -= *= /= ++ -- << >>'.split(' ');
/** Characters that may begin an operator of more than one. */
const longOperator = new Set(operators.map((operator) => operator.charAt(0)));
const prompt = /(?:>>>|In \[\d*\]:|Out ?\[\d*\]:)/y;
/** Where only prose and printouts stand: prompts of Julia, R, MATLAB, Octave, Torch and Elixir, and quotation marks of Markdown. */
const prosePrompt =
  /(?:>>>|In \[\d*\]:|Out ?\[\d*\]:|julia>|octave:\d+>|th>|ipdb>|\((?:Pdb|lldb|gdb)\)(?: pp?(?= ))?|iex\(\d+\)>|>>?(?=[^\S\n]))/y;
/** What may begin a prompt. */
const promptStart = /[>IOjoti(]/;
const LINE_FEED = 10;
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
  private readonly hasOwnTokens: boolean;

  constructor(
    private readonly text: string,
    private readonly to: number,
    private readonly arrays: readonly NumericArray[],
    private readonly syntax: Syntax,
  ) {
    this.hasOwnTokens = syntax.paths || syntax.arrows || syntax.mathematical || syntax.rust;
  }

  run(from: number): Tokens {
    let at = from;
    while (at < this.to) at = Math.max(at + 1, this.step(at));
    return { tokens: this.tokens, comments: this.comments };
  }

  private step(at: number): number {
    const array = this.arrayAt(at);
    if (array) return this.push({ kind: 'array', text: '', start: at, end: array.end, array });
    const code = this.text.charCodeAt(at);
    if (code === LINE_FEED) {
      this.push({ kind: 'newline', text: '\n', start: at, end: at + 1 });
      this.lineStart = true;
      return at + 1 + (this.match(blankLines, at + 1)?.length ?? 0);
    }
    if (isSpace(code)) return this.endOfSpace(at);
    // A statement at Python's prompt goes on behind dots.
    if (this.lineStart && this.text.startsWith('... ', at)) return at + 4;
    if (this.lineStart && promptStart.test(this.text.charAt(at))) {
      const shown = this.match(this.syntax.prose ? prosePrompt : prompt, at);
      if (shown) return this.push({ kind: 'prompt', text: shown, start: at, end: at + shown.length });
    }
    if (this.hasOwnTokens) {
      const own = ownTokens(this.text, at, this.syntax, this.tokens.at(-1));
      for (const token of own?.tokens ?? []) this.push(token);
      if (own) return own.end;
    }
    if (isLetter(code) || code >= 128) return this.name(at);
    if (isDigit(code) || (code === 46 && isDigit(this.text.charCodeAt(at + 1)))) return this.number(at);
    if (code === 92 && /^\\\r?\n/.test(this.text.slice(at, at + 3))) return this.text.indexOf('\n', at) + 1;
    return this.comment(at) ?? this.string(at, at) ?? this.punctuation(at);
  }

  private endOfSpace(at: number): number {
    let end = at + 1;
    while (isSpace(this.text.charCodeAt(end))) end++;
    return end;
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

  private name(at: number): number {
    const end = endOfName(this.text, at);
    if (end === at) return this.other(at);
    const text = this.text.slice(at, end);
    if (text.length < 3 && stringPrefix.test(text)) {
      const string = this.string(end, at);
      if (string !== undefined) return string;
    }
    return this.push({ kind: 'name', text, start: at, end });
  }

  /** A character beyond ASCII that begins no name. */
  private other(at: number): number {
    const blank = this.match(wideSpace, at);
    if (blank) return at + blank.length;
    const text = String.fromCodePoint(this.text.codePointAt(at) ?? 0);
    return this.push({ kind: 'punctuation', text, start: at, end: at + text.length });
  }

  private number(at: number): number {
    const text = this.match(number, at) ?? this.text.charAt(at);
    return this.push({ kind: 'number', text, start: at, end: at + text.length });
  }

  private punctuation(at: number): number {
    const character = this.text.charAt(at);
    const long = longOperator.has(character)
      ? operators.find((operator) => this.text.startsWith(operator, at))
      : undefined;
    const written = long ?? character;
    // Go declares with `:=`.
    const text = written === ':=' && this.syntax.braces ? '=' : written;
    return this.push({ kind: 'punctuation', text, start: at, end: at + written.length });
  }
}
