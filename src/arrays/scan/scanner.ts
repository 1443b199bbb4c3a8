import type { ArrayBuilder } from '../build/arrayBuilder';
import { code, isBlank, isDigit } from '../characters';
import { NumberReader } from '../numbers/numberReader';
import { escapeSequenceEnd, introducerBefore, LinePrefix } from './printedText';
import type { Region, Syntax } from '../syntax';
import { LastWord, WordReader } from './words';

/** What stands before a bracket: nothing, something that can be called, or something that can be subscripted too. */
const nothing = 0;
const callable = 1;
const operand = 2;

export interface ScannerOptions {
  /** A comment or string whose text may hold arrays of its own. */
  region?(region: Region): void;
  /** Scanning ends after this offset once no candidate that starts at or before it is open. */
  readonly settleAt?: number;
  /** An array longer than this is not read: scanning ends there. */
  readonly longest?: number;
  /** The text is one array that was found before, be it in code or in a print within code. */
  readonly mayBePrint?: boolean;
}

/**
 * Walks over a text once, character by character, and tells the builder of brackets, commas and numbers. Everything
 * is linear in the text and nothing is recursive, so that hostile text costs no more than other text.
 */
export class Scanner {
  /** Start of the array that was too long to be read, if there was one. */
  unread: number | undefined;
  private at = 0;
  private limit = 0;
  private afterBlank = true;
  private before = nothing;
  private afterControl = false;
  /** Start of the array in a printed value, which may hold `nan`, `inf` and `...` in code too. */
  private printStart = -1;
  private readonly reader: NumberReader;
  private readonly words: WordReader;
  private readonly lastWord: LastWord;
  private readonly linePrefix: LinePrefix | undefined;

  constructor(
    private readonly text: string,
    private readonly syntax: Syntax,
    private readonly builder: ArrayBuilder,
    private readonly options: ScannerOptions = {},
  ) {
    this.reader = new NumberReader(syntax.numbers);
    this.words = new WordReader(text, syntax);
    this.lastWord = new LastWord(text);
    if (syntax.operands === 'printed') this.linePrefix = new LinePrefix(text);
  }

  /** Scans from `from` up to `limit` as a text of its own. Brackets left open are given up, unless `keepOpen`. */
  scan(from: number, limit: number, keepOpen = false): void {
    this.at = from;
    this.limit = limit;
    this.afterBlank = true;
    this.before = nothing;
    const { settleAt = Infinity, longest = Infinity } = this.options;
    while (this.at < this.limit) {
      const open = this.builder.candidateStart;
      if (this.at > settleAt && open > settleAt) break;
      if (this.at - open > longest) {
        this.unread = open;
        break;
      }
      this.step(this.text.charCodeAt(this.at));
    }
    if (!keepOpen) this.builder.abandonAll(this.at);
  }

  private step(c: number): void {
    if (isBlank(c)) return this.blank(c);
    if (isDigit(c) || c === code.minus || c === code.plus || c === code.dot || c === code.unicodeMinus) {
      return this.numberOrSign(c);
    }
    switch (c) {
      case code.comma:
        this.builder.comma(this.at);
        return this.pass(nothing);
      case code.openBracket:
      case code.openParenthesis:
      case code.openBrace:
        return this.open(c);
      case code.closeBracket:
      case code.closeParenthesis:
      case code.closeBrace:
        return this.close(c);
    }
    if (this.words.starts(c)) return this.word();
    if (c === code.semicolon && this.syntax.rows) {
      this.builder.endRow(this.at, false);
      return this.pass(nothing);
    }
    this.other(c);
  }

  private inPrint(): boolean {
    return this.options.mayBePrint === true || this.builder.candidateStart === this.printStart;
  }

  private pass(before: number): void {
    this.at++;
    this.afterControl = false;
    this.before = before;
    this.afterBlank = false;
  }

  private blank(c: number): void {
    this.at++;
    this.afterBlank = true;
    if (this.syntax.operands === 'printed') this.before = nothing;
    if (c !== code.newline) return;
    if (this.syntax.rows) this.builder.endRow(this.at, true);
    if (this.syntax.newline === 'ends-document') this.builder.abandonAll(this.at);
    if (this.syntax.newline === 'ends-statement' && !this.builder.isNested) this.before = nothing;
    if (this.linePrefix && this.builder.inCandidate) {
      this.at = this.linePrefix.skip(this.builder.candidateStart, this.at, this.limit);
    }
  }

