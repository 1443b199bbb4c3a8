import { matrix, sameLength } from '../arguments';
import { multiply, sumOf } from '../kernel/exactArithmetic';
import type { DistributionLoss } from '../loss';
import { flag } from '../ranges';
import { reduce, reduceGradient } from '../reduction';
import type { RowLoss } from './batch';
import { crossEntropyOfProbabilities } from './crossEntropyOfProbabilities';
import { targetValues } from './effectiveTarget';
import { klDivergence } from './klDivergence';
import { klOfRow } from './klFromLogits';

export interface KlDivOptions {
  /** `mean` divides by B·N, `batchmean` by B. Default `mean`, as in PyTorch. */
  readonly reduction?: 'none' | 'sum' | 'mean' | 'batchmean';
  /** The target is given as log-probabilities. Default false. */
  readonly logTarget?: boolean;
}

export interface KlDivBatch {
  /** One loss per element [B][N] for `none`, else the reduced loss. */
  readonly loss: number | readonly Float64Array[];
  /** −p/D with respect to log q [B][N], D the denominator. */
  readonly gradient: readonly Float64Array[];
  readonly denominator: number;
}

/**
 * Kullback–Leibler divergence of log-probabilities, elementwise p (log p − log q) in nats. A class with p = 0
 * counts 0. The gradient is that of log q as an independent variable, −p.
 *
 * @param logProbabilities log q [B][N].
 * @param targets p [B][N], or log p with `logTarget`.
 * @throws TypeError if either is no matrix of numbers; RangeError if their shapes differ or rows do in length.
 * @example klDivBatch([[Math.log(0.5), Math.log(0.5)]], [[1, 0]], { reduction: 'sum' }).loss // log 2
 * Error: loss at most 2 · 2⁻⁵², gradient at most 2 · 2⁻⁵² of the sizes of their terms.
 * Source: `torch.nn.functional.kl_div`.
 */
export function klDivBatch(
  logProbabilities: ArrayLike<ArrayLike<number>>,
  targets: ArrayLike<ArrayLike<number>>,
  { reduction = 'mean', logTarget = false }: KlDivOptions = {},
): KlDivBatch {
  const scores = matrix('logProbabilities', logProbabilities);
  const target = matrix('target', targets);
  if (target.rows !== scores.rows || target.columns !== scores.columns) {
    const expected = `[${scores.rows}, ${scores.columns}]`;
    throw new RangeError(`target: expected shape ${expected}, found [${target.rows}, ${target.columns}]`);
  }
  const losses = klDivTerms(scores.values, target.values, logTarget);
  const p = logTarget ? target.values.map(Math.exp) : target.values;
  const denominator = reduction === 'mean' ? losses.length : reduction === 'batchmean' ? scores.rows : 1;
  const rowsIn = (values: Float64Array) =>
    Array.from({ length: scores.rows }, (_, row) =>
      values.subarray(row * scores.columns, (row + 1) * scores.columns),
    );
  return {
    loss: reduce(losses, reduction === 'batchmean' ? 'mean' : reduction, denominator) ?? rowsIn(losses),
    gradient: rowsIn(
      reduceGradient(
        p.map((value) => -value),
        denominator,
      ),
    ),
    denominator,
  };
}

/** p (log p − log q) of each class. */
export function klDivTerms(
  logProbabilities: Float64Array,
  target: Float64Array,
  logTarget: boolean,
): Float64Array {
  sameLength('target', target, logProbabilities.length);
  return target.map((value, index) => {
    const p = logTarget ? Math.exp(value) : value;
    if (p === 0) return multiply(p, logProbabilities[index]);
    return p * ((logTarget ? value : Math.log(value)) - logProbabilities[index]);
  });
}

/** One row: the sum of its terms, with the gradient −p. */
export function klDivOfRow(
  logProbabilities: Float64Array,
  target: Float64Array,
  logTarget: boolean,
): RowLoss {
  const loss = sumOf(klDivTerms(logProbabilities, target, logTarget));
  return { loss, gradient: target.map((value) => -(logTarget ? Math.exp(value) : value)) };
}

export const klDivLoss: DistributionLoss<'klDiv'> = {
  kind: 'distribution',
  name: 'klDiv',
  title: 'Kullback–Leibler divergence',
  family: 'categorical',
  symbol: 'KL',
  formula: 'Σ p (log p − log q)',
  unit: 'nats',
  properness: 'proper',
  gradient: '−p, or (s q − p)/T by logits',
  shortGradient: '−p',
  gradientBy: 'log-probabilities',
  options: { logTarget: { range: flag, byDefault: false } },
  functions: ['klDivBatch', 'klFromLogits', 'klDivergence'],
  module: 'categorical/klDivBatch',
  scale: 'log-probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  infiniteAtZero: true,
  ofLogits: (row, _, target) => klOfRow(row, target),
  ofProbabilities: (q, target) => {
    const p = targetValues(target, q.length);
    return { loss: klDivergence(p, q), gradient: crossEntropyOfProbabilities(p, q).gradient };
  },
  // The target comes as probabilities: whoever reads log-probabilities as target takes their exponential first.
  ofLogProbabilities: (logQ, target) => klDivOfRow(logQ, targetValues(target, logQ.length), false),
};
