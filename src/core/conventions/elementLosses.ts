import type { LossQuestion } from '../question';
import { float64, type Arithmetic } from './arithmetic';
import { logisticLoss, type ElementAnswer, type LogisticForm } from './binaryUnit';
import type { Difference } from './difference';
import type { FrameworkLoss } from './frameworkLoss';
import { completed, type Given } from './given';
import { posWeightOf } from './options';
import { roundedRegression } from './regressionUnit';

/** y of every element; the question's target fits its scores. */
function elementTarget({ target }: LossQuestion, element: number): number {
  if (target === undefined) return NaN;
  return target.kind === 'index' ? target.indices[element] : target.values[element];
}

/** A loss of each element by itself, in the framework's own arithmetic. */
export function ownElements(
  given: Given,
  unit: (x: number, y: number, element: number, arithmetic: Arithmetic) => ElementAnswer,
): FrameworkLoss {
  const { question } = given;
  const { scores, classes } = question;
  const at = (element: number, arithmetic: Arithmetic) =>
    unit(scores[element], elementTarget(question, element), element, arithmetic);
  return {
    ...completed({ denominatorKind: 'elements', ...given }),
    ownLoss: (element) => at(element, float64).loss,
    ownGradient: (row) =>
      Float64Array.from({ length: classes }, (_, index) => at(row * classes + index, float64).derivative),
    roundedUnit: (element, arithmetic) => at(element, arithmetic).loss,
  };
}

/** A loss of each element that is that of mathematics. */
export function plainElements(
  given: Given,
  rounded: (x: number, y: number, element: number, arithmetic: Arithmetic) => number,
): FrameworkLoss {
  const { question } = given;
  const { scores } = question;
  return {
    ...completed({ denominatorKind: 'elements', ...given }),
    roundedUnit: (element, arithmetic) =>
      rounded(scores[element], elementTarget(question, element), element, arithmetic),
  };
}

/** Binary cross entropy of logits: that of mathematics, except where a logit is ±∞. */
export function logisticEntropy(given: Given, form: LogisticForm): FrameworkLoss {
  const { question } = given;
  const { scores, classes } = question;
  const at = (element: number, arithmetic: Arithmetic): number => {
    const weight = posWeightOf(question, element);
    return logisticLoss(scores[element], elementTarget(question, element), weight, form, arithmetic);
  };
  const isInfinite = (x: number): boolean => Math.abs(x) === Infinity;
  const hasInfinite = scores.includes(Infinity) || scores.includes(-Infinity);
  const index = hasInfinite
    ? scores.findIndex((x, element) => isInfinite(x) && Number.isNaN(at(element, float64)))
    : -1;
  const place = { row: Math.floor(index / classes), index: index % classes };
  const differences: readonly Difference[] = [
    ...(given.differences ?? []),
    ...(index < 0 ? [] : [{ code: 'zero-times-infinity', ...place } as const]),
  ];
  return {
    ...completed({ denominatorKind: 'elements', ...given, differences }),
    ownLoss:
      index < 0 ? undefined : (element) => (isInfinite(scores[element]) ? at(element, float64) : undefined),
    roundedUnit: at,
  };
}

/** Squared, absolute, Huber and smooth L1 error; undefined for other losses. */
export function regression(given: Given): FrameworkLoss | undefined {
  const { loss, options } = given.question;
  const rounded = roundedRegression(loss, options);
  return rounded && plainElements(given, (x, y, _, arithmetic) => rounded(x, y, arithmetic));
}
