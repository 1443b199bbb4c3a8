import { softmax } from '../categorical/softmax';
import { CompensatedSum } from '../kernel/exactArithmetic';
import { drawCounts } from './oneSampleDraws';
import { distributionGradient } from './distributionGradient';
import { isAffine, sensitivityOf, type SampledRuleId } from './oneSampleRules';

export interface SampleRequest {
  readonly rule: SampledRuleId;
  /** One row [N]. */
  readonly logits: Float64Array;
  /** What classes are drawn from [N]: each at least 0, summing to 1. */
  readonly p: Float64Array;
  readonly temperature: number;
  /** softmax(ℓ/T), where it is known already. */
  readonly q?: Float64Array;
  readonly draws: number;
  readonly seed: number;
}

/** The gradient by ℓ from drawn classes beside the one from p itself. */
export interface SampledMean {
  /** How often each class was drawn [N]. */
  readonly counts: Float64Array;
  /** Mean over the draws of the gradient against the class drawn [N]. */
  readonly mean: Float64Array;
  /** The gradient against p [N]. */
  readonly atP: Float64Array;
  /** What the mean settles on, Σ p_i of the gradients against each class: `atP` where the gradient is affine in p. */
  readonly expected: Float64Array;
  readonly isAffine: boolean;
  /** How many drawn means lie about `expected`: the standard deviation of `mean` in class k. */
  standardError(k: number): number;
}

/** Gradients of N numbers each that are computed one by one: more take too long while someone waits. */
export const mostGradientNumbers = 100_000;

/** Of more classes only cross entropy is sampled, whose error bars cost nothing. */
export const mostSampledClasses = 20_000;

/**
 * Draws classes i ~ p and averages the gradient against each.
 *
 * @returns undefined where it would take too long: for more than `mostSampledClasses` and another loss than cross
 * entropy, and for a gradient that is not affine in p and more classes than it can be taken against one by one.
 * @throws as `softmax` and `drawCounts`.
 */
export function sampleMean(request: SampleRequest): SampledMean | undefined {
  const { rule, logits, p, temperature, draws, seed } = request;
  const classes = logits.length;
  const isSmall = classes * classes <= mostGradientNumbers;
  if (
    classes > (isAffine(rule) ? mostSampledClasses : Math.sqrt(mostGradientNumbers)) &&
    rule !== 'crossEntropy'
  ) {
    return undefined;
  }
  const q = request.q ?? softmax(logits, { temperature });
  const against = (target: Float64Array) =>
    isSmall ? distributionGradient(rule, logits, target, temperature) : gradientOfMany(request, q, target);
  const counts = drawCounts(p, draws, seed);
  const atP = against(p);
  const frequencies = counts.map((count) => count / draws);
  // A gradient affine in p is the same at the frequencies as on average over the draws.
  const mean = isSmall ? averageOf(frequencies, against) : against(frequencies);
  const base = { counts, mean, atP };
  if (rule === 'crossEntropy') {
    const standardError = (k: number) => Math.sqrt((p[k] * (1 - p[k])) / draws) / temperature;
    return { ...base, expected: atP, isAffine: true, standardError };
  }
  const sensitivity = isAffine(rule) ? sensitivityOf(rule, q) : undefined;
  if (sensitivity) {
    const standardError = (k: number) =>
      Math.sqrt(varianceOf(p, (i) => sensitivity(k, i)) / draws) / temperature;
    return { ...base, expected: atP, isAffine: true, standardError };
  }
  const gradients = Array.from(p, (value, i) => (value === 0 ? undefined : against(oneHot(classes, i))));
  const standardError = (k: number) => Math.sqrt(varianceOf(p, (i) => gradients[i]?.[k] ?? 0) / draws);
  return { ...base, expected: averageOf(p, against), isAffine: false, standardError };
}

/** Covariance M (diag p − p pᵀ) Mᵀ/T² [N][N] of the gradient against one drawn class; undefined as `sensitivityOf`. */
export function sampleCovariance(
  rule: SampledRuleId,
  logits: Float64Array,
  p: Float64Array,
  temperature: number,
): Float64Array[] | undefined {
  const sensitivity = sensitivityOf(rule, softmax(logits, { temperature }));
  if (!sensitivity) return undefined;
  const means = p.map((_, k) => meanOf(p, (i) => sensitivity(k, i)));
  return Array.from(p, (_, k) =>
    p.map((__, j) => {
      const product = (i: number) => (sensitivity(k, i) - means[k]) * (sensitivity(j, i) - means[j]);
      return meanOf(p, product) / temperature / temperature;
    }),
  );
}

/** Cross entropy's gradient from a q that is there already, where another softmax would take long. */
function gradientOfMany(
  { rule, logits, temperature }: SampleRequest,
  q: Float64Array,
  p: Float64Array,
): Float64Array {
  if (rule !== 'crossEntropy') return distributionGradient(rule, logits, p, temperature);
  return q.map((value, index) => (value - p[index]) / temperature);
}

/** Σ w_i of the gradients against each class i with w_i > 0. */
function averageOf(weights: Float64Array, against: (p: Float64Array) => Float64Array): Float64Array {
  const sums = Array.from(weights, () => new CompensatedSum());
  weights.forEach((weight, i) => {
    if (weight === 0) return;
    against(oneHot(weights.length, i)).forEach((value, k) => sums[k].addProduct(weight, value));
  });
  return Float64Array.from(sums, (sum) => sum.value);
}

function oneHot(classes: number, index: number): Float64Array {
  const values = new Float64Array(classes);
  values[index] = 1;
  return values;
}

/** Σ p_i of a value, in plain sums: error bars are not read to the last digit, and there may be many classes. */
function meanOf(p: Float64Array, value: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < p.length; i += 1) if (p[i] > 0) sum += p[i] * value(i);
  return sum;
}

function varianceOf(p: Float64Array, value: (i: number) => number): number {
  const mean = meanOf(p, value);
  return meanOf(p, (i) => (value(i) - mean) ** 2);
}
