import { sumOf } from '../kernel/exactArithmetic';
import type { LossQuestion } from '../question';
import { isElementwise } from '../report/families';
import { targetDistributionsOf } from './expectedValueVariant';

/** A constant that a gradient is often off by, as a multiple of the gradient of each row's own loss. */
export type FactorName =
  | 'reduced'
  | 'sum'
  | 'rows'
  | 'keptRows'
  | 'weights'
  | 'elements'
  | 'dividedTwice'
  | 'twice'
  | 'half'
  | 'bits'
  | 'notDividedByTemperature'
  | 'dividedByTemperature'
  | 'timesTemperatureSquared'
  | 'timesClasses'
  | 'dividedByClasses';

export interface GradientFactor {
  readonly name: FactorName;
  /** Multiplies the gradient of each row's own loss. */
  readonly value: number;
  readonly isNegative: boolean;
  /** What it divides by, or multiplies with: N, Σw, T … */
  readonly constant: number;
  readonly cost: number;
}

/** Every constant factor that the question's own numbers give, each once, with either sign. */
export function gradientFactors(question: LossQuestion, reduced: number): GradientFactor[] {
  const { rows, classes, options } = question;
  const { temperature = 1 } = options;
  const named: [FactorName, number, number, number][] = [
    ['reduced', reduced, 1 / reduced, 0],
    ['sum', 1, 1, 1],
    ['rows', 1 / rows, rows, 1],
    ['keptRows', 1 / keptRows(question), keptRows(question), 1.1],
    ['weights', 1 / weightOfTargets(question), weightOfTargets(question), 1.1],
    ['elements', 1 / (rows * classes), rows * classes, 1.1],
    ['dividedTwice', reduced / rows, rows, 1.3],
    ['twice', 2 * reduced, 2, 1],
    ['half', reduced / 2, 2, 1],
    ['bits', reduced / Math.LN2, Math.LN2, 1.2],
    ['notDividedByTemperature', reduced * temperature, temperature, 1],
    ['dividedByTemperature', reduced / temperature, temperature, 1.2],
    ['timesTemperatureSquared', reduced * temperature * temperature, temperature, 1.2],
    ['timesClasses', reduced * classes, classes, 1.4],
    ['dividedByClasses', reduced / classes, classes, 1.3],
  ];
  const distinct = named.filter(
    ([, value], place) =>
      Number.isFinite(value) && value > 0 && named.findIndex(([, earlier]) => earlier === value) === place,
  );
  return distinct.flatMap(([name, value, constant, cost]) => [
    { name, value, constant, cost, isNegative: false },
    { name, value: -value, constant, cost: cost + 1, isNegative: true },
  ]);
}

function keptRows({ target, rows, options, loss }: LossQuestion): number {
  if (target?.kind !== 'index' || isElementwise(loss) || options.ignoreIndex === undefined) return rows;
  return target.indices.filter((index) => index !== options.ignoreIndex).length;
}

/** Σ w of the targets; 0 where there are no weights. */
function weightOfTargets(question: LossQuestion): number {
  const { weight } = question.options;
  if (weight === undefined || isElementwise(question.loss)) return 0;
  return sumOf(
    targetDistributionsOf(question).map((value, index) => value * weight[index % question.classes]),
  );
}
