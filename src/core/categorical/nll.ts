import { matrix, rowsOf } from '../arguments';
import { CompensatedSum } from '../kernel/exactArithmetic';
import type { DistributionLoss } from '../loss';
import { areIndices, keptWeight, reduceRows, type BatchLoss, type BatchOptions, type RowLoss } from './batch';
import { crossEntropyOfProbabilities } from './crossEntropyOfProbabilities';
import { crossEntropyGradient, crossEntropyOfRow } from './crossEntropyOfRow';
import {
  effectiveTarget,
  effectiveTargetRules,
  targetRule,
  targetValues,
  type EffectiveTarget,
  type TargetOptions,
} from './effectiveTarget';

export interface NllOptions extends TargetOptions, BatchOptions {
  /** Rows whose index target equals it are left out. No default. */
  readonly ignoreIndex?: number;
}

/**
 * Negative log likelihood of given log-probabilities, −Σ a log q in nats, with its gradient −a with respect to
 * log q (not q − p: nothing is normalised). The mean divides as in `crossEntropyBatch`.
 *
 * @param logProbabilities log q [B][N].
 * @param targets B class indices, or B distributions [N].
 * @throws as `crossEntropyBatch`.
 * @example nll([[Math.log(0.5), Math.log(0.5)]], [0]).loss // log 2
 * Error: loss at most 1 · 2⁻⁵², gradient at most 1 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.nll_loss`.
 */
export function nll(
  logProbabilities: ArrayLike<ArrayLike<number>>,
  targets: ArrayLike<number> | ArrayLike<ArrayLike<number>>,
  options: NllOptions = {},
): BatchLoss {
  const { reduction = 'mean', ignoreIndex } = options;
  const scores = matrix('logProbabilities', logProbabilities);
  if (targets.length !== scores.rows) {
    throw new RangeError(`target: expected one per row, so ${scores.rows}, found ${targets.length}`);
  }
  const rule = targetRule(scores.columns, scores.rows === 0 ? {} : options);
  const rows = rowsOf(scores).map((row, index): RowLoss => {
    if (targets[index] === ignoreIndex) return { loss: 0, gradient: new Float64Array(row.length) };
    return nllOfRow(row, effectiveTarget(rule, targets[index]));
  });
  const mean = areIndices(targets) ? keptWeight(rule, targets, ignoreIndex) : scores.rows;
  return reduceRows(rows, reduction, mean);
}

/** One row of `nll` against its effective target. */
export function nllOfRow(logProbabilities: Float64Array, target: EffectiveTarget): RowLoss {
  const values = targetValues(target, logProbabilities.length);
  const loss = new CompensatedSum();
  values.forEach((value, index) => loss.addProduct(-value, logProbabilities[index]));
  return { loss: loss.value, gradient: values.map((value) => -value) };
}

export const nllLoss: DistributionLoss<'nll'> = {
  kind: 'distribution',
  name: 'nll',
  title: 'Negative log-likelihood',
  family: 'categorical',
  symbol: 'H',
  formula: '−Σ p log q',
  unit: 'nats',
  properness: 'proper',
  gradient: '−p',
  gradientBy: 'log-probabilities',
  options: effectiveTargetRules,
  functions: ['nll'],
  module: 'categorical/nll',
  scale: 'log-probabilities',
  scales: ['log-probabilities'],
  takesEffectiveTarget: true,
  infiniteAtZero: true,
  ofLogits: (row, q, target) => ({
    loss: crossEntropyOfRow(row, target),
    gradient: crossEntropyGradient(row, q, target),
  }),
  ofProbabilities: (q, target) => crossEntropyOfProbabilities(targetValues(target, q.length), q),
  ofLogProbabilities: nllOfRow,
};
