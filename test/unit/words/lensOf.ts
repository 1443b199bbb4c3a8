import { report, rowReport } from '../../../src/core';
import type { Diagnostic } from '../../../src/core/diagnostic';
import type { LossQuestion, Target } from '../../../src/core/question';
import type { Lens } from '../../../src/lens';
import type { ArrayKind, Reading, ReadTarget } from '../../../src/pairing/reading';

export interface LensParts {
  readonly scores: readonly (readonly number[])[];
  readonly target?: Target;
  readonly question?: Partial<LossQuestion>;
  readonly kind?: ArrayKind;
  readonly readTarget?: Partial<ReadTarget>;
  readonly classNames?: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
  readonly row?: number;
}

/** A lens made by hand, for tests of words: the mathematics is core's, the reading is what the test says. */
export function lensOf(parts: LensParts): Lens {
  const rows = parts.scores.length;
  const classes = parts.scores[0].length;
  const scores = Float64Array.from(parts.scores.flat());
  const shape = rows === 1 ? [classes] : [rows, classes];
  const array = {
    start: 0,
    end: 10,
    shape,
    values: scores,
    truncated: false,
    elementRange: () => ({ start: 0, end: 1 }),
  };
  const diagnostics = parts.diagnostics ?? [];
  const blocked = diagnostics.some(({ severity }) => severity === 'error');
  const question: LossQuestion = {
    scores,
    rows,
    classes,
    scale: 'logits',
    loss: 'crossEntropy',
    reduction: 'mean',
    options: {},
    target: blocked ? undefined : parts.target,
    ...parts.question,
  };
  const reading: Reading = {
    array,
    kind: parts.kind ?? 'logits',
    kindReason: { rule: 'name', text: 'logits' },
    scores: array,
    layout: {
      rows,
      classes,
      classAxis: shape.length - 1,
      elementIndex: (row, index) => row * classes + index,
      position: (index) => ({ row: Math.floor(index / classes), classIndex: index % classes }),
    },
    target: parts.target && {
      kind: parts.target.kind,
      reason: { rule: 'annotation', text: 'target=1' },
      ...parts.readTarget,
    },
    offers: [],
    question,
    convention: null,
    reductionReason: { rule: 'default' },
    operations: [],
    classNames: parts.classNames,
    diagnostics,
  };
  return {
    reading,
    question,
    report: report(question),
    row: rowReport(question, parts.row ?? 0),
    writtenScore: (row, index) => String(parts.scores[row][index]),
    blocked,
  };
}

/** The five logits of the README's picture, with the second class as the target. */
export const five = {
  scores: [[2.1, -0.3, 0.7, 1.4, -1.2]],
  classNames: ['cat', 'dog', 'bird', 'fish', 'frog'],
};
