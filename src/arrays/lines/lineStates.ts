import { syntaxOf } from '../syntaxes';
import type { Syntax } from '../syntax';
import { LineLexer } from './lineLexer';
import { isSameState, plainLine, type LineState } from './lineState';

/** One replacement in a text: `length` code units at `offset` became `text`. */
export interface LineChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Where reading can begin, and what is open there. */
export interface LineStart {
  readonly start: number;
  readonly state: LineState;
}

/** Lines that are read between two looks at how much text that was. */
const sliceCharacters = 200_000;

/**
 * For every line of a text, whether it begins inside a comment or string: what it takes to read an array without
 * reading all that comes before it. Kept from edit to edit; only the lines from the edit up to where all is as before
 * are read again, and only as far as asked.
 */
export class LineStates {
  private readonly syntax: Syntax;
  /** Where each line begins. */
  private starts: number[] = [0];
  private states: LineState[] = [plainLine];
  /** Lines before this one are known. */
  private known = 1;
  /** Lines from `oldFrom` up to `oldTo` have states that follow from each other, as they were before the last edits. */
  private oldFrom = 0;
  private oldTo = 0;

  constructor(
    text: string,
    readonly languageId: string,
  ) {
    this.syntax = syntaxOf(languageId);
    this.starts = [0].concat(lineStarts(text, 0));
    this.states = new Array<LineState>(this.starts.length).fill(plainLine);
  }

  /** Reads on in the text as it is now, in slices, where lines up to that of `offset` are not known yet. */
  *read(text: string, offset = Infinity): Generator<void, void, void> {
    const line = this.lineAt(offset);
    while (this.known <= line) {
      this.advance(text, line, sliceCharacters);
      yield;
    }
  }

  /** Takes over an edit. */
  update({ offset, length, text }: LineChange): void {
    const first = this.lineAt(offset);
    const last = this.lineAt(offset + length);
    const fresh = lineStarts(text, offset);
    if (first !== last || fresh.length > 0) {
      const rest = this.starts.slice(last + 1);
      this.starts.length = first + 1;
      for (const start of fresh) this.starts.push(start);
      for (const start of rest) this.starts.push(start);
      this.states.splice(first + 1, last - first, ...fresh.map(() => plainLine));
    }
    const moved = text.length - length;
    for (let line = first + 1 + fresh.length; line < this.starts.length; line++) this.starts[line] += moved;
    if (this.known > last + 1) [this.oldFrom, this.oldTo] = [last + 1, this.known];
    const shift = fresh.length - (last - first);
    this.oldFrom = Math.max(this.oldFrom, last + 1) + shift;
    this.oldTo += shift;
    this.known = Math.min(this.known, first + 1);
  }

  /** The start of the line that holds `offset` in the text as it is now, and what is open there. */
  at(text: string, offset: number): LineStart {
    const line = this.lineAt(offset);
    while (this.known <= line) this.advance(text, line, Infinity);
    return { start: this.starts[line], state: this.states[line] };
  }

  /** Reads lines until `line` is known or about `characters` were read. */
  private advance(text: string, line: number, characters: number): void {
    const lexer = new LineLexer(text, this.syntax);
    const from = this.starts[this.known - 1];
    while (this.known <= line && this.starts[this.known - 1] - from < characters) {
      const { known, starts } = this;
      const state = lexer.next(starts[known - 1], starts[known], this.states[known - 1]);
      const isOld = known >= this.oldFrom && known < this.oldTo;
      const isAsBefore = isOld && isSameState(state, this.states[known]);
      this.states[known] = state;
      this.known = isAsBefore ? this.oldTo : known + 1;
    }
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Where lines begin behind the newlines of `text`, which stands at `offset`. */
function lineStarts(text: string, offset: number): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(offset + at + 1);
  return starts;
}
