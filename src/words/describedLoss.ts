import { t } from '@vscode/l10n';
import { distributionScale } from '../core';
import type { LossQuestion } from '../core/question';
import type { Report, RowReport } from '../core/report';
import type { Reading } from '../pairing/reading';
import type { TextRun } from '../protocol';
import { lossLabel, type LossLabel } from './lossLabels';
import { formatCount, formatGiven, formatLoss, formatParts, type LossParts } from './numbers';

const MINUS = '−';

/** The loss of the row shown, in words and digits that agree with each other. */
export interface DescribedLoss {
  readonly symbol: string;
  readonly value: number;
  readonly text: string;
  readonly unit: string;
  /** `LogSumExp(ℓ) − pᵀℓ`, adapted to temperature and target mass. */
  readonly formula: string;
  /** `, T = 2`: the temperature, where there is one. */
  readonly temperature: string;
  /** Both parts as shown; only for cross entropy of logits with everything finite. */
  readonly parts?: LossParts;
  /** `ℓ less m = 17.31`, where the largest logit was taken off both parts. */
  readonly note?: string;
}

/** True where the gradient by the logits is s·q − p, over T: cross entropy with softmax, in nats. */
export const isSoftmaxCrossEntropy = (question: LossQuestion): boolean =>
  isCrossEntropyOfLogits(question) && question.options.unit !== 'bits';

const isCrossEntropyOfLogits = (question: LossQuestion): boolean =>
  question.loss === 'crossEntropy' && distributionScale(question) === 'logits';

/** True where the gradient by the logits sums to 0, since adding to all of them changes nothing. */
export const isThroughSoftmax = (question: LossQuestion): boolean => distributionScale(question) === 'logits';

/** True where the target's mass is 1 within rounding. */
export const hasUnitMass = (row: RowReport): boolean =>
  row.targetMass === undefined || Math.abs(row.targetMass - 1) <= 1e-9;

export function describeLoss(
  question: LossQuestion,
  row: RowReport,
  report: Report,
): DescribedLoss | undefined {
  if (row.loss === undefined) return undefined;
  const label = lossLabel(question.loss, question);
  if (row.elementLosses) return elementwiseLoss(label, row.loss, report);
  const { symbol, unit } = label;
  const base = { symbol, value: row.loss, unit, temperature: temperatureOf(question) };
  const { logSumExp, targetScore, largestScore, targetMass = 1 } = row;
  if (
    !isSoftmaxCrossEntropy(question) ||
    logSumExp === undefined ||
    targetScore === undefined ||
    largestScore === undefined ||
    ![row.loss, logSumExp, targetScore, largestScore].every(Number.isFinite)
  ) {
    return { ...base, text: formatLoss(row.loss), formula: formulaOf(question, row) };
  }
  if (row.loss === 0 && hasOtherClasses(row)) {
    return { ...base, text: belowSmallest, formula: formulaOf(question, row) };
  }
  const parts = formatParts({
    loss: row.loss,
    logSumExp: targetMass * logSumExp,
    targetScore,
    largestScore: targetMass * largestScore,
  });
  return {
    ...base,
    text: parts.loss,
    formula: formulaOf(question, row),
    parts,
    note: parts.shift === undefined ? undefined : shiftNote(question, row, parts.shift),
  };
}

/** A loss that is not 0 but less than a double can hold. */
export const belowSmallest = '< 5e−324';

/** True where a loss of 0 has only underflowed: some other class has a finite logit. */
export function hasOtherClasses({ scores, targetIndex }: RowReport): boolean {
  return (
    targetIndex !== undefined &&
    scores.some((score, index) => index !== targetIndex && Number.isFinite(score))
  );
}

/** Of elements one by one there is no own loss of the row: the mean of them all, or the sum over the row. */
function elementwiseLoss(label: LossLabel, sum: number, report: Report): DescribedLoss {
  const isMean = report.rows === 1 && report.reduction === 'mean';
  const value = (isMean ? report.reduced : undefined) ?? sum;
  const operator = report.classes === 1 ? '' : isMean ? t('mean of ') : 'Σ ';
  const { symbol, unit, formula } = label;
  return { symbol, value, unit, text: formatLoss(value), formula: `${operator}${formula}`, temperature: '' };
}

function shiftNote(question: LossQuestion, row: RowReport, shift: string): string {
  return hasUnitMass(row)
    ? t('{0} less its largest, {1}', scoreSymbol(question), shift)
    : t('both parts less s·max {0} = {1}', scoreSymbol(question), shift);
}

const scoreSymbol = (question: LossQuestion): string =>
  (question.options.temperature ?? 1) === 1 ? 'ℓ' : 'ℓ/T';

function formulaOf(question: LossQuestion, row: RowReport): string {
  if (!isCrossEntropyOfLogits(question)) return lossLabel(question.loss, question).formula;
  const score = scoreSymbol(question);
  const mass = hasUnitMass(row) ? '' : 's·';
  const product = score === 'ℓ' ? 'pᵀℓ' : 'pᵀℓ/T';
  const formula = `${mass}LogSumExp(${score}) ${MINUS} ${product}`;
  return question.options.unit === 'bits' ? `(${formula})/log 2` : formula;
}

/** `, T = 2` behind the formula, where the scores go through softmax. */
function temperatureOf(question: LossQuestion): string {
  const { temperature = 1 } = question.options;
  return isThroughSoftmax(question) && temperature !== 1 ? `, T = ${formatGiven(temperature)}` : '';
}

/** Beside a loss of few characters: nats are understood, bits are not. */
export const unitToTell = ({ unit }: DescribedLoss): string => (unit === 'bits' ? ' bits' : '');

