import type { LossQuestion } from '../question';
import { rowReport } from '../report/rowReport';
import { isIgnored } from '../report/targetOfRow';
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
  /** ℓ/T is never made, so that it cannot overflow. */
  readonly dividesLast?: boolean;
  /** Rows left out go through softmax too, so that a NaN in them makes their gradient NaN. */
  readonly readsIgnoredRows?: boolean;
}

/** Cross entropy of logits through softmax. */
export function softmaxEntropy(given: Given, form: SoftmaxForm = {}): FrameworkLoss {
  const { question } = given;
  const { temperature = 1 } = question.options;
  const targetOf = targetsOf(question);
  const targetRowOf = targetRowsOf(question);
  const isDense = form.isOneHot === true || question.target?.kind === 'distribution';
  const isAnswered = canAnswer(given);
  const multiplies = isDense && !form.skipsZero;
  const isUndefined = (row: number) =>
    multiplies ? zeroTimesInfinity(question, row, targetRowOf) : undefined;
  const rows = isAnswered ? keptRows(question) : [];
  const first = multiplies ? firstOf(rows, isUndefined) : undefined;
  const massive = form.ignoresMass ? firstOf(rows, (row) => withMass(row, targetOf(row)?.mass)) : undefined;
  const overflow =
    isAnswered && temperature !== 1 && !form.dividesLast
      ? firstOf(rows, (row) => overflowOf(question, row))
      : undefined;
  const options = { temperature, order: form.order, skipsZero: form.skipsZero };
  return {
    ...completed({
      ...given,
      differences: [
        ...(given.differences ?? []),
        ...(first ? [{ code: 'zero-times-infinity', ...first } as const] : []),
        ...(massive ? [{ code: 'gradient-without-mass', ...massive } as const] : []),
        ...(overflow ? [{ code: 'overflows', ...overflow } as const] : []),
      ],
    }),
    ownLoss:
      (first ?? overflow) && ((row) => (isUndefined(row) || overflowOf(question, row) ? NaN : undefined)),
    ownGradient: (row) => {
      if (form.readsIgnoredRows && isIgnored(question, row)) return gradientOfIgnored(question, row);
      if (overflow && overflowOf(question, row)) return scoresOf(question, row).map(() => NaN);
      return massive && differenceOf(question, row, temperature);
    },
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

/** A logit that is finite and infinite once it is divided by the temperature: ∞ − ∞ follows. */
function overflowOf(question: LossQuestion, row: number): { row: number; index: number } | undefined {
  const { temperature = 1 } = question.options;
  const index = scoresOf(question, row).findIndex(
    (score) => Number.isFinite(score) && score / temperature === Infinity,
  );
  return index < 0 ? undefined : { row, index };
}

/** 0 times the softmax of the row: NaN where that is NaN. */
function gradientOfIgnored(question: LossQuestion, row: number): Float64Array | undefined {
  const scores = scoresOf(question, row);
  const maximum = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  return Number.isFinite(maximum) ? undefined : scores.map(() => NaN);
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
