import type { ProgramLine, Scope } from './program';

/** Deeper nesting of indented blocks is forgotten from the outside. */
const MAX_BLOCKS = 60;

interface IndentedScope {
  readonly scope: Scope;
  readonly indent: number;
}

/** Follows which scope and which blocks each line of a language of indentation belongs to. */
export class Indentation {
  readonly lines: ProgramLine[] = [];
  private indented: IndentedScope[] = [];
  private lineIndent = 0;
  /** Indentation of the first statement of each scope. */
  private readonly bodyIndents = new Map<Scope, number>();

  constructor(private readonly text: string) {}

  /** Begins a region of the text that belongs to one scope. */
  begin(scope: Scope): void {
    this.indented = [{ scope, indent: -1 }];
  }

  /** Takes note of a line whose first token starts at `start`. @returns the scope that it belongs to. */
  enterLine(start: number, outermost: Scope): Scope {
    this.lineIndent = indentOf(this.text, start);
    while (this.indented.length > 1 && (this.indented.at(-1)?.indent ?? 0) >= this.lineIndent)
      this.indented.pop();
    const scope = this.indented.at(-1)?.scope ?? outermost;
    if (!this.bodyIndents.has(scope)) this.bodyIndents.set(scope, this.lineIndent);
    this.openBlocks(start);
    return scope;
  }

  /** The lines that follow further in belong to `scope`. */
  open(scope: Scope): void {
    this.indented.push({ scope, indent: this.lineIndent });
  }

  /** Whether the current line stands in a branch or loop of a scope. */
  isNestedIn(scope: Scope): boolean {
    return this.lineIndent > (this.bodyIndents.get(scope) ?? this.lineIndent);
  }

  /** Lines of one indentation with nothing further out between them are one block. */
  private openBlocks(start: number): void {
    let blocks = this.lines.at(-1)?.blocks ?? [];
    while ((blocks.at(-1)?.indent ?? -1) > this.lineIndent) blocks = blocks.slice(0, -1);
    if ((blocks.at(-1)?.indent ?? -1) < this.lineIndent)
      blocks = [...blocks, { indent: this.lineIndent, start }].slice(-MAX_BLOCKS);
    this.lines.push({ start, blocks });
  }
}

function indentOf(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let indent = 0;
  while (lineStart + indent < offset && /[ \t]/.test(text.charAt(lineStart + indent))) indent++;
  return indent;
}