/** `H = 3.026 nats = LogSumExp(ℓ) − pᵀℓ = 2.726 − (−0.300)` */
export function lossLine(loss: DescribedLoss, row: RowReport): TextRun[] {
  const unit = loss.unit ? ` ${loss.unit}` : '';
  const runs: TextRun[] = [
    { text: `${loss.symbol} = ${loss.text}`, style: 'strong' },
    { text: `${unit} = ${loss.formula}` },
  ];
  if (!loss.parts) return loss.temperature ? [...runs, { text: loss.temperature }] : runs;
  const { logSumExp, targetScore } = loss.parts;
  const second = targetScore.startsWith(MINUS) ? `(${targetScore})` : targetScore;
  const mass = hasUnitMass(row) ? '' : `, s = ${formatGiven(row.targetMass ?? 1)}`;
  const note = loss.note ? ` (${loss.note})` : '';
  return [...runs, { text: ` = ${logSumExp} ${MINUS} ${second}${mass}${loss.temperature}${note}` }];
}

/** The reduction by name, its value, its denominator, and whose gradient is shown. */
export interface DescribedReduction {
  /** `mean`, `sum`, `none` */
  readonly label: string;
  readonly text: string;
  /** The whole sentence. */
  readonly sentence: string;
}

export function describeReduction(
  reading: Reading,
  question: LossQuestion,
  report: Report,
): DescribedReduction | undefined {
  if (!report.losses) return undefined;
  const label = lossLabel(question.loss, question);
  const unit = label.unit ? ` ${label.unit}` : '';
  const kept = keptCount(report);
  const things = keptOf(report, kept);
  const why = reductionWhy(reading);
  const value = report.reduced === undefined ? '' : formatLoss(report.reduced);
  switch (report.reduction) {
    case 'none':
      return {
        label: t('no reduction'),
        text: '',
        sentence: t('Reduction none{0}: a loss for each of {1}.', why, things),
      };
    case 'sum':
      return {
        label: t('sum'),
        text: value,
        sentence: t('Reduction sum{0}: {1}{2} over {3}, divided by 1.', why, value, unit, things),
      };
    case 'mean': {
      const sum = sumOfLosses(report.losses);
      const weighted = question.options.weight !== undefined && report.denominator !== kept;
      const divisor = weighted
        ? t('Σ weights {0}', formatGiven(report.denominator))
        : formatCount(report.denominator);
      return {
        label: t('mean'),
        text: value,
        sentence: t(
          'Reduction mean{0}: {1}{2} = {3} ÷ {4}, over {5}.',
          why,
          value,
          unit,
          formatLoss(sum),
          divisor,
          things,
        ),
      };
    }
  }
}

function reductionWhy(reading: Reading): string {
  switch (reading.reductionReason.rule) {
    case 'call':
      return t(' (as the call has it)');
    case 'choice':
      return t(' (chosen by you)');
    default:
      return '';
  }
}

function countOf(family: Report['family'], count: number): string {
  const number = formatCount(count);
  if (family === 'elementwise') return count === 1 ? t('{0} element', number) : t('{0} elements', number);
  return count === 1 ? t('{0} row', number) : t('{0} rows', number);
}

/** `2 rows`, or `2 rows, 1 left out`. */
function keptOf({ family, ignoredRows }: Report, kept: number): string {
  const count = countOf(family, kept);
  return ignoredRows.length === 0 ? count : t('{0}, {1} left out', count, formatCount(ignoredRows.length));
}

const keptCount = (report: Report): number =>
  report.family === 'elementwise' ? report.rows * report.classes : report.rows - report.ignoredRows.length;

function sumOfLosses(losses: Float64Array): number {
  let sum = 0;
  for (const loss of losses) sum += loss;
  return sum;
}

/** Heading of the gradient's column: what it is of and what it was divided by. */
export function gradientHeading(question: LossQuestion, row: RowReport, factor: number): string {
  const own = ownGradient(question, row);
  if (factor === 1) return own;
  const simple = /^[−\w/]+$/.test(own) && !own.includes('/');
  const base = simple ? own : `(${own})`;
  return factor === 0 ? `0·${base}` : `${base}/${formatGiven(1 / factor)}`;
}

function ownGradient(question: LossQuestion, row: RowReport): string {
  const label = lossLabel(question.loss, question);
  // A framework that clips has another gradient than the formula's.
  if (changesProbabilities(question)) return `∂${label.symbol}/∂${label.by}`;
  const isOfSoftmax = isCrossEntropyOfLogits(question);
  const hasMass = isOfSoftmax && !hasUnitMass(row) && !leavesOutMass(question);
  const own = hasMass ? 's·q − p' : label.gradient;
  // What is no formula is the gradient of the loss as it is given.
  if (own.startsWith('∂')) return own;
  const divisors = [
    isOfSoftmax && (question.options.temperature ?? 1) !== 1 ? 'T' : '',
    label.unit === 'bits' ? 'log 2' : '',
  ].filter((divisor) => divisor !== '');
  if (divisors.length === 0) return own;
  const divisor = divisors.length > 1 ? `(${divisors.join(' ')})` : divisors[0];
  return `${/^[−\w]+$/.test(own) ? own : `(${own})`}/${divisor}`;
}

const changesProbabilities = ({ convention, loss }: LossQuestion): boolean =>
  convention !== undefined &&
  convention !== 'mathematics' &&
  (loss === 'crossEntropyProbs' || loss === 'bceProbs');

/** TensorFlow's gradient is q − p whatever a distribution p sums to, and Keras takes it. */
export const leavesOutMass = ({ convention, target }: LossQuestion): boolean =>
  (convention === 'tensorflow' || convention === 'keras') && target?.kind === 'distribution';
