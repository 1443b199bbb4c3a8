import { crossEntropyHessian } from '../categorical/crossEntropyHessian';
import { crossEntropyOfProbabilities } from '../categorical/crossEntropyOfProbabilities';
import { crossEntropyGradient, crossEntropyOfRow } from '../categorical/crossEntropyOfRow';
import { jsDivergence } from '../categorical/jsDivergence';
import { klDivergence } from '../categorical/klDivergence';
import { tangentGradient } from '../categorical/tangentGradient';
import { natsOf } from '../categorical/entropy';
import { CompensatedSum, sumOf } from '../kernel/exactArithmetic';
import { logProbabilityOf, probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import { softmaxRowOf } from '../categorical/softmax';
import type { LossQuestion } from '../question';
import type { RowReport } from '../report';

/** What else can be said of a row's q beside its target p, in nats. Nothing is renormalised. */
export interface DistributionFigures {
  /** −Σ p log q. */
  readonly crossEntropy: number;
  /** H(q). */
  readonly entropy: number;
  /** H(p). */
  readonly targetEntropy: number;
  readonly kl: number;
  readonly reverseKl: number;
  readonly js: number;
  /** −log q of the target, where it is one class. */
  readonly surprisal?: number;
  /** −p/q [N]. */
  readonly gradientByQ: Float64Array;
  /** Its part tangent to the simplex [N]. */
  readonly tangent: Float64Array;
}

/** The figures of a row that has a distribution and a target; undefined for any other. */
export function distributionFigures(question: LossQuestion, row: RowReport): DistributionFigures | undefined {
  const { q, p, entropy, elementLosses, targetIndex } = row;
  if (!q || !p || entropy === undefined || elementLosses) return undefined;
  const given = crossEntropyOfProbabilities(p, q);
  const { temperature } = question.options;
  const softmax = hasLogits(row) ? softmaxRowOf(row.scores, { temperature }) : undefined;
  return {
    // Of logits the loss does not go through q, which may have underflowed.
    crossEntropy: softmax ? crossEntropyOfRow(softmax, { values: p, mass: sumOf(p) }) : given.loss,
    entropy,
    targetEntropy: natsOf(p),
    kl: klDivergence(p, q),
    reverseKl: klDivergence(q, p),
    js: jsDivergence(p, q).nats,
    surprisal:
      targetIndex === undefined
        ? undefined
        : -(softmax ? logProbabilityOf(softmax, targetIndex) : Math.log(q[targetIndex])),
    gradientByQ: given.gradient,
    tangent: tangentGradient(given.gradient),
  };
}

const hasLogits = ({ logSumExp }: RowReport): boolean => logSumExp !== undefined;

/** How the cross entropy of logits bends, in nats. */
export interface CurvatureFigures {
  /** dH/dT. */
  readonly byTemperature: number;
  /** s (diag q − q qᵀ)/T², N rows [N]; only up to `mostClasses` classes. */
  readonly hessian?: readonly Float64Array[];
  /** gᵀHg/gᵀg along the gradient g = (s q − p)/T; undefined where the gradient is 0. */
  readonly alongGradient?: number;
}

/** The figures of a row of finite logits with a target; undefined for any other. */
export function curvatureFigures(
  question: LossQuestion,
  row: RowReport,
  mostClasses: number,
): CurvatureFigures | undefined {
  const { p, scores, targetMass = 1 } = row;
  if (!p || !hasLogits(row) || !Number.isFinite(row.logSumExp)) return undefined;
  const options = { temperature: question.options.temperature };
  // One softmax for everything: of a hundred thousand classes each takes milliseconds.
  const softmax = softmaxRowOf(scores, options);
  const q = probabilitiesOf(softmax);
  const gradient = crossEntropyGradient(softmax, q, { values: p, mass: sumOf(p) });
  return {
    byTemperature: derivativeByTemperature(softmax, gradient),
    hessian:
      scores.length > mostClasses
        ? undefined
        : crossEntropyHessian(scores, options).map((line) => line.map((value) => value * targetMass)),
    alongGradient: curvatureAlong(softmax, q, gradient, targetMass),
  };
}

/** −(1/T) Σ g ℓ, as `temperatureGradient`: since Σ g = 0, the largest logit is taken off to keep huge ones from cancelling. */
function derivativeByTemperature(
  { logits, maximum, temperature }: SoftmaxRow,
  gradient: Float64Array,
): number {
  const sum = new CompensatedSum();
  for (let index = 0; index < gradient.length; index += 1) {
    sum.addProduct(gradient[index], logits[index] - maximum);
  }
  return -sum.value / temperature;
}

/**
 * gᵀHg/gᵀg with Hg = s q (g − q·g)/T², as `crossEntropyHessianVector`: with the component g_m at the largest q taken
 * off little cancels.
 */
function curvatureAlong(
  { temperature, largest }: SoftmaxRow,
  q: Float64Array,
  gradient: Float64Array,
  mass: number,
): number | undefined {
  const anchor = gradient[largest];
  const mean = new CompensatedSum();
  const size = new CompensatedSum();
  for (let index = 0; index < q.length; index += 1) {
    mean.addProduct(q[index], gradient[index] - anchor);
    size.add(gradient[index] * gradient[index]);
  }
  if (!(size.value > 0)) return undefined;
  const meanValue = mean.value;
  const product = new CompensatedSum();
  for (let index = 0; index < q.length; index += 1) {
    const bent = (q[index] * (gradient[index] - anchor - meanValue)) / temperature / temperature;
    product.addProduct(bent * mass, gradient[index]);
  }
  return product.value / size.value;
}
