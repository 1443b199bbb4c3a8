import { LastWord } from './words';

/** What stands before a bracket: nothing, something that can be called, or something that can be subscripted too. */
export const before = { nothing: 0, callable: 1, operand: 2 } as const;
export type Before = (typeof before)[keyof typeof before];

/** Where a scanner stands in its text, and what it passed last. */
export class Cursor {
  at = 0;
  limit = 0;
  afterBlank = true;
  before: Before = before.nothing;
  /** Behind `if`, `for` or `while`, whose parentheses are no operand. */
  afterControl = false;
  /** Start of the array in a printed value, which may hold `nan`, `inf` and `...` in code too. */
  printStart = -1;
  readonly lastWord: LastWord;

  constructor(readonly text: string) {
    this.lastWord = new LastWord(text);
  }

  begin(from: number, limit: number): void {
    this.at = from;
    this.limit = limit;
    this.afterBlank = true;
    this.before = before.nothing;
  }

  /** Passes one character, which leaves `what` before the next. */
  pass(what: Before): void {
    this.at++;
    this.afterControl = false;
    this.before = what;
    this.afterBlank = false;
  }
}
