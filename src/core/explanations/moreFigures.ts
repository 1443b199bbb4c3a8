import { crossEntropyHessian, crossEntropyHessianVector } from '../categorical/crossEntropyHessian';
import { crossEntropyOfProbabilities } from '../categorical/crossEntropyOfProbabilities';
import { jsDivergence } from '../categorical/jsDivergence';
import { klDivergence } from '../categorical/klDivergence';
import { tangentGradient } from '../categorical/tangentGradient';
import { temperatureGradient } from '../categorical/temperatureGradient';
import { natsOf } from '../categorical/entropy';
import { CompensatedSum, sumOf } from '../kernel/exactArithmetic';
import { logProbabilityOf } from '../kernel/softmaxRow';
import { softmaxCrossEntropy } from '../categorical/softmaxCrossEntropy';
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
  const logits = hasLogits(row) ? { temperature: question.options.temperature } : undefined;
  // Of logits the loss does not go through q, which may have underflowed.
  const crossEntropy = logits ? softmaxCrossEntropy(row.scores, p, logits).loss : given.loss;
  return {
    crossEntropy,
    entropy,
    targetEntropy: natsOf(p),
    kl: klDivergence(p, q),
    reverseKl: klDivergence(q, p),
    js: jsDivergence(p, q).nats,
    surprisal: targetIndex === undefined ? undefined : surprisalOf(question, row, targetIndex),
    gradientByQ: given.gradient,
    tangent: tangentGradient(given.gradient),
  };
}

const hasLogits = ({ logSumExp }: RowReport): boolean => logSumExp !== undefined;

function surprisalOf({ options }: LossQuestion, row: RowReport, index: number): number {
  if (!hasLogits(row)) return -Math.log(row.q?.[index] ?? NaN);
  return -logProbabilityOf(softmaxRowOf(row.scores, { temperature: options.temperature }), index);
}

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
  const { gradient } = softmaxCrossEntropy(scores, p, options);
  const size = sumOf(gradient.map((value) => value * value));
  const product = new CompensatedSum();
  crossEntropyHessianVector(scores, gradient, options).forEach((value, index) =>
    product.addProduct(value * targetMass, gradient[index]),
  );
  return {
    byTemperature: temperatureGradient(scores, p, options).derivative,
    hessian:
      scores.length > mostClasses
        ? undefined
        : crossEntropyHessian(scores, options).map((line) => line.map((value) => value * targetMass)),
    alongGradient: size > 0 ? product.value / size : undefined,
  };
}
