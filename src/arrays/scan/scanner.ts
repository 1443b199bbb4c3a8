import type { ArrayBuilder } from '../build/arrayBuilder';
import { code, isBlank, isDigit } from '../characters';
import type { LineState } from '../lines/lineState';
import type { Syntax } from '../syntax';
import { BlankSteps } from './blankSteps';
import { BracketSteps } from './bracketSteps';
import { before, Cursor, type Before } from './cursor';
import { NumberSteps } from './numberSteps';
import { escapeSequenceEnd } from './printedText';
import { RegionSteps } from './regionSteps';
import { WordReader } from './words';

export interface ScannerOptions {
  /** Scanning ends after this offset once no candidate that starts at or before it is open. */
  readonly settleAt?: number;
  /** An array longer than this is not read: scanning ends there. */
  readonly longest?: number;
  /** The text is one array that was found before, be it in code or in a print within code. */
  readonly mayBePrint?: boolean;
}

/** Why `advance` came back: all was read, a comment or string was passed (`region` says which), or to be called again. */
export type Advance = 'finished' | 'region' | 'paused';

/**
 * Walks over a text once, character by character, and tells the builder of brackets, commas and numbers. Everything
 * is linear in the text and nothing is recursive, so that hostile text costs no more than other text. It can stop
 * after any step and go on later.
 */
export class Scanner {
  /** Start of the array that was too long to be read, if there was one. */
  unread: number | undefined;
  private readonly cursor: Cursor;
  private readonly words: WordReader;
  private readonly numbers: NumberSteps;
  private readonly brackets: BracketSteps;
  private readonly regions: RegionSteps;
  private readonly blanks: BlankSteps;

  constructor(
    private readonly text: string,
    private readonly syntax: Syntax,
    private readonly builder: ArrayBuilder,
    private readonly options: ScannerOptions = {},
  ) {
    this.cursor = new Cursor(text);
    this.words = new WordReader(text, syntax);
    this.numbers = new NumberSteps(this.cursor, syntax, builder, this.words, options.mayBePrint === true);
    this.brackets = new BracketSteps(this.cursor, syntax, builder);
    this.regions = new RegionSteps(this.cursor, syntax, builder);
    this.blanks = new BlankSteps(this.cursor, syntax, builder);
  }

  /** The comment or string that was passed last. */
  get region(): { readonly innerStart: number; readonly innerEnd: number } {
    return this.regions.region;
  }

  get position(): number {
    return this.cursor.at;
  }

  /** Begins to scan from `from` up to `limit`: a text of its own, or from the start of a line in `state`. */
  begin(from: number, limit: number, state?: LineState): void {
    this.cursor.begin(from, limit);
    this.builder.textEnd = limit;
    this.regions.reset();
    this.blanks.begin();
    if (!state) return;
    if (state.afterOperand) this.cursor.before = before.operand;
    for (const braces of this.syntax.template ? state.templates : []) {
      this.builder.open('template', code.closeBrace, from, false);
      for (let brace = 0; brace < braces; brace++) this.builder.open('other', code.closeBrace, from, false);
    }
    if (state.rule) this.regions.open(state.rule, from);
  }

  /** Gives up the brackets that are still open. */
  end(): void {
    this.builder.abandonAll(this.cursor.at);
  }

  /** Scans all from `from` to `limit`, whatever is in its comments and strings. */
  scan(from: number, limit: number): void {
    this.begin(from, limit);
    while (this.advance(Infinity) !== 'finished');
  }

  /** Goes on for about `characters` characters. */
  advance(characters: number): Advance {
    const { cursor, builder } = this;
    const { settleAt = Infinity, longest = Infinity } = this.options;
    const until = cursor.at + characters;
    if (this.regions.isOpen) return this.passRegion(until);
    while (cursor.at < cursor.limit) {
      if (cursor.at >= until) return 'paused';
      const open = builder.candidateStart;
      if (cursor.at > settleAt && open > settleAt) break;
      if (cursor.at - open > longest) {
        this.unread = open;
        break;
      }
      this.step(this.text.charCodeAt(cursor.at));
      if (this.regions.isOpen) return this.passRegion(until);
    }
    return 'finished';
  }

