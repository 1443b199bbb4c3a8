import type { Diagnostic } from '../diagnostic';
import { lossCalled } from '../losses';
import type { LossQuestion } from '../question';
import { diagnoseDistribution } from './diagnoseTargets';
import { distributionScale, isCrossEntropy } from './families';
import { isIgnored, usesLogarithms } from './targetOfRow';

/** A log-probability of 0 may be printed as slightly above. */
const roundingOfLogarithm = 1e-6;

/** The scores of a loss of distributions, row by row; ignored rows are not looked at. */
export function diagnoseScores(question: LossQuestion, tolerance: number): Diagnostic[] {
  const { scores, rows, classes } = question;
  const found: Diagnostic[] = classes === 1 ? [{ code: 'single-class', severity: 'information' }] : [];
  for (let row = 0; row < rows; row += 1) {
    if (isIgnored(question, row)) continue;
    found.push(...diagnoseRow(question, scores.subarray(row * classes, (row + 1) * classes), row, tolerance));
  }
  return distributionScale(question) === 'log-probabilities'
    ? [...found, ...diagnoseLogarithms(question)]
    : found;
}

function diagnoseRow(
  question: LossQuestion,
  values: Float64Array,
  row: number,
  tolerance: number,
): Diagnostic[] {
  switch (distributionScale(question)) {
    case 'logits':
      return diagnoseLogits(question, values, row);
    case 'probabilities':
      return [
        ...diagnoseDistribution('scores', values, row, tolerance),
        ...diagnoseZero(question, values, 0, row),
      ];
    case 'log-probabilities':
      return [...diagnoseNaN(values, row), ...diagnoseZero(question, values, -Infinity, row)];
    default:
      return diagnoseNaN(values, row);
  }
}

function diagnoseLogits(question: LossQuestion, values: Float64Array, row: number): Diagnostic[] {
  if (values.every(Number.isFinite)) return [];
  const infinite = values.indexOf(Infinity);
  const count = values.filter((value) => value === -Infinity).length;
  const hitsTarget = values.some((value, index) => value === -Infinity && hasMass(question, row, index));
  const severity = hitsTarget || count === values.length ? 'warning' : 'information';
  return [
    ...diagnoseNaN(values, row),
    ...(infinite < 0 ? [] : [{ code: 'infinite', severity: 'warning', row, index: infinite } as const]),
    ...(count === 0 ? [] : [{ code: 'masked', severity, row, count, hitsTarget } as const]),
  ];
}

function diagnoseNaN(values: Float64Array, row: number): Diagnostic[] {
  const index = values.findIndex(Number.isNaN);
  return index < 0 ? [] : [{ code: 'nan', severity: 'warning', of: 'scores', row, index }];
}

function diagnoseLogarithms(question: LossQuestion): Diagnostic[] {
  const { scores, classes } = question;
  const largest = scores.reduce(
    (most, score, index) =>
      score > most && !isIgnored(question, Math.floor(index / classes)) ? score : most,
    -Infinity,
  );
  return largest > roundingOfLogarithm ? [{ code: 'not-log', severity: 'warning', largest }] : [];
}

/** The first class that the target asks for and the scores rule out: the logarithmic losses are ∞ there. */
function diagnoseZero(question: LossQuestion, values: Float64Array, zero: number, row: number): Diagnostic[] {
  const entry = lossCalled(question.loss);
  if (entry.kind !== 'distribution' || !entry.infiniteAtZero) return [];
  const index = values.findIndex((value, place) => value === zero && hasMass(question, row, place));
  return index < 0 ? [] : [{ code: 'zero-probability', severity: 'warning', row, index }];
}

/** Whether the target puts mass on a class: its own, or any of positive weight under label smoothing. */
function hasMass(question: LossQuestion, row: number, index: number): boolean {
  const { target, classes, options, loss } = question;
  if (target === undefined) return false;
  const given =
    target.kind === 'index' ? Number(target.indices[row] === index) : target.values[row * classes + index];
  const isGiven = given > (usesLogarithms(question) ? -Infinity : 0);
  if (!isCrossEntropy(loss)) return isGiven;
  return (isGiven || (options.labelSmoothing ?? 0) > 0) && (options.weight?.[index] ?? 1) > 0;
}
