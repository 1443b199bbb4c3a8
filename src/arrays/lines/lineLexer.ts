import { code, isAsciiWord, isBlank } from '../characters';
import { RegionReader } from '../scan/regionReader';
import { LastWord } from '../scan/words';
import type { RegionRule, Syntax } from '../syntax';
import { plainLine, type LineState } from './lineState';

/** Characters with which a comment or string may begin. */
const openers = new Uint8Array(128);
for (const character of '"\'`/#%\\=\u001b') openers[character.charCodeAt(0)] = 1;

/** Follows comments and strings of a language, one line after the other. */
export class LineLexer {
  private readonly region: RegionReader;
  private readonly lastWord: LastWord;
  private templates: number[] = [];
  private rule: RegionRule | undefined;
  private afterOperand = false;
  /** The last word decides whether an operand was passed; most words are never asked. */
  private wordIsLast = false;

  constructor(
    private readonly text: string,
    private readonly syntax: Syntax,
  ) {
    this.region = new RegionReader(text);
    this.lastWord = new LastWord(text);
  }

  /** What is open at `end`, behind a line that begins at `start` in `state`. */
  next(start: number, end: number, state: LineState): LineState {
    this.templates = [...state.templates];
    this.rule = state.rule;
    this.afterOperand = state.afterOperand;
    this.wordIsLast = false;
    if (state.rule) this.region.open(state.rule, start);
    for (let at = start; at < end && at >= 0;) at = this.rule ? this.passRegion(at, end) : this.step(at, end);
    const isOperand = this.rule === undefined && this.syntax.newline === 'blank' && this.isAfterOperand();
    if (!this.rule && !isOperand && this.templates.length === 0) return plainLine;
    return { rule: this.rule, templates: this.templates, afterOperand: isOperand };
  }

  private step(at: number, end: number): number {
    const c = this.text.charCodeAt(at);
    if (isBlank(c)) return at + 1;
    if (isAsciiWord(c) || c > 127 || c === code.dollar) return this.passWord(at, end);
    if (c < 128 && openers[c] === 1) {
      const opened = this.syntax.region(this.text, at, this.text.length, this.isAfterOperand());
      if (opened?.rule) return this.open(opened.rule, opened.innerStart);
      if (opened) {
        if (opened.kind === 'string') this.passed(true);
        return opened.end;
      }
    }
    return this.punctuation(c, at);
  }

  private passWord(start: number, end: number): number {
    let at = start + 1;
    for (; at < end; at++) {
      const c = this.text.charCodeAt(at);
      if (!(isAsciiWord(c) || c === code.dollar || (c > 127 && !isBlank(c)))) break;
    }
    this.lastWord.set(start, at);
    this.wordIsLast = true;
    return at;
  }

  private punctuation(c: number, at: number): number {
    const innermost = this.templates.length - 1;
    const isOperand =
      c === code.closeBracket ||
      c === code.closeParenthesis ||
      (c === code.closeBrace && this.syntax.braces === 'operand');
    this.passed(isOperand);
    if (innermost < 0 || (c !== code.openBrace && c !== code.closeBrace)) return at + 1;
    const { template } = this.syntax;
    if (c === code.closeBrace && this.templates[innermost] === 0 && template) {
      this.templates.pop();
      return this.open(template, at + 1);
    }
    this.templates[innermost] += c === code.openBrace ? 1 : -1;
    return at + 1;
  }

  private open(rule: RegionRule, innerStart: number): number {
    this.rule = rule;
    this.region.open(rule, innerStart);
    return innerStart;
  }

  /** A comment up to the end of its line is over there, whatever the next line holds. */
  private passRegion(at: number, end: number): number {
    const { rule, region } = this;
    if (!rule) return at;
    if (rule.continuedBy !== undefined) {
      this.rule = undefined;
      return end;
    }
    // Whether the text goes on behind the line is not to matter: more may be written there.
    if (!region.advance(end, Infinity)) return end;
    this.rule = undefined;
    if (rule.kind === 'string') this.passed(true);
    if (region.isInterrupted) {
      this.templates.push(0);
      this.passed(false);
    }
    return region.end;
  }

  private passed(isOperand: boolean): void {
    this.afterOperand = isOperand;
    this.wordIsLast = false;
  }

  private isAfterOperand(): boolean {
    return this.wordIsLast ? !this.lastWord.isOneOf(this.syntax.keywords) : this.afterOperand;
  }
}
