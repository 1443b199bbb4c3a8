import type { DocumentLens } from '../../sources/documentLens';
import { diagnosticText } from '../../words/diagnostics';

/** Why a lens has no loss, in one sentence; undefined where nothing forbids one. */
export function problemOf(found: DocumentLens): string | undefined {
  const error = found.lens.reading.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  return error && diagnosticText(error, found.lens.question?.rows ?? 1);
}
