import type * as vscode from 'vscode';
import type { DocumentLens } from '../../sources/documentLens';
import { arrayLabel } from '../../words/arrayLabel';
import { placeOf, type ArrayPlace } from '../arrayPlace';
import { problemsOf, type Problem } from './problem';

/** What stands in the text about one array: its loss, what is wrong with it, and where it is. */
export interface ArrayNote {
  readonly place: ArrayPlace;
  /** From its first bracket to its last. */
  readonly range: vscode.Range;
  readonly label?: { readonly text: string; readonly title: string };
  readonly problems: readonly Problem[];
}

/** Most arrays of one document that are read for what stands in its text. */
export const mostArrays = 500;

export function arrayNote(found: DocumentLens): ArrayNote | undefined {
  const label = arrayLabel(found.lens);
  const problems = problemsOf(found);
  if (!label && problems.length === 0) return undefined;
  return { place: placeOf(found), range: found.editorRange(found.lens.reading.array), label, problems };
}