  private numberOrSign(c: number): void {
    if (!this.builder.inCandidate) {
      if (isDigit(c)) return this.passWord();
      return this.other(c);
    }
    const end = this.reader.read(this.text, this.at, this.limit);
    if (end > 0) return this.addNumber(this.reader.value, this.at, end, end);
    if (this.dotted(c)) return;
    if (c === code.dot) return this.other(c);
    this.signed(c);
  }

  /** YAML's `-.inf`. */
  private dotted(c: number): boolean {
    const dot = c === code.dot ? this.at : this.at + 1;
    if (!this.syntax.dottedNumber || this.text.charCodeAt(dot) !== code.dot) return false;
    const end = this.words.end(dot + 1, this.limit);
    const value = this.syntax.dottedNumber(this.text.slice(dot + 1, Math.min(end, dot + 5)));
    if (value === undefined || end > dot + 4) return false;
    this.addNumber(c === code.minus ? -value : value, this.at, end, end);
    return true;
  }

  private addNumber(value: number, start: number, numberEnd: number, read: number): void {
    let end = read;
    const { suffix } = this.syntax;
    if (suffix && end === numberEnd && end < this.limit && this.words.starts(this.text.charCodeAt(end))) {
      suffix.lastIndex = end;
      if (suffix.test(this.text)) end = suffix.lastIndex;
    }
    this.builder.number(value, start, numberEnd, this.afterBlank);
    this.at = end;
    this.before = operand;
    this.afterBlank = false;
  }

  /** A sign that no digit follows: it may belong to a named number, or in code to a number after blanks. */
  private signed(c: number): void {
    const start = this.at;
    let at = start + 1;
    const mayBeDifference = this.syntax.rows !== undefined && this.builder.top?.filled === true;
    if (this.syntax.operands === 'code' && !mayBeDifference)
      while (at < this.limit && isBlank(this.text.charCodeAt(at))) at++;
    const next = this.text.charCodeAt(at);
    const factor = c === code.plus ? 1 : -1;
    if (at < this.limit && this.words.starts(next)) {
      const end = this.words.end(at, this.limit);
      const named = this.words.namedNumber(at, end, this.limit, this.inPrint());
      if (named) return this.addNumber(factor * named.value, start, named.numberEnd, named.end);
    } else if (at < this.limit && (isDigit(next) || next === code.dot)) {
      const end = this.reader.read(this.text, at, this.limit);
      if (end > 0) return this.addNumber(factor * this.reader.value, start, end, end);
    }
    this.other(c);
  }

  private word(): void {
    const start = this.at;
    const end = this.words.end(start, this.limit);
    if (this.builder.inCandidate) {
      const bracket = this.syntax.elementBracket?.(this.text, start, this.limit) ?? -1;
      if (bracket > 0) {
        this.at = bracket;
        this.before = nothing;
        return;
      }
      const named = this.words.namedNumber(start, end, this.limit, this.inPrint());
      if (named) return this.addNumber(named.value, named.numberStart, named.numberEnd, named.end);
      this.builder.spoil({ code: 'not-numeric', at: start });
    }
    this.passWord();
  }

  private passWord(): void {
    const start = this.at;
    this.at = Math.max(this.words.end(start, this.limit), start + 1);
    this.lastWord.set(start, this.at);
    this.afterBlank = false;
    const isKeyword = this.lastWord.isOneOf(this.syntax.keywords);
    this.before = isKeyword ? nothing : operand;
    this.afterControl = isKeyword && this.syntax.controlKeywords.has(this.lastWord.name);
  }

  private open(c: number): void {
    if (c === code.openBrace) {
      if (this.syntax.braces === 'none') return this.other(c);
      if (this.syntax.braces === 'array') return this.openCandidate('array', code.closeBrace);
      this.builder.open('other', code.closeBrace, this.at, this.afterBlank);
      return this.pass(nothing);
    }
    if (c === code.openParenthesis) {
      if (this.syntax.parentheses === 'none') return this.other(c);
      if (this.syntax.isArrayCall?.(this.text, this.at)) {
        return this.openCandidate('array', code.closeParenthesis);
      }
      return this.openParenthesis();
    }
    const escapeEnd =
      this.syntax.operands === 'printed' ? escapeSequenceEnd(this.text, this.at, this.limit) : -1;
    if (escapeEnd > 0) {
      this.at = escapeEnd;
      return;
    }
    const isTyped = this.lastWord.end === this.at && this.syntax.isElementType?.(this.lastWord.name) === true;
    const subscript =
      this.syntax.brackets === 'other' ||
      (this.before === operand &&
        this.syntax.operands !== 'none' &&
        this.syntax.rows !== 'matlab' &&
        !isTyped);
    const isValue =
      !subscript && (this.builder.inCandidate || !this.syntax.isTypePosition?.(this.text, this.at));
    this.openCandidate(isValue ? 'array' : 'other', code.closeBracket);
  }

