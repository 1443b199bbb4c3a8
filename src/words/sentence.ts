import { t } from '@vscode/l10n';
import { complement } from '../core';
import type { LossQuestion } from '../core/question';
import type { RowReport } from '../core/report';
import type { Lens } from '../lens';
import type { TextRun } from '../protocol';
import { className, equalClasses, type DescribedItem } from './describedItems';
import { gradientHeading, hasOtherClasses, hasUnitMass, isSoftmaxCrossEntropy } from './describedLoss';
import { lossLabel } from './lossLabels';
import {
  formatCount,
  formatGiven,
  formatLoss,
  formatNumber,
  formatProbability,
  formatSigned,
} from './numbers';

/** One sentence in the present tense, and a shorter one for narrow panels. */
export interface Sentence {
  readonly long: readonly TextRun[];
  readonly short: readonly TextRun[];
}

const strong = (text: string): TextRun => ({ text, style: 'strong' });
const plain = (text: string): TextRun => ({ text });
const both = (runs: readonly TextRun[]): Sentence => ({ long: runs, short: runs });

/** From how many classes on a class is named by its rank and the number of classes. */
const manyClasses = 20;

/** What the row says, only for what is true of its loss: the step of descent is told only where the gradient is q − p. */
export function rowSentence(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  items: readonly DescribedItem[],
  factor: number,
): Sentence {
  if (row.ignored) return both([plain(t('This row is left out: its loss and gradient are 0.'))]);
  if (lens.blocked) return both([]);
  if (row.loss === undefined) return withoutTarget(lens, row);
  const { long, short } = ofLoss(lens, question, row, items, factor);
  const printed = printedBound(lens, question, row);
  return { long: [...long, ...printed], short: [...short, ...printed] };
}

function ofLoss(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  items: readonly DescribedItem[],
  factor: number,
): Sentence {
  if (row.loss === undefined) return both([]);
  if (!Number.isFinite(row.loss)) return both([plain(t('The loss is {0}.', formatNumber(row.loss)))]);
  if (row.elementLosses) return elementwise(lens, row, items);
  const target = row.targetIndex;
  const isOneHot = target !== undefined && hasUnitMass(row) && row.p?.[target] === 1;
  if (isOneHot && isSoftmaxCrossEntropy(question)) return softmaxIndex(lens, question, row, target, factor);
  if (isOneHot) return probabilityOfTarget(lens, question, row, target, factor);
  return againstDistribution(question, row, items);
}

/** ` H = 1.1153 ± 0.0001 as printed.`: how far rounding in print leaves the row's loss open. */
function printedBound(lens: Lens, question: LossQuestion, { loss }: RowReport): readonly TextRun[] {
  const bound = lens.lossBound?.row;
  if (!bound || loss === undefined || Number.isNaN(bound.lower)) return [];
  const { symbol } = lossLabel(question.loss, question);
  if (!Number.isFinite(bound.upper))
    return [plain(t(' As printed, {0} is at least {1}.', symbol, formatNumber(bound.lower)))];
  const margin = Math.max(loss - bound.lower, bound.upper - loss);
  const decimals = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(margin))));
  const digits = (value: number): string => value.toFixed(decimals).replace('-', '−');
  const isEven = Math.abs(bound.upper + bound.lower - 2 * loss) <= 0.05 * margin;
  return [
    plain(
      isEven
        ? t(' {0} = {1} ± {2} as printed.', symbol, digits(loss), digits(margin))
        : t(' As printed, {0} lies between {1} and {2}.', symbol, digits(bound.lower), digits(bound.upper)),
    ),
  ];
}

function withoutTarget(lens: Lens, row: RowReport): Sentence {
  if (!row.q || row.entropy === undefined || Number.isNaN(row.entropy)) return both([plain(t('No target.'))]);
  const first = row.q.reduce((best, q, index) => (q > (row.q?.[best] ?? -1) ? index : best), 0);
  const choice = [
    plain(t('No target. First choice: {0}, ', classCalled(lens, first))),
    strong(formatProbability(row.q[first])),
  ];
  const spread = Math.exp(row.entropy);
  return {
    long: [...choice, plain(t('. As spread as {0}.', equalClasses(spread)))],
    short: [...choice, plain('.')],
  };
}

/** `0.952`, or `(1 − 3e−8)` where the digits would say 1. */
function factorOfStep(size: number, rest: { readonly complement?: number }): string {
  const text = formatSigned(size, rest).replace(/^\+/, '');
  return text.includes(' ') ? `(${text})` : text;
}

/** A class by its name, or `class 3` where it has none. */
function classCalled(lens: Lens, index: number): string {
  return lens.reading.classNames?.[index] ?? t('class {0}', index);
}

