import type { TextRange } from '../arrays/numericArray';
import { report } from '../core';
import type { LossName, LossQuestion, Reduction } from '../core/question';
import type { DiagnosticCode } from '../core/diagnostic';
import { frameworkCodes } from './frameworkCodes';
import type { Report } from '../core/report';
import type { TextOptions } from './options';
import type { FullReading } from './assemble';
import { readFully } from './readAt';
import type { ArrayKind, Convention, Reading } from './reading';

/** The answer to "what is here" in one flat object, for tools and tests. */
export interface FlatQuestion {
  readonly kind: ArrayKind;
  /** The literal that the scores stand in. */
  readonly scores: TextRange | null;
  /** The target's literal, or the class where it is a single number; `offer` where one is only offered. */
  readonly target: TextRange | number | 'offer' | null;
  /** Options of the loss that the text gives. */
  readonly options: TextOptions;
  readonly convention: Exclude<Convention, 'tensorflow'>;
  readonly lossName: LossName | null;
  /** The loss shown first, in nats; null where nothing is claimed, and under reduction none over several. */
  readonly loss: number | null;
  /** `batchmean` where the text says so: PyTorch's mean over rows instead of elements. */
  readonly reduction: Reduction | 'batchmean' | null;
  /** Losses of the rows, or of the elements of an elementwise loss. */
  readonly perRow?: readonly number[];
  readonly diagnostics: readonly { readonly code: string }[];
}

/** What the array at `offset` is, its target and its loss; null where no array stands there. */
export function readQuestionAt(text: string, offset: number, languageId: string): FlatQuestion | null {
  const full = readFully({ text, offset, languageId });
  return full ? flatten(full) : null;
}

function flatten({ reading, textOptions, meansRows }: FullReading): FlatQuestion {
  const { question } = reading;
  const answer = question?.target ? report(question) : undefined;
  const isCalled = reading.reductionReason.rule !== 'default';
  const isSeveral = (answer?.losses?.length ?? 0) > 1;
  const isReduced = question?.target !== undefined && (isCalled || isSeveral);
  // PyTorch's kl_div without a reduction gives one number per element, which no row's loss is.
  const isPerElement =
    question?.loss === 'klDiv' && question.reduction === 'none' && reading.convention === 'pytorch';
  return {
    kind: reading.kind,
    scores: rangeOf(reading.scores ?? reading.array),
    target: flatTarget(reading),
    options: textOptions,
    convention: reading.convention === 'tensorflow' ? null : reading.convention,
    lossName: question?.loss ?? null,
    loss: isPerElement ? null : (answer?.reduced ?? null),
    reduction: isReduced ? namedReduction(question, reading.convention) : null,
    perRow: isPerElement ? divergenceOfElements(question) : lossesOf(question, answer, meansRows),
    diagnostics: codesOf(reading).map((code) => ({ code })),
  };
}

/** One for each row or element; where the call means the elements of each row, those means. */
function lossesOf(
  question: LossQuestion | undefined,
  answer: Report | undefined,
  meansRows: boolean | undefined,
): readonly number[] | undefined {
  if (!answer?.losses || !question) return undefined;
  const { losses } = answer;
  const { rows, classes } = question;
  if (!meansRows || losses.length !== rows * classes) return [...losses];
  return Array.from(
    { length: rows },
    (_, row) =>
      losses.subarray(row * classes, (row + 1) * classes).reduce((sum, loss) => sum + loss, 0) / classes,
  );
}

/** What is told of a reading, and what its framework does otherwise than mathematics. */
function codesOf(reading: Reading): readonly DiagnosticCode[] {
  const told = reading.diagnostics.map(({ code }) => code);
  return [...told, ...frameworkCodes(reading).filter((code) => !told.includes(code))];
}

/** p (log p − log q) of each element, 0 where p is 0; with log p as target e to it. */
function divergenceOfElements({ scores, target, options }: LossQuestion): readonly number[] | undefined {
  if (target?.kind !== 'distribution') return undefined;
  return Array.from(target.values, (value, index) => {
    const p = options.logTarget ? Math.exp(value) : value;
    return p === 0 ? 0 : p * ((options.logTarget ? value : Math.log(p)) - (scores[index] ?? NaN));
  });
}

function namedReduction(
  { reduction, loss, meanOver }: LossQuestion,
  convention: Convention,
): Reduction | 'batchmean' {
  const isBatchMean = loss === 'klDiv' && meanOver === 'rows' && convention === 'pytorch';
  return isBatchMean && reduction === 'mean' ? 'batchmean' : reduction;
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}

function flatTarget({ target, offers, diagnostics }: Reading): FlatQuestion['target'] {
  if (!target) return offers.length > 0 ? 'offer' : null;
  if (diagnostics.some(({ code }) => code === 'shape')) return null;
  if (target.index !== undefined) return target.index;
  return target.range ? rangeOf(target.range) : null;
}
