import type * as vscode from 'vscode';
import type { Diagnostic, DiagnosticCode } from '../../core/diagnostic';
import type { LossQuestion } from '../../core/question';
import type { DocumentLens } from '../../sources/documentLens';
import { diagnosticText } from '../../words/diagnostics';
import { withoutSoftmax } from '../../writeBack';

/** Something wrong with an array, and where the Problems view points. */
export interface Problem {
  readonly range: vscode.Range;
  readonly text: string;
  readonly severity: 'error' | 'warning';
  readonly code: DiagnosticCode;
  readonly hasSeveralAxes: boolean;
  /** What to delete so that softmax is applied once; only where that is certain. */
  readonly extraSoftmax?: readonly vscode.Range[];
}

/** Characters on each side of an array in which a softmax around it is looked for. */
const reach = 500;

/** What goes into the Problems view: numbers that are wrong whatever was meant, not what may well be intended. */
const told: ReadonlySet<DiagnosticCode> = new Set([
  'nan',
  'infinite',
  'overflow',
  'not-sum-1',
  'not-log',
  'out-of-range',
  'not-index',
  'shape',
  'softmax-twice',
]);

/** The problems of scores, each told once: an array that is only their target has none of its own. */
export function problemsOf(found: DocumentLens): readonly Problem[] {
  const { reading, question } = found.lens;
  const { array, scores } = reading;
  if (scores && (scores.start !== array.start || scores.end !== array.end)) return [];
  return reading.diagnostics.flatMap((diagnostic): Problem[] => {
    const { code, severity } = diagnostic;
    if (!told.has(code) || severity === 'information') return [];
    return [
      {
        range: found.editorRange(diagnostic.place ?? array),
        text: sentence(diagnostic, question),
        severity,
        code,
        hasSeveralAxes: array.shape.length > 1,
        extraSoftmax: code === 'softmax-twice' ? extraSoftmax(found) : undefined,
      },
    ];
  });
}

function extraSoftmax(found: DocumentLens): readonly vscode.Range[] | undefined {
  const { array, operations } = found.lens.reading;
  const ofScores = operations.filter((operation) => operation.of === 'scores');
  if (ofScores.length !== 1 || !/softmax/.test(ofScores[0].text)) return undefined;
  const { document } = found;
  const own = found.documentRange(array);
  const base = Math.max(0, own.start - reach);
  const text = document.getText(found.rangeOf({ start: base, end: own.end + reach }));
  const deleted = withoutSoftmax(text, { start: own.start - base, end: own.end - base });
  return deleted?.map(({ start, end }) => found.rangeOf({ start: start + base, end: end + base }));
}

/** A sentence of its own begins with a capital. */
function sentence(diagnostic: Diagnostic, question: LossQuestion | undefined): string {
  const text = diagnosticText(diagnostic, question?.rows ?? 1, question);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
