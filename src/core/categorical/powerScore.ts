import { multiply, sumOf } from '../kernel/exactArithmetic';
import { logProbabilityOf, probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import { aboveZero, within } from '../ranges';
import type { RowLoss } from './batch';
import { differencesOfRow } from './differences';
import { probabilityTarget } from './probabilityTarget';
import { scoreOfProbabilities } from './scoreOfProbabilities';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';
import { throughSoftmaxOfProducts } from './throughSoftmax';

export interface PowerScoreOptions extends SoftmaxOptions {
  /** α > 0. Default 2. */
  readonly alpha?: number;
}

/**
 * Power score as a divergence: (Σ p^α + (α − 1) Σ q^α − α Σ p q^(α−1)) / (α(α − 1)) of q = softmax(ℓ/T). Proper.
 * α = 2 is half the Brier score; α = 1 is the limit Σ p log(p/q) + Σ q − Σ p in nats, cross entropy up to the entropy
 * of p, with gradient q − p. For α ≤ 1 a class with p > 0 and q = 0 makes it ∞.
 * Gradient with respect to ℓ: (u_k − q_k Σ u)/T with u = q^(α−1) (q − p).
 *
 * @param logits one row [N].
 * @param target a class index, or p [N], used as is.
 * @throws as `softmaxCrossEntropy`; RangeError unless α is finite and above 0.
 * @example powerScore([0, 0], 0).loss // 0.25
 * Error: loss at most 8 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007), § 4; Basu, Harris,
 * Hjort and Jones, Robust and efficient estimation by minimising a density power divergence (1998).
 */
export function powerScore(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: PowerScoreOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  return powerOfRow(row, probabilitiesOf(row), probabilityTarget(target, row.length), alphaOf(options.alpha));
}

function alphaOf(alpha: unknown): number {
  return within('alpha', typeof alpha === 'number' ? alpha : alpha === undefined ? 2 : NaN, aboveZero);
}

function powerOfRow(row: SoftmaxRow, q: Float64Array, p: Float64Array, alpha: number): RowLoss {
  const differences = differencesOfRow(row, q, p);
  const logQ = q.map((_, index) => logProbabilityOf(row, index));
  const products = q.map((value, index) =>
    multiply(powerOf(value, logQ[index], alpha - 1), differences[index]),
  );
  return {
    loss: sumOf(q.map((value, index) => termOf(value, logQ[index], p[index], differences[index], alpha))),
    gradient: throughSoftmaxOfProducts(row, q, products),
  };
}

function powerOfProbabilities(q: Float64Array, p: Float64Array, alpha: number): RowLoss {
  const difference = (index: number) => q[index] - p[index];
  return {
    loss: sumOf(q.map((value, index) => termOf(value, Math.log(value), p[index], difference(index), alpha))),
    gradient: q.map((value, index) => multiply(value ** (alpha - 2), difference(index))),
  };
}

/** q^exponent, from log q where q itself has underflowed. */
function powerOf(q: number, logQ: number, exponent: number): number {
  if (exponent === 0) return Number.isNaN(q) ? NaN : 1;
  return q > 1e-290 ? q ** exponent : Math.exp(exponent * logQ);
}

/** (p^α + (α − 1) q^α − α p q^(α−1)) / (α(α − 1)), which for p, q ≥ 0 is never negative: the sum cancels nothing. */
function termOf(q: number, logQ: number, p: number, difference: number, alpha: number): number {
  if (p === 0) return powerOf(q, logQ, alpha) / alpha;
  const excess = -difference / q;
  if (Math.abs(excess) * Math.max(1, alpha) < 0.5) return q ** alpha * nearOne(excess, alpha);
  const power = powerOf(q, logQ, alpha - 1);
  if (power === Infinity) return Infinity;
  // p^(α−1) − q^(α−1) over α − 1, whose limit for α → 1 is log(p/q).
  const logRatio = Math.log(p) - logQ;
  return (p * slopeOf(p, power, logRatio, alpha) + multiply(power, difference)) / alpha;
}

function slopeOf(p: number, power: number, logRatio: number, alpha: number): number {
  if (alpha === 1) return logRatio;
  const exponent = (alpha - 1) * logRatio;
  if (Math.abs(exponent) > 1) return (p ** (alpha - 1) - power) / (alpha - 1);
  return (-Math.expm1(-exponent) / (alpha - 1)) * p ** (alpha - 1);
}

/** ((1 + d)^α − 1 − α d) / (α(α − 1)) by its binomial series: ½d² + (α − 2)/6 d³ + … */
function nearOne(d: number, alpha: number): number {
  let term = 0.5 * d * d;
  let sum = term;
  for (let k = 2; k < 100 && Math.abs(term) > 1e-18 * sum; k += 1) {
    term *= ((alpha - k) * d) / (k + 1);
    sum += term;
  }
  return sum;
}

export const powerScoreLoss: DistributionLoss<'powerScore'> = {
  kind: 'distribution',
  name: 'powerScore',
  title: 'Power score',
  family: 'categorical',
  symbol: 'S',
  formula: '(Σ p^α + (α − 1) Σ q^α − α Σ p q^(α−1))/(α(α − 1))',
  unit: '',
  properness: 'proper',
  gradient: '(u_k − q_k Σ u)/T, u = q^(α−1) (q − p)',
  shortGradient: '∂S/∂ℓ',
  gradientBy: 'logits',
  options: { alpha: { range: aboveZero, symbol: 'α', byDefault: 2 } },
  functions: ['powerScore'],
  module: 'categorical/powerScore',
  scale: 'probabilities',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  ...scoreOfProbabilities({
    ofRow: (row, q, p, { alpha }) => powerOfRow(row, q, p, alphaOf(alpha)),
    ofProbabilities: (q, p, { alpha }) => powerOfProbabilities(q, p, alphaOf(alpha)),
  }),
};
