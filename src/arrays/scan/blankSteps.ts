import type { ArrayBuilder } from '../build/arrayBuilder';
import { code } from '../characters';
import type { Syntax } from '../syntax';
import { before, type Cursor } from './cursor';
import { DiffMarks } from './diffMarks';
import { LinePrefix } from './printedText';

/** What a scanner does at blanks and where lines end. */
export class BlankSteps {
  private readonly linePrefix: LinePrefix | undefined;
  private readonly diffMarks: DiffMarks | undefined;

  constructor(
    private readonly cursor: Cursor,
    private readonly syntax: Syntax,
    private readonly builder: ArrayBuilder,
  ) {
    if (syntax.isDiff) this.diffMarks = new DiffMarks(cursor.text);
    else if (syntax.operands === 'printed') this.linePrefix = new LinePrefix(cursor.text);
  }

  /** Passes the mark before a line of a diff that the text begins with. */
  begin(): void {
    const { cursor, diffMarks } = this;
    const startsLine = cursor.at === 0 || cursor.text.charCodeAt(cursor.at - 1) === code.newline;
    if (diffMarks && startsLine) cursor.at = Math.min(cursor.limit, diffMarks.skip(cursor.at));
  }

  pass(c: number): void {
    const { cursor } = this;
    cursor.at++;
    cursor.afterBlank = true;
    if (this.syntax.operands === 'printed') cursor.before = before.nothing;
    if (c === code.newline) this.beginLine();
  }

  private beginLine(): void {
    const { cursor, syntax, builder } = this;
    if (syntax.rows) builder.endRow(cursor.at, true);
    if (syntax.newline === 'ends-document') builder.abandonAll(cursor.at);
    if (syntax.newline === 'ends-statement' && !builder.isNested) cursor.before = before.nothing;
    if (this.diffMarks) {
      if (builder.inCandidate && this.diffMarks.mixes(builder.candidateStart, cursor.at)) {
        builder.spoil({ code: 'not-numeric', at: cursor.at });
      }
      cursor.at = Math.min(cursor.limit, this.diffMarks.skip(cursor.at));
    } else if (this.linePrefix && builder.inCandidate) {
      cursor.at = this.linePrefix.skip(builder.candidateStart, cursor.at, cursor.limit);
    }
  }
}