function softmaxIndex(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  target: number,
  factor: number,
): Sentence {
  if (row.loss === 0 && hasOtherClasses(row)) return underflow(lens, target);
  const probability = row.q?.[target] ?? NaN;
  const q = formatProbability(probability, row.q && complement(row.q, target));
  const gradient = (row.gradient?.[target] ?? NaN) * factor;
  // 1 − |q − 1| is q itself: the digits that a gradient near −1 has lost.
  const rest = factor === 1 ? { complement: probability } : {};
  const name = className(lens, target);
  const called = classCalled(lens, target);
  const heading = gradientHeading(question, row, factor);
  const whose = factor === 1 ? t('Its gradient is ') : t('Its gradient, {0}, is ', heading);
  const others = heading.replace(' − p', '').replace(/[()]/g, '');
  const step =
    gradient === 0
      ? plain('.')
      : plain(
          t(
            ': a descent step η raises its logit by {0}η and lowers every other by η·{1}.',
            factorOfStep(Math.abs(gradient), rest),
            others,
          ),
        );
  const to =
    row.scores.length >= manyClasses && row.rank !== undefined
      ? t(' to class {0}, rank {1} of {2}. ', name, formatCount(row.rank), formatCount(row.scores.length))
      : t(' to the target {0}. ', called);
  return {
    long: [
      plain(t('The model gives ')),
      strong(q),
      plain(to),
      plain(whose),
      strong(formatSigned(gradient, rest)),
      step,
    ],
    short: [
      plain(t('The model gives ')),
      strong(q),
      plain(t(' to {0}; gradient ', called)),
      strong(formatSigned(gradient, rest)),
      plain('.'),
    ],
  };
}

function underflow(lens: Lens, target: number): Sentence {
  const name = classCalled(lens, target);
  return both([
    plain(
      t(
        'The model gives all but less than 5e−324 to the target {0}; loss and gradient are smaller than that.',
        name,
      ),
    ),
  ]);
}

function probabilityOfTarget(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  target: number,
  factor: number,
): Sentence {
  const gradient = formatSigned((row.gradient?.[target] ?? NaN) * factor);
  if (!row.q) return gradientOfTarget(lens, question, row, target, factor);
  return both([
    plain(t('The model gives ')),
    strong(formatProbability(row.q?.[target] ?? NaN)),
    plain(
      t(
        ' to the target {0}; the gradient there, {1}, is ',
        classCalled(lens, target),
        gradientHeading(question, row, factor),
      ),
    ),
    strong(gradient),
    plain('.'),
  ]);
}

/** Of scores that stand for no probabilities. */
function gradientOfTarget(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  target: number,
  factor: number,
): Sentence {
  const heading = gradientHeading(question, row, factor);
  return both([
    plain(t('The gradient at the target {0}, {1}, is ', classCalled(lens, target), heading)),
    strong(formatSigned((row.gradient?.[target] ?? NaN) * factor)),
    plain('.'),
  ]);
}

function againstDistribution(
  question: LossQuestion,
  row: RowReport,
  items: readonly DescribedItem[],
): Sentence {
  if (!row.q) return both([]);
  const floor = floorOf(question, row);
  const loss = row.loss ?? NaN;
  const start =
    floor === undefined
      ? []
      : [
          plain(t('The loss is ')),
          strong(formatLoss(Math.max(0, loss - floor))),
          plain(t(' above its floor H(p) {0}. ', formatLoss(floor))),
        ];
  const far = largestGap(items);
  if (!far) return both(start);
  const gap = [
    plain(
      t(
        'Largest gap: {0}, q {1} for p {2}, gradient ',
        far.name,
        formatNumber(far.bar ?? NaN),
        formatGiven(far.outline ?? NaN),
      ),
    ),
    strong(formatSigned(far.gradient ?? NaN)),
    plain('.'),
  ];
  return { long: [...start, ...gap], short: start.length > 0 ? start : gap };
}

/** The least that −Σ p log q can be over q: at q = p/s it is H(p) + s log s. */
function floorOf({ loss, options }: LossQuestion, row: RowReport): number | undefined {
  if (options.unit === 'bits') return undefined;
  if (loss !== 'crossEntropy' && loss !== 'crossEntropyProbs' && loss !== 'nll') return undefined;
  const { targetEntropy, targetMass = 1 } = row;
  if (targetEntropy === undefined || !Number.isFinite(targetEntropy) || !(targetMass > 0)) return undefined;
  if (!hasUnitMass(row)) return undefined;
  return targetEntropy;
}

function largestGap(items: readonly DescribedItem[]): DescribedItem | undefined {
  let far: DescribedItem | undefined;
  for (const item of items) {
    if (item.index < 0 || item.gradient === undefined) continue;
    if (!far || Math.abs(item.gradient) > Math.abs(far.gradient ?? 0)) far = item;
  }
  return far;
}

function elementwise(lens: Lens, row: RowReport, items: readonly DescribedItem[]): Sentence {
  const far = largestGap(items);
  if (!far) return both([plain(t('The loss is {0}.', formatLoss(row.loss ?? NaN)))]);
  return both([
    plain(
      t(
        'Largest gradient: element {0}, {1} for {2}, gradient ',
        className(lens, far.index),
        formatNumber(far.bar ?? NaN),
        formatNumber(far.outline ?? NaN),
      ),
    ),
    strong(formatSigned(far.gradient ?? NaN)),
    plain('.'),
  ]);
}
