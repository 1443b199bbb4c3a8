import type { NumericArray, TextRange } from '../arrays/numericArray';
import { diagnose } from '../core';
import type { Diagnostic } from '../core/diagnostic';
import type { LossQuestion } from '../core/question';
import type { Draft } from './draft';
import type { FittedTarget } from './fitTarget';
import { floatIndices } from './floatIndices';
import { roleOfName } from './names';
import { roundingOf, SUM_ROUNDING } from './precision';
import type { PreparedScores } from './preparedScores';
import { signsOf } from './values';

export interface Checked {
  readonly question: LossQuestion;
  /** The question as it was asked, where core would refuse it. */
  readonly refused?: LossQuestion;
  readonly diagnostics: readonly Diagnostic[];
}

/** What core says of the question, with places; without its target where core would refuse it. */
export function checkQuestion(
  text: string,
  draft: Draft,
  prepared: PreparedScores,
  fit: FittedTarget | undefined,
  question: LossQuestion,
): Checked {
  const places = new Places(draft, prepared, fit);
  const own = diagnose(question, { tolerance: SUM_ROUNDING })
    .filter((diagnostic) => !isExplained(text, diagnostic, draft, places))
    .map((diagnostic): Diagnostic => ({ ...diagnostic, place: places.of(diagnostic) }));
  const found = [...own, ...floatIndices(text, draft, question)];
  const isRefused = found.some(({ severity }) => severity === 'error');
  const diagnostics = [...found, ...softmaxTwice(text, draft), ...outerMean(draft, question)];
  if (!isRefused) return { question, diagnostics };
  const hasOptionError = found.some(({ code }) => code === 'option');
  return {
    question: { ...question, target: undefined, options: hasOptionError ? {} : question.options },
    refused: question,
    diagnostics,
  };
}

/** Where the numbers of a question stand in the text. */
class Places {
  constructor(
    private readonly draft: Draft,
    private readonly prepared: PreparedScores,
    private readonly fit: FittedTarget | undefined,
  ) {}

  of(diagnostic: Diagnostic): TextRange | undefined {
    switch (diagnostic.code) {
      case 'out-of-range':
      case 'not-index':
      case 'ignored-row':
        return this.targetElement(diagnostic.row);
      case 'nan':
        return diagnostic.of === 'scores' ? this.score(diagnostic.row, diagnostic.index) : undefined;
      case 'infinite':
      case 'zero-probability':
        return this.score(diagnostic.row, diagnostic.index);
      default:
        return undefined;
    }
  }

  score(row: number, index: number): TextRange | undefined {
    return elementOf(this.draft.scores, this.prepared.layout.elementIndex(row, index));
  }

  scoreElements(row: number): number[] {
    const { classes } = this.prepared.layout;
    return Array.from({ length: classes }, (_, index) => this.prepared.layout.elementIndex(row, index));
  }

  targetElements(row: number): number[] {
    const { classes } = this.prepared.layout;
    return Array.from({ length: classes }, (_, index) => {
      const place = row * classes + index;
      return this.fit?.source ? (this.fit.source[place] ?? -1) : place;
    });
  }

  private targetElement(row: number): TextRange | undefined {
    const { target } = this.draft;
    if (!target?.literal) return target?.range && { start: target.range.start, end: target.range.end };
    return elementOf(target.literal, this.fit?.source ? (this.fit.source[row] ?? -1) : row);
  }
}

function elementOf(array: NumericArray, element: number): TextRange | undefined {
  return element >= 0 && element < array.values.length ? array.elementRange(element) : undefined;
}

/** Whether a sum beside 1 is no more than the numbers' written precision, or their operations, explain. */
function isExplained(text: string, diagnostic: Diagnostic, draft: Draft, places: Places): boolean {
  if (diagnostic.code !== 'not-sum-1') return false;
  const { of: side, row, sum } = diagnostic;
  if (!draft.target && !claimsProbabilities(draft)) return true;
  const literal = side === 'scores' ? draft.scores : draft.target?.literal;
  const steps = side === 'scores' ? draft.steps : (draft.target?.steps ?? []);
  if (!literal) return false;
  const rounding = roundingOf(
    text,
    literal,
    side === 'scores' ? places.scoreElements(row) : places.targetElements(row),
  );
  const allowed = steps.some(({ effect }) => effect !== 'none' && effect !== 'moved')
    ? 4 * rounding
    : rounding;
  return Math.abs(sum - 1) <= (Number.isFinite(allowed) ? allowed : 1e-3) + SUM_ROUNDING;
}

/**
 * Without a target only a name like `probs` says that a row ought to sum to 1; several confidences need not, and
 * fields of a model's output are rounded by whoever wrote them.
 */
function claimsProbabilities({ kindReason }: Draft): boolean {
  if (kindReason.rule === 'field') return false;
  return kindReason.rule !== 'name' || /prob|softmax/i.test(kindReason.text);
}

/** A call that takes logits is given what softmax gave, or what looks like it in every row. */
function softmaxTwice(text: string, draft: Draft): Diagnostic[] {
  if (draft.kindReason.rule !== 'call' || draft.loss !== 'crossEntropy') return [];
  const { start, end } = draft.scores;
  const twice: Diagnostic = { code: 'softmax-twice', severity: 'warning', place: { start, end } };
  if (draft.steps.some(({ effect }) => effect === 'softmax')) return [twice];
  if (draft.steps.some(({ effect }) => effect !== 'none' && effect !== 'moved')) return [];
  if (!signsOf(text, draft.scores).areProbabilities) return [];
  const isByChance = roleOfName(draft.name) === 'logits' && chanceOfSums(text, draft.scores) > improbable;
  if (!isByChance) return [twice];
  return [
    { code: 'logits-sum-to-1', severity: 'information', name: draft.name ?? '', place: { start, end } },
  ];
}

/** Rows named logits that look like probabilities less often than this by chance are taken for such all the same. */
const improbable = 0.01;

/** A standard normal number is between 0 and 1 about once in three times. */
const chanceBetweenZeroAndOne = 1 / 3;

/**
 * How likely all numbers of logits are between 0 and 1, and all rows sum to 1 within what their written digits explain,
 * were the sums spread over a unit.
 */
function chanceOfSums(text: string, array: NumericArray): number {
  const classes = array.shape.at(-1) ?? 1;
  let chance = 1;
  for (let start = 0; start < array.values.length && chance > improbable; start += classes) {
    const row = Array.from({ length: classes }, (_, index) => start + index);
    const sums = Math.min(1, 2 * (roundingOf(text, array, row) + SUM_ROUNDING));
    chance *= sums * chanceBetweenZeroAndOne ** classes;
  }
  return chance;
}

/** A mean outside the call divides by the number of rows; core's would divide by the weights of the rows kept. */
function outerMean({ outerMean: operation }: Draft, question: LossQuestion): Diagnostic[] {
  if (operation === undefined || question.reduction === 'mean') return [];
  return [{ code: 'outer-reduction', severity: 'information', operation }];
}