  private passRegion(until: number): Advance {
    return this.regions.pass(until) ? 'region' : 'paused';
  }

  private step(c: number): void {
    if (isBlank(c)) return this.blanks.pass(c);
    if (isDigit(c) || c === code.minus || c === code.plus || c === code.dot || c === code.unicodeMinus) {
      return this.numberOrSign(c);
    }
    switch (c) {
      case code.comma:
        this.builder.comma(this.cursor.at);
        return this.cursor.pass(before.nothing);
      case code.openBracket:
        if (this.escapeSequence()) return;
        if (!this.brackets.open(c)) this.other(c);
        return;
      case code.openParenthesis:
      case code.openBrace:
        if (!this.brackets.open(c)) this.other(c);
        return;
      case code.closeBracket:
      case code.closeParenthesis:
      case code.closeBrace:
        return this.close(c);
    }
    if (this.words.starts(c)) return this.word();
    if (c === code.semicolon && this.syntax.rows) {
      this.builder.endRow(this.cursor.at, false);
      return this.cursor.pass(before.nothing);
    }
    this.other(c);
  }

  private numberOrSign(c: number): void {
    if (this.builder.inCandidate) {
      if (!this.numbers.number(c)) this.other(c);
    } else if (isDigit(c)) this.passWord();
    else this.other(c);
  }

  private word(): void {
    const { cursor, syntax, builder } = this;
    if (builder.inCandidate) {
      const bracket = syntax.elementStart?.(this.text, cursor.at, cursor.limit) ?? -1;
      if (bracket > 0) {
        cursor.at = bracket;
        cursor.before = before.nothing;
        return;
      }
      if (this.numbers.named(this.words.end(cursor.at, cursor.limit))) return;
      builder.spoil({ code: 'not-numeric', at: cursor.at });
    }
    this.passWord();
  }

  private passWord(): void {
    const { cursor, syntax } = this;
    const { lastWord, at } = cursor;
    cursor.at = Math.max(this.words.end(at, cursor.limit), at + 1);
    lastWord.set(at, cursor.at);
    cursor.afterBlank = false;
    const isKeyword = lastWord.isOneOf(syntax.keywords);
    cursor.before = isKeyword ? before.nothing : before.operand;
    cursor.afterControl = isKeyword && syntax.controlKeywords.has(lastWord.name);
  }

  /** A terminal's colour sequence without its escape character begins with a bracket. */
  private escapeSequence(): boolean {
    const { cursor } = this;
    const end =
      this.syntax.operands === 'printed' ? escapeSequenceEnd(this.text, cursor.at, cursor.limit) : -1;
    if (end > 0) cursor.at = end;
    return end > 0;
  }

  private close(c: number): void {
    const closed = this.brackets.close(c);
    if (closed === false) return this.other(c);
    const template = closed === true ? undefined : this.syntax.template;
    if (template) this.regions.open(template, this.cursor.at + 1);
    else if (closed !== true) this.cursor.pass(before.nothing);
  }

  private other(c: number): void {
    const { cursor, builder, syntax } = this;
    if (this.regions.enter()) return;
    if (builder.inCandidate && (syntax.ellipsis || this.numbers.inPrint)) {
      const dots = c === code.ellipsis ? 1 : this.text.startsWith('...', cursor.at) ? 3 : 0;
      if (dots > 0) {
        builder.ellipsis(cursor.at, cursor.afterBlank);
        cursor.pass(before.nothing);
        cursor.at += dots - 1;
        return;
      }
    }
    if (builder.inCandidate) builder.spoil({ code: 'not-numeric', at: cursor.at });
    cursor.pass(this.afterOther(c));
  }

  /** `?.[` and the `!` of TypeScript lead to a subscript, `...[` does not. */
  private afterOther(c: number): Before {
    if (this.syntax.operands !== 'code') return before.nothing;
    const { at } = this.cursor;
    if (c === code.dot) return this.text.charCodeAt(at - 1) === code.dot ? before.nothing : before.operand;
    if (c === code.exclamation && this.syntax.postfixExclamation) {
      return this.text.charCodeAt(at + 1) === code.equals ? before.nothing : this.cursor.before;
    }
    return before.nothing;
  }
}
