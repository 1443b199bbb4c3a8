import type * as vscode from 'vscode';
import type { TextRange } from '../arrays/numericArray';
import { arraysWithin } from './arraySearch';
import type { DocumentChoices } from './documentChoices';
import type { DocumentLens, LensReader } from './documentLens';
import { inSlices } from './slices';

/** What is kept of one version of a document. */
interface Kept<Summary> {
  readonly version: number;
  readonly languageId: string;
  readonly revision: number;
  /** By the offset at which the array begins; null where there is nothing to say of it. */
  readonly summaries: Map<number, Summary | null>;
}

/**
 * Reads the arrays of a stretch of a document one after the other, in slices, and keeps what a view needs of each: a
 * lens itself holds the text and all the numbers.
 */
export class ArraySurvey<Summary> {
  private readonly documents = new WeakMap<vscode.TextDocument, Kept<Summary>>();

  constructor(
    private readonly reader: LensReader,
    private readonly choices: DocumentChoices,
    private readonly summarize: (found: DocumentLens) => Summary | undefined,
  ) {}

  /**
   * Summaries of the arrays that reach into a range, in order.
   * @param most arrays read at most
   * @returns undefined where it was cancelled or the document changed meanwhile
   */
  async within(
    document: vscode.TextDocument,
    range: TextRange,
    most: number,
    token: vscode.CancellationToken,
  ): Promise<readonly Summary[] | undefined> {
    const { version } = document;
    const isStopped = (): boolean => token.isCancellationRequested || document.version !== version;
    const arrays = await inSlices(arraysWithin(document, range, most), isStopped);
    if (!arrays) return undefined;
    const { summaries } = this.keptOf(document);
    const found: Summary[] = [];
    for (const { start } of arrays) {
      let summary = summaries.get(start);
      if (summary === undefined) {
        const reading = await this.reader.readAnew(document, start, token, { isAlone: true });
        if (!reading || isStopped()) return undefined;
        summary = (reading.found && this.summarize(reading.found)) ?? null;
        summaries.set(start, summary);
      }
      if (summary !== null) found.push(summary);
    }
    return found;
  }

  /** What is already known of the document as it is now. */
  known(document: vscode.TextDocument): readonly Summary[] {
    const { summaries } = this.keptOf(document);
    return [...summaries]
      .sort(([a], [b]) => a - b)
      .flatMap(([, summary]) => (summary === null ? [] : [summary]));
  }

  private keptOf(document: vscode.TextDocument): Kept<Summary> {
    const { version, languageId } = document;
    const { revision } = this.choices;
    const kept = this.documents.get(document);
    const isCurrent =
      kept?.version === version && kept.languageId === languageId && kept.revision === revision;
    if (isCurrent) return kept;
    const anew: Kept<Summary> = { version, languageId, revision, summaries: new Map() };
    this.documents.set(document, anew);
    return anew;
  }
}
