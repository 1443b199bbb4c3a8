import type { Diagnostic } from '../diagnostic';
import type { LossQuestion } from '../question';
import { diagnoseDistribution } from './diagnoseTargets';
import { distributionScale, isCrossEntropy } from './families';
import { isIgnored, usesLogarithms } from './targetOfRow';

/** A log-probability of 0 may be printed as slightly above. */
const roundingOfLogarithm = 1e-6;

/** The scores of a loss of distributions, row by row; ignored rows are not looked at. */
export function diagnoseScores(question: LossQuestion, tolerance: number): Diagnostic[] {
  const { scores, rows, classes } = question;
  const found: Diagnostic[] = classes === 1 ? [{ code: 'single-class', severity: 'warning' }] : [];
  let largest = -Infinity;
  for (let row = 0; row < rows; row += 1) {
    if (isIgnored(question, row)) continue;
    const values = scores.subarray(row * classes, (row + 1) * classes);
    found.push(...diagnoseRow(question, values, row, tolerance));
    for (const value of values) if (value > largest) largest = value;
  }
  if (distributionScale(question) === 'log-probabilities' && largest > roundingOfLogarithm) {
    found.push({ code: 'not-log', severity: 'warning', largest });
  }
  return found;
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
        ...diagnoseInfinity(values, row),
        ...diagnoseZero(question, values, 0, row),
      ];
    case 'log-probabilities':
      return [
        ...diagnoseNaN(values, row),
        ...diagnoseInfinity(values, row),
        ...diagnoseZero(question, values, -Infinity, row),
      ];
  }
}

function diagnoseLogits(question: LossQuestion, values: Float64Array, row: number): Diagnostic[] {
  let count = 0;
  let hitsTarget = false;
  values.forEach((value, index) => {
    if (value !== -Infinity) return;
    count += 1;
    hitsTarget ||= hasMass(question, row, index);
  });
  const severity = hitsTarget || count === values.length ? 'warning' : 'information';
  return [
    ...diagnoseNaN(values, row),
    ...diagnoseInfinity(values, row),
    ...(count === 0 ? [] : [{ code: 'masked', severity, row, count, hitsTarget } as const]),
  ];
}

function diagnoseNaN(values: Float64Array, row: number): Diagnostic[] {
  const index = values.findIndex(Number.isNaN);
  return index < 0 ? [] : [{ code: 'nan', severity: 'warning', of: 'scores', row, index }];
}

function diagnoseInfinity(values: Float64Array, row: number): Diagnostic[] {
  const index = values.indexOf(Infinity);
  return index < 0 ? [] : [{ code: 'infinite', severity: 'warning', row, index }];
}

/** The first class that the target asks for and the scores rule out: the logarithmic losses are ∞ there. */
function diagnoseZero(question: LossQuestion, values: Float64Array, zero: number, row: number): Diagnostic[] {
  if (!isCrossEntropy(question.loss) && question.loss !== 'klDiv') return [];
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