  private openParenthesis(): void {
    if (this.before === nothing) {
      const kind = this.syntax.parentheses === 'tuple' ? 'tuple' : 'group';
      return this.openCandidate(kind, code.closeParenthesis);
    }
    const frame = this.builder.open('other', code.closeParenthesis, this.at, this.afterBlank);
    if (this.lastWord.end === this.at) {
      const { name, isMember } = this.lastWord;
      frame.isShapeCall = name === 'Size' || name === 'TensorShape';
      frame.isPrintingCall = !isMember && this.syntax.printingCalls?.has(name) === true;
    }
    this.pass(nothing);
  }

  private openCandidate(kind: 'array' | 'tuple' | 'group' | 'other', closer: number): void {
    const parent = this.builder.top;
    const isFirst = parent?.start === this.at - 1;
    const isShape = isFirst && parent.isShapeCall;
    if (isFirst && parent.isPrintingCall) this.printStart = this.at;
    const inCandidate = this.builder.inCandidate;
    const frame = this.builder.open(isShape ? 'other' : kind, closer, this.at, this.afterBlank);
    frame.isControl = this.afterControl;
    frame.matrix = this.syntax.rows;
    if (this.syntax.operands === 'printed' && !inCandidate) {
      const introducer = introducerBefore(this.text, this.at);
      frame.allowsSingle = introducer.assigns;
      frame.isNamedShape = introducer.namesShape;
    }
    this.pass(nothing);
  }

  private close(c: number): void {
    const known =
      c === code.closeBracket ||
      (c === code.closeParenthesis ? this.syntax.parentheses : this.syntax.braces) !== 'none';
    if (!known) return this.other(c);
    const frame = this.builder.close(c, this.at);
    if (frame?.kind === 'template' && this.syntax.templateText) {
      return this.enterRegion(this.syntax.templateText(this.text, this.at + 1, this.limit));
    }
    this.pass(frame?.isControl ? nothing : this.afterClose(c, frame?.kind === 'other'));
  }

  private afterClose(c: number, wasOperand: boolean): number {
    if (c === code.closeBrace) return this.syntax.braces === 'operand' ? operand : nothing;
    // In prose `[INFO][0.5, 0.5]` is a tag and an array, `x[0][1, 2]` a subscript, `[text](1, 2)` a link.
    if (this.syntax.operands === 'printed' && c === code.closeBracket && !wasOperand) return callable;
    return operand;
  }

  private other(c: number): void {
    const region = this.syntax.region(this.text, this.at, this.limit, this.before === operand);
    if (region) return this.enterRegion(region);
    if (this.builder.inCandidate && (this.syntax.ellipsis || this.inPrint())) {
      const dots = c === code.ellipsis ? 1 : this.text.startsWith('...', this.at) ? 3 : 0;
      if (dots > 0) {
        this.builder.ellipsis(this.at, this.afterBlank);
        this.pass(nothing);
        this.at += dots - 1;
        return;
      }
    }
    if (this.builder.inCandidate) this.builder.spoil({ code: 'not-numeric', at: this.at });
    this.pass(this.afterOther(c));
  }

  /** `?.[` and the `!` of TypeScript lead to a subscript, `...[` does not. */
  private afterOther(c: number): number {
    if (this.syntax.operands !== 'code') return nothing;
    const previous = this.text.charCodeAt(this.at - 1);
    if (c === code.dot) return previous === code.dot ? nothing : operand;
    if (c === code.exclamation && this.syntax.postfixExclamation) {
      return this.text.charCodeAt(this.at + 1) === code.equals ? nothing : this.before;
    }
    return nothing;
  }

  private enterRegion(region: Region): void {
    if (region.kind === 'string' && this.builder.inCandidate) {
      this.builder.spoil({ code: 'not-numeric', at: this.at });
    }
    if (region.innerEnd > region.innerStart) this.options.region?.(region);
    this.at = region.end;
    if (region.interrupted) {
      this.builder.open('template', code.closeBrace, this.at - 1, false);
      this.before = nothing;
    } else if (region.kind === 'string') this.before = operand;
    this.afterBlank = region.kind !== 'string';
  }
}
