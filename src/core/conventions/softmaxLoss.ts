import type { LossQuestion } from '../question';
import { rowReport } from '../report/rowReport';
import type { FrameworkLoss } from './frameworkLoss';
import { canAnswer, completed, type Given } from './given';
import { roundedSoftmaxLoss, type LogSoftmaxOrder } from './softmaxUnit';
import { keptRows, scoresOf, targetRowsOf, targetsOf, zeroTimesInfinity } from './unitOf';

interface SoftmaxForm {
  readonly order?: LogSoftmaxOrder;
  /** Index targets become one-hot rows first, so that 0 · ∞ can arise. */
  readonly isOneHot?: boolean;
  /** 0 · ∞ is 0. */
  readonly skipsZero?: boolean;
  /** The gradient is q − p whatever p sums to. */
  readonly ignoresMass?: boolean;
}

/** Cross entropy of logits through softmax. */
export function softmaxEntropy(given: Given, form: SoftmaxForm = {}): FrameworkLoss {
  const { question } = given;
  const { temperature = 1 } = question.options;
  const targetOf = targetsOf(question);
  const targetRowOf = targetRowsOf(question);
  const isDense = form.isOneHot === true || question.target?.kind === 'distribution';
  const isAnswered = canAnswer(given);
  const isUndefined = (row: number) => zeroTimesInfinity(question, row, targetRowOf);
  const rows = isAnswered ? keptRows(question) : [];
  const first = isDense && !form.skipsZero ? firstOf(rows, isUndefined) : undefined;
  const massive = form.ignoresMass ? firstOf(rows, (row) => withMass(row, targetOf(row)?.mass)) : undefined;
  const options = { temperature, order: form.order, skipsZero: form.skipsZero };
  return {
    ...completed({
      ...given,
      differences: [
        ...(given.differences ?? []),
        ...(first ? [{ code: 'zero-times-infinity', ...first } as const] : []),
        ...(massive ? [{ code: 'gradient-without-mass', ...massive } as const] : []),
      ],
    }),
    ownLoss: first && ((row) => (isUndefined(row) ? NaN : undefined)),
    ownGradient: massive && ((row) => differenceOf(question, row, temperature)),
    // A class alone needs no product with 0, so that every form of the same order gives the same.
    roundedLike: isDense ? undefined : `${form.order ?? 'shifted'} of a class`,
    roundedUnit: (row, arithmetic) => {
      const target = targetOf(row);
      if (target === undefined) return 0;
      const index = target.values === undefined && !form.isOneHot ? target : undefined;
      const against = index ?? { values: targetRowOf(row) ?? [] };
      return roundedSoftmaxLoss(scoresOf(question, row), against, options, arithmetic);
    },
  };
}

function firstOf<Found>(
  rows: readonly number[],
  find: (row: number) => Found | undefined,
): Found | undefined {
  for (const row of rows) {
    const found = find(row);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withMass(row: number, mass = 1): { row: number; mass: number } | undefined {
  return Math.abs(mass - 1) > 1e-9 ? { row, mass } : undefined;
}

/** (q − p)/T. */
function differenceOf(question: LossQuestion, row: number, temperature: number): Float64Array | undefined {
  const { q, p } = rowReport(question, row);
  return q && p && q.map((value, index) => (value - p[index]) / temperature);
}
