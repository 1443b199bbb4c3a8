import { isElementwise } from '../report/families';
import { report as reportOfMathematics } from '../report/report';
import { rowReport as rowReportOfMathematics } from '../report/rowReport';
import { multiply, sumOf } from '../kernel/exactArithmetic';
import type { LossQuestion } from '../question';
import type { Report, RowReport } from '../report';
import { answerOf } from './answer';
import type { FrameworkLoss } from './frameworkLoss';
import { stops } from './raised';
import { newestLoss } from './variants';

/**
 * Answers a question about a whole array under its convention: the framework's own losses, denominator and rows left
 * out, in doubles; those of mathematics without a convention, and where the framework has no such loss or raises.
 *
 * @throws as the report of mathematics.
 */
export function report(question: LossQuestion): Report {
  const loss = lossUnder(question);
  const answer = loss && answerOf(loss);
  if (!loss || !answer) return reportOfMathematics(withoutConvention(question));
  const { losses, reduced, denominator, leftOut } = answer;
  return {
    loss: loss.question.loss,
    scale: question.scale,
    rows: question.rows,
    classes: question.classes,
    family: isElementwise(loss.question.loss) ? 'elementwise' : 'categorical',
    losses,
    reduction: question.reduction,
    reduced,
    denominator,
    ignoredRows: leftOut,
  };
}

/**
 * One row of a question in full under its convention.
 *
 * @throws as the row's report of mathematics.
 */
export function rowReport(question: LossQuestion, row: number): RowReport {
  const loss = lossUnder(question);
  const answer = loss && answerOf(loss);
  if (!loss || !answer) return rowReportOfMathematics(withoutConvention(question), row);
  const { classes } = question;
  const own = rowReportOfMathematics({ ...loss.question, convention: undefined }, row);
  const gradient = gradientUnder(loss, own);
  const weighted = weightedTarget(own, loss.unitWeights?.[row]);
  const elementLosses = own.elementLosses && answer.losses.slice(row * classes, (row + 1) * classes);
  return {
    ...own,
    ...weighted,
    loss: elementLosses ? sumOf(elementLosses) : answer.losses[row],
    elementLosses,
    gradient,
    gradientFactor: answer.denominator === 0 ? 0 : 1 / answer.denominator,
    sums: { ...own.sums, ...weighted.sums, gradient: gradient && sumOf(gradient) },
  };
}

/** A row's weight multiplies its target, so that loss, target and gradient still belong together. */
function weightedTarget(own: RowReport, weight: number | undefined): Partial<RowReport> {
  const { p, targetMass, targetScore, targetEntropy, sums, elementLosses, ignored } = own;
  if (weight === undefined || weight === 1 || elementLosses || ignored || !p) return {};
  const times = (value: number | undefined) => value && multiply(weight, value);
  return {
    p: p.map((value) => multiply(weight, value)),
    targetMass: times(targetMass),
    targetScore: times(targetScore),
    targetEntropy: times(targetEntropy),
    sums: { ...sums, p: times(sums.p) },
  };
}

/**
 * Gradient of a row's own loss by its scores as the framework has it.
 *
 * @param own the row as mathematics answers what the framework is asked.
 */
export function gradientUnder(loss: FrameworkLoss, own: RowReport): Float64Array | undefined {
  const { row, ignored, gradient } = own;
  if (ignored) return loss.ownGradient?.(row) ?? gradient;
  const { unitWeights } = loss;
  const given = loss.ownGradient?.(row) ?? gradient;
  if (unitWeights === undefined) return given;
  const weightOf = (index: number): number =>
    own.elementLosses ? unitWeights[row * own.scores.length + index] : unitWeights[row];
  return given?.map((value, index) => multiply(weightOf(index), value));
}

/** The framework's loss of a question with a target and a convention other than mathematics. */
function lossUnder(question: LossQuestion): FrameworkLoss | undefined {
  const { convention, target } = question;
  if (convention === undefined || convention === 'mathematics' || target === undefined) return undefined;
  const loss = newestLoss(withoutConvention(question), convention);
  return loss && !loss.raises.some(stops) ? loss : undefined;
}

const withoutConvention = (question: LossQuestion): LossQuestion => ({ ...question, convention: undefined });
