import { code } from '../characters';

/** The `-`, `+` or blank before each line of a diff. */
export class DiffMarks {
  private arrayStart = -1;
  private removes = false;
  private adds = false;

  constructor(private readonly text: string) {}

  /** The first character of the line at `line` behind its mark. */
  skip(line: number): number {
    const c = this.text.charCodeAt(line);
    return c === code.minus || c === code.plus || c === code.space ? line + 1 : line;
  }

  /** Whether the array that opened at `start` goes on at `line` in the other version of the text. */
  mixes(start: number, line: number): boolean {
    if (start !== this.arrayStart) {
      this.arrayStart = start;
      this.removes = false;
      this.adds = false;
      this.note(this.text.lastIndexOf('\n', start - 1) + 1);
    }
    this.note(line);
    return this.removes && this.adds;
  }

  private note(line: number): void {
    const c = this.text.charCodeAt(line);
    this.removes ||= c === code.minus;
    this.adds ||= c === code.plus;
  }
}
