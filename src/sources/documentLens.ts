import * as vscode from 'vscode';
import type { ArrayProblem, TextRange } from '../arrays/numericArray';
import { readLens, type Lens } from '../lens';
import type { Choices, ReadRequest } from '../pairing/reading';
import type { DocumentChoices } from './documentChoices';
import { textWindow, type TextWindow } from './textWindow';

/** A lens on a document: the answer, and where in the document it speaks of. */
export class DocumentLens {
  constructor(
    readonly document: vscode.TextDocument,
    /** The document's version that was read. */
    readonly version: number,
    readonly offset: number,
    readonly lens: Lens,
    private readonly base: number,
  ) {}

  /** A range of the reading in the document's own offsets. */
  documentRange(range: TextRange): TextRange {
    return { start: range.start + this.base, end: range.end + this.base };
  }

  editorRange(range: TextRange): vscode.Range {
    const { start, end } = this.documentRange(range);
    return new vscode.Range(this.document.positionAt(start), this.document.positionAt(end));
  }

  /** The literal that holds the scores, or the array at the cursor. */
  get scoresRange(): TextRange {
    return this.documentRange(this.lens.reading.scores ?? this.lens.reading.array);
  }
}

export type DocumentReading =
  | { readonly found: DocumentLens; readonly problem?: undefined }
  | { readonly found?: undefined; readonly problem: ArrayProblem };

export interface ReadOptions {
  readonly row?: number;
  /** A second selection that holds the target, in document offsets. */
  readonly targetSelection?: TextRange;
}

/** Reads documents with the person's choices; keeps the last answer, since several views ask for the same. */
export class LensReader {
  private last:
    | { readonly document: vscode.TextDocument; readonly key: string; readonly reading: DocumentReading }
    | undefined;

  constructor(private readonly choices: DocumentChoices) {}

  read(document: vscode.TextDocument, offset: number, options: ReadOptions = {}): DocumentReading {
    const { row, targetSelection } = options;
    const key = [
      document.version,
      document.languageId,
      this.choices.revision,
      offset,
      row,
      targetSelection?.start,
      targetSelection?.end,
    ].join(' ');
    // A document that was closed and opened again has its old address and version, but may hold another text.
    if (this.last?.document !== document || this.last.key !== key) {
      this.last = { document, key, reading: this.readAfresh(document, offset, options) };
    }
    return this.last.reading;
  }

  private readAfresh(document: vscode.TextDocument, offset: number, options: ReadOptions): DocumentReading {
    const window = textWindow(document, offset);
    const own = inWindow(this.choices.at(document, offset), window);
    const shared = this.choices.documentTarget(document, offset);
    const request: ReadRequest = {
      text: window.text,
      languageId: document.languageId,
      offset: offset - window.base,
      choices: own,
      targetSelection: options.targetSelection && shift(options.targetSelection, -window.base),
    };
    const withShared =
      shared && !own.target && this.withSharedTarget(request, shift(shared, -window.base), options.row);
    const { lens, problem } = withShared
      ? { lens: withShared, problem: undefined }
      : readLens(request, options.row);
    if (lens) return { found: new DocumentLens(document, document.version, offset, lens, window.base) };
    return { problem: { ...problem, start: problem.start + window.base, end: problem.end + window.base } };
  }

  /** The document's target is applied only where it fits: other arrays of the document keep their own. */
  private withSharedTarget(
    request: ReadRequest,
    range: TextRange,
    row: number | undefined,
  ): Lens | undefined {
    const choices: Choices = { ...request.choices, target: { kind: 'range', range } };
    const { lens } = readLens({ ...request, choices }, row);
    return lens && !lens.blocked && lens.question?.target ? lens : undefined;
  }
}

const shift = (range: TextRange, by: number): TextRange => ({ start: range.start + by, end: range.end + by });

function inWindow(choices: Choices, window: TextWindow): Choices {
  if (choices.target?.kind !== 'range') return choices;
  return { ...choices, target: { kind: 'range', range: shift(choices.target.range, -window.base) } };
}
