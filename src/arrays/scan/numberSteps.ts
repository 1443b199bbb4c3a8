import type { ArrayBuilder } from '../build/arrayBuilder';
import { code, isBlank, isDigit } from '../characters';
import { NumberReader } from '../numbers/numberReader';
import { PlainNumbers } from '../numbers/plainNumbers';
import type { Syntax } from '../syntax';
import { before, type Cursor } from './cursor';
import type { WordReader } from './words';

/** What a scanner does at a digit, sign, dot or name within an array. */
export class NumberSteps {
  private readonly reader: NumberReader;
  private readonly plain: PlainNumbers | undefined;

  constructor(
    private readonly cursor: Cursor,
    private readonly syntax: Syntax,
    private readonly builder: ArrayBuilder,
    private readonly words: WordReader,
    private readonly mayBePrint: boolean,
  ) {
    this.reader = new NumberReader(syntax.numbers);
    if (!syntax.rows) this.plain = new PlainNumbers(cursor.text, this.reader, syntax);
  }

  get inPrint(): boolean {
    return this.mayBePrint || this.builder.candidateStart === this.cursor.printStart;
  }

  /** Reads the number or sign `c` at the cursor; false where there is no number. */
  number(c: number): boolean {
    const { cursor } = this;
    if (this.plain && this.builder.readPlain(this.plain, cursor.at, cursor.limit)) {
      cursor.at = this.plain.at;
      cursor.before = this.plain.endsInNumber ? before.operand : before.nothing;
      cursor.afterBlank = false;
      cursor.afterControl = false;
      return true;
    }
    const end = this.reader.read(cursor.text, cursor.at, cursor.limit);
    if (end > 0) {
      this.add(this.reader.value, cursor.at, end, end);
      return true;
    }
    return this.dotted(c) || (c !== code.dot && this.signed(c));
  }

  /** Reads the number that the name at the cursor stands for; false where it stands for none. */
  named(nameEnd: number): boolean {
    const { cursor } = this;
    const named = this.words.namedNumber(cursor.at, nameEnd, cursor.limit, this.inPrint);
    if (named) this.add(named.value, named.numberStart, named.numberEnd, named.end);
    return named !== undefined;
  }

  private add(value: number, start: number, numberEnd: number, read: number): void {
    const { cursor } = this;
    let end = read;
    const { suffix } = this.syntax;
    if (suffix && end === numberEnd && end < cursor.limit && this.words.starts(cursor.text.charCodeAt(end))) {
      suffix.lastIndex = end;
      if (suffix.test(cursor.text)) end = suffix.lastIndex;
    }
    this.builder.number(value, start, numberEnd, cursor.afterBlank);
    cursor.at = end;
    cursor.before = before.operand;
    cursor.afterBlank = false;
  }

  /** A number that is a name behind a dot: YAML's `-.inf`, Swift's `.nan`. */
  private dotted(c: number): boolean {
    const { text, at, limit } = this.cursor;
    const dot = c === code.dot ? at : at + 1;
    if (!this.syntax.dottedNumber || text.charCodeAt(dot) !== code.dot) return false;
    const end = this.words.end(dot + 1, limit);
    const value = end > dot + longestDotted ? undefined : this.syntax.dottedNumber(text.slice(dot + 1, end));
    if (value === undefined) return false;
    this.add(c === code.minus ? -value : value, at, end, end);
    return true;
  }

  /** A sign that no digit follows: it may belong to a named number, or in code to a number after blanks. */
  private signed(c: number): boolean {
    const { text, at: start, limit } = this.cursor;
    let at = start + 1;
    const mayBeDifference = this.syntax.rows !== undefined && this.builder.top?.filled === true;
    if (this.syntax.operands === 'code' && !mayBeDifference)
      while (at < limit && isBlank(text.charCodeAt(at))) at++;
    if (at >= limit) return false;
    const next = text.charCodeAt(at);
    const factor = c === code.plus ? 1 : -1;
    if (this.words.starts(next)) {
      const named = this.words.namedNumber(at, this.words.end(at, limit), limit, this.inPrint);
      if (named) this.add(factor * named.value, start, named.numberEnd, named.end);
      return named !== undefined;
    }
    const end = isDigit(next) || next === code.dot ? this.reader.read(text, at, limit) : -1;
    if (end > 0) this.add(factor * this.reader.value, start, end, end);
    return end > 0;
  }
}

/** Longest name behind a dot, with its dot: `.infinity`. */
const longestDotted = 9;
