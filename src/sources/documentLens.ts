import * as vscode from 'vscode';
import type { ArrayProblem, TextRange } from '../arrays/numericArray';
import { lensSteps, type Lens, type LensRequest } from '../lens';
import type { Choices } from '../pairing/reading';
import type { DocumentChoices } from './documentChoices';
import type { DocumentLines } from './documentLines';
import type { ChosenRange } from './keptChoices';
import { numbersAt, numbersInWindow, rangeOf } from './numbersAt';
import { withMisfit, withSharedTarget } from './sharedTarget';
import { atOnce, inSlices, type Steps } from './slices';
import { shift, textWindow, type TextWindow } from './textWindow';

/** A lens on a document: the answer, and where in the document it speaks of. */
export class DocumentLens {
  constructor(
    readonly document: vscode.TextDocument,
    /** The document's version that was read. */
    readonly version: number,
    readonly offset: number,
    readonly lens: Lens,
    private readonly base: number,
    /** The numbers were selected to be read together: they stand in the text one by one. */
    private readonly isSelected = false,
  ) {}

  /** A range of the reading in the document's own offsets. */
  documentRange(range: TextRange): TextRange {
    return { start: range.start + this.base, end: range.end + this.base };
  }

  /** A range of the reading as editors have it. */
  editorRange(range: TextRange): vscode.Range {
    return this.rangeOf(this.documentRange(range));
  }

  /** A range in the document's own offsets as editors have it. */
  rangeOf({ start, end }: TextRange): vscode.Range {
    return new vscode.Range(this.document.positionAt(start), this.document.positionAt(end));
  }

  /** The literal that holds the scores, or the array at the cursor. */
  get scoresRange(): ChosenRange {
    const range = this.documentRange(this.lens.reading.scores ?? this.lens.reading.array);
    return this.isSelected ? { ...range, isSelected: true } : range;
  }
}

export type DocumentReading =
  | { readonly found: DocumentLens; readonly problem?: undefined }
  | { readonly found?: undefined; readonly problem: ArrayProblem };

export interface ReadOptions {
  readonly row?: number;
  /** A second selection that holds the target, in document offsets. */
  readonly targetSelection?: TextRange;
  /** The array at the offset, whatever numbers the editor's selections hold. */
  readonly isAlone?: boolean;
}

interface Kept {
  readonly document: vscode.TextDocument;
  readonly key: string;
  readonly reading: DocumentReading;
}

/** Answers kept: of the cursor, of what the panel shows, of what the pointer is over. */
const mostKept = 3;

/** Reads documents with the person's choices; keeps the last answers, since several views ask for the same. */
export class LensReader {
  private last: readonly Kept[] = [];

  constructor(
    private readonly choices: DocumentChoices,
    private readonly lines: DocumentLines,
  ) {}

  read(document: vscode.TextDocument, offset: number, options: ReadOptions = {}): DocumentReading {
    const key = this.keyOf(document, offset, options);
    const kept = this.kept(document, key);
    if (kept) return kept;
    return this.keep(document, key, atOnce(this.steps(document, offset, options)));
  }

  /**
   * The same in slices, so that a very large array does not hold up the host.
   * @returns undefined where it was cancelled or the document changed meanwhile
   */
  async readInSlices(
    document: vscode.TextDocument,
    offset: number,
    token: vscode.CancellationToken,
    options: ReadOptions = {},
  ): Promise<DocumentReading | undefined> {
    const key = this.keyOf(document, offset, options);
    const kept = this.kept(document, key);
    if (kept) return kept;
    const reading = await this.readAnew(document, offset, token, options);
    return reading && this.keep(document, key, reading);
  }

  /** In slices too, without taking the place of the answer kept: for views that read many arrays at a time. */
  async readAnew(
    document: vscode.TextDocument,
    offset: number,
    token: vscode.CancellationToken,
    options: ReadOptions = {},
  ): Promise<DocumentReading | undefined> {
    const { version } = document;
    const isStopped = (): boolean => token.isCancellationRequested || document.version !== version;
    return inSlices(this.steps(document, offset, options), isStopped);
  }

  private keyOf(document: vscode.TextDocument, offset: number, options: ReadOptions): string {
    const { row, targetSelection } = options;
    const { version, languageId } = document;
    const { revision } = this.choices;
    const target = [targetSelection?.start, targetSelection?.end];
    const places = numbersAt(document, offset, options)?.ranges.map(({ start }) => start);
    return [version, languageId, revision, offset, row, ...target, places?.join()].join(' ');
  }

  /** A document that was closed and opened again has its old address and version, but may hold another text. */
  private kept(document: vscode.TextDocument, key: string): DocumentReading | undefined {
    return this.last.find((one) => one.document === document && one.key === key)?.reading;
  }

  private keep(document: vscode.TextDocument, key: string, reading: DocumentReading): DocumentReading {
    // What an edit has made out of date goes at once: it may hold very many numbers.
    const others = this.last.filter(
      (one) => !one.document.isClosed && (one.document !== document || isOfVersion(one, document.version)),
    );
    this.last = [{ document, key, reading }, ...others].slice(0, mostKept);
    return reading;
  }

  private *steps(
    document: vscode.TextDocument,
    offset: number,
    options: ReadOptions,
  ): Steps<DocumentReading> {
    const window = textWindow(document, offset);
    const numbers = numbersInWindow(numbersAt(document, offset, options), window);
    const chosen = numbers
      ? this.choices.ofSelected(document, shift(rangeOf(numbers), window.base))
      : this.choices.at(document, offset);
    const own = inWindow(chosen, window);
    const shared = numbers ? undefined : this.choices.documentTarget(document, offset);
    const request: LensRequest = {
      text: window.text,
      languageId: document.languageId,
      offset: offset - window.base,
      choices: own,
      numbers,
      // They count from the document's start.
      lines: window.base === 0 ? this.lines.of(document) : undefined,
      targetSelection: options.targetSelection && shift(options.targetSelection, -window.base),
    };
    const withShared =
      shared && !own.target
        ? yield* withSharedTarget(request, shift(shared, -window.base), options.row)
        : undefined;
    const { lens, problem } = withShared ? { lens: withShared } : yield* lensSteps(request, options.row);
    if (lens) {
      const shown = shared && !withShared ? withMisfit(lens, request, shift(shared, -window.base)) : lens;
      const isSelected = numbers !== undefined;
      return { found: new DocumentLens(document, document.version, offset, shown, window.base, isSelected) };
    }
    return { problem: { ...problem, start: problem.start + window.base, end: problem.end + window.base } };
  }
}

const isOfVersion = ({ key }: Kept, version: number): boolean => key.startsWith(`${version} `);

function inWindow(choices: Choices, window: TextWindow): Choices {
  if (choices.target?.kind !== 'range') return choices;
  return { ...choices, target: { kind: 'range', range: shift(choices.target.range, -window.base) } };
}
