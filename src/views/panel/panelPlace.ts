import type * as vscode from 'vscode';
import { trackRange } from '../../sources/trackedRange';

/** The place that the panel shows: an offset of a document that follows the edits around it. */
export class PanelPlace {
  constructor(
    readonly document: vscode.TextDocument,
    private place: number,
  ) {}

  get offset(): number {
    return this.place;
  }

  follow(event: vscode.TextDocumentChangeEvent): void {
    if (event.document !== this.document) return;
    for (const { rangeOffset, rangeLength, text } of event.contentChanges) {
      const point = { start: this.place, end: this.place };
      const moved = trackRange(point, { offset: rangeOffset, length: rangeLength, inserted: text.length });
      this.place = moved ? moved.start : rangeOffset;
    }
  }
}
