import { readArrayAt } from './arrays';
import type { ArrayProblem, NumericArray } from './arrays/numericArray';
import { reducedLossBound, report, rowLossBound, rowReport, type LossBound } from './core';
import { knownReport } from './core/report/knownReport';
import type { LossQuestion } from './core/question';
import type { Report, RowReport } from './core/report';
import { readNumbers, readSteps, type SelectedNumbers } from './pairing';
import { figuresBeside } from './pairing/figuresBeside';
import { gradientBeside } from './pairing/gradientBeside';
import { precisionsOf } from './pairing/precisionsOf';
import type { Reading, ReadRequest } from './pairing/reading';

export interface LensRequest extends ReadRequest {
  /** Read in place of the array at the offset. */
  readonly numbers?: SelectedNumbers;
}

/** Everything that a view needs to know about the array at a place of a text: what it is, its question and its answer. */
export interface Lens {
  readonly reading: Reading;
  /** The question answered: without its target where something is wrong with it. Absent where nothing may be computed. */
  readonly question?: LossQuestion;
  readonly report?: Report;
  /** The row shown: the one asked for, else the one the cursor is in. */
  readonly row?: RowReport;
  /** The class whose number the cursor is in, in the row shown. */
  readonly cursorClass?: number;
  /** Score (row, class) as the text has it; undefined where an operation stands between the text and the number. */
  writtenScore(row: number, classIndex: number): string | undefined;
  /** Figures that stand beside or below the arrays and are said to be a result, e.g. after `loss=`; the surest first. */
  figuresBeside?(): readonly string[];
  /** The text of an array near the scores that is called a gradient and has as many numbers as they or one of their rows. */
  gradientBeside?(): string | undefined;
  /** Between which numbers the losses lie, where the numbers were printed rounded and the print tells how. */
  readonly lossBound?: { readonly row?: LossBound; readonly reduced?: LossBound };
  /** Set where the array is a row of a nesting whose rows have different lengths. */
  readonly ragged?: ArrayProblem;
  /** True where a diagnostic forbids any loss. */
  readonly blocked: boolean;
}

export type LensResult =
  | { readonly lens: Lens; readonly problem?: undefined }
  | { readonly lens?: undefined; readonly problem: ArrayProblem };

/**
 * Reads the array at an offset and answers its question.
 * @param request where to look and what the person chose
 * @param row the row to show in detail; the cursor's own where it is absent or out of range
 * @returns the lens, or why there is no array there
 */
export function readLens(request: LensRequest, row?: number): LensResult {
  const steps = lensSteps(request, row);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, between which a host can do other work or give up: for arrays of very many numbers. */
export function* lensSteps(request: LensRequest, row?: number): Generator<void, LensResult, void> {
  const { numbers } = request;
  const reading = numbers ? readNumbers(request, numbers) : (yield* readSteps(request))?.reading;
  yield;
  if (reading) {
    const lens = yield* answer(reading, request, row);
    return { lens: { ...lens, ragged: numbers ? undefined : raggedAround(reading, request) } };
  }
  const { problem } = readArrayAt(request.text, request.offset, request.languageId);
  return { problem: problem ?? { code: 'none', start: request.offset, end: request.offset } };
}

/** Just before a row of a ragged nesting the nesting itself is read, which says what is wrong with it. */
function raggedAround({ array }: Reading, { text, languageId }: ReadRequest): ArrayProblem | undefined {
  if (array.shape.length !== 1 || array.start === 0) return undefined;
  const { problem } = readArrayAt(text, array.start - 1, languageId);
  return problem?.code === 'ragged' ? problem : undefined;
}

function* answer(
  reading: Reading,
  { text, offset, languageId }: ReadRequest,
  wantedRow: number | undefined,
): Generator<void, Lens, void> {
  const writtenScore = scoreWriter(reading, text);
  const blocked = reading.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  const asked = reading.question;
  if (!asked) return { reading, blocked, writtenScore };
  const { target, ...rest } = asked;
  const question: LossQuestion = blocked || !target ? rest : asked;
  const at = cursorPosition(reading, offset);
  const shown =
    wantedRow !== undefined && wantedRow >= 0 && wantedRow < question.rows ? wantedRow : (at?.row ?? 0);
  const whole = question.convention === undefined ? knownReport(question) : report(question);
  yield;
  const detail = rowReport(question, shown);
  yield;
  return {
    reading,
    question,
    report: whole,
    row: detail,
    cursorClass: at?.row === shown ? at.classIndex : undefined,
    blocked,
    writtenScore,
    figuresBeside: () => figuresBeside(text, arraysOf(reading)),
    gradientBeside: () =>
      reading.scores && gradientBeside(text, languageId, reading.scores, arraysOf(reading), question.classes),
    lossBound: boundOf(reading, question, shown),
  };
}

/** Nothing where every number is what it says. */
function boundOf(reading: Reading, question: LossQuestion, row: number): Lens['lossBound'] {
  const precisions = question.target && precisionsOf(reading, question);
  if (!precisions) return undefined;
  const own = rowLossBound(question, row, precisions);
  if (!own || own.lower === own.upper) return undefined;
  const reduced = question.reduction === 'none' ? undefined : reducedLossBound(question, precisions);
  return { row: own, reduced };
}

/** The arrays that a figure beside them would be about. */
const arraysOf = ({ scores, target }: Reading): NumericArray[] =>
  [scores, target?.array].filter((array) => array !== undefined);

function scoreWriter(reading: Reading, text: string): Lens['writtenScore'] {
  const { scores, layout } = reading;
  const changed = reading.operations.some((operation) => operation.of === 'scores');
  if (!scores || !layout || changed) return () => undefined;
  return (row, classIndex) => {
    const { start, end } = scores.elementRange(layout.elementIndex(row, classIndex));
    return text.slice(start, end);
  };
}

/** Row and class of the number that the cursor is in; only the row where the cursor is in an index target. */
function cursorPosition(reading: Reading, offset: number): { row: number; classIndex?: number } | undefined {
  const { array, layout, scores } = reading;
  if (!layout || !scores) return undefined;
  const index = elementAt(array, offset);
  if (index === undefined) return undefined;
  if (array.start === scores.start && array.end === scores.end) return layout.position(index);
  return array.values.length === layout.rows && index < layout.rows ? { row: index } : undefined;
}

/**
 * The element whose characters hold an offset, both ends included; where the offset is between two elements, the one
 * before it. Elements of a literal stand in the order of their indices, so a binary search finds it.
 */
export function elementAt(array: NumericArray, offset: number): number | undefined {
  if (offset < array.start || offset > array.end || array.values.length === 0) return undefined;
  let low = 0;
  let high = array.values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (array.elementRange(middle).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
