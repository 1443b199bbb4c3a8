import { softmaxRowOf } from '../categorical/softmax';
import { logProbabilityOf } from '../kernel/softmaxRow';
import { focal, generalizedCrossEntropy, polyLoss } from '../lossModules';
import { distributionGradient } from './distributionGradient';

/** Losses of softmax(ℓ) set side by side. */
export const comparedLossIds = [
  'crossEntropy',
  'focal',
  'poly1',
  'generalizedCrossEntropy',
  'brier',
  'spherical',
  'power',
  'rps',
  'linear',
  'absoluteError',
] as const;

export type ComparedLossId = (typeof comparedLossIds)[number];

/**
 * What the largest |∂S/∂ℓ_k| goes to as a wrong class is given all the probability. With q_t → 0 for the target t:
 * cross entropy's is 1 − q_t; focal's that times (1 − q_t)^γ − γ q_t (1 − q_t)^(γ−1) log q_t, which goes to 1 for every
 * γ ≥ 0; poly-1's that times 1 + ε q_t, which goes to 1 for every ε. The others have bounded ∂S/∂q, or one that q_t^ρ
 * or q_t^(α−1) takes to 0, and diag q − q qᵀ vanishes.
 */
export function limitOfConfidence(loss: ComparedLossId): 0 | 1 {
  return loss === 'crossEntropy' || loss === 'focal' || loss === 'poly1' ? 1 : 0;
}

/** Whether a loss is of one class only, rather than of any p. */
export function isOfOneClass(loss: ComparedLossId): loss is 'focal' | 'poly1' | 'generalizedCrossEntropy' {
  return loss === 'focal' || loss === 'poly1' || loss === 'generalizedCrossEntropy';
}

/**
 * The gradient of a loss by ℓ/T.
 *
 * @param logits one row [N].
 * @param target the class, or p [N] for a loss that is not of one class.
 * @throws as the losses.
 */
export function comparedGradient(
  loss: ComparedLossId,
  logits: Float64Array,
  target: number | Float64Array,
  temperature = 1,
): Float64Array {
  const gradient =
    typeof target === 'number'
      ? ofClass(loss, logits, target, temperature)
      : ofDistribution(loss, logits, target, temperature);
  return gradient.map((value) => value * temperature);
}

function ofClass(
  loss: ComparedLossId,
  logits: Float64Array,
  target: number,
  temperature: number,
): Float64Array {
  const options = { temperature };
  switch (loss) {
    case 'focal':
      return focal(logits, target, options).gradient;
    case 'poly1':
      return polyLoss(logits, target, options).gradient;
    case 'generalizedCrossEntropy':
      return generalizedCrossEntropy(logits, target, options).gradient;
    default: {
      const oneHot = new Float64Array(logits.length);
      oneHot[target] = 1;
      return distributionGradient(loss, logits, oneHot, temperature);
    }
  }
}

function ofDistribution(
  loss: ComparedLossId,
  logits: Float64Array,
  p: Float64Array,
  temperature: number,
): Float64Array {
  if (isOfOneClass(loss)) {
    throw new RangeError(`${loss}: expected one class as target, found a distribution`);
  }
  return distributionGradient(loss, logits, p, temperature);
}

/**
 * log q of the row with the probability of one class set to 1 − u: u goes to the others in their own proportions.
 * Logits from which gradients near certainty are had without cancellation.
 *
 * @param logits one row [N], another class than `wrong` not −∞.
 * @param rest u, above 0 and below 1.
 */
export function confidentLogits(
  logits: Float64Array,
  temperature: number,
  wrong: number,
  rest: number,
): Float64Array {
  const others = logits.slice();
  others[wrong] = -Infinity;
  const row = softmaxRowOf(others, { temperature });
  return others.map((_, index) =>
    index === wrong ? Math.log1p(-rest) : Math.log(rest) + logProbabilityOf(row, index),
  );
}

/** The largest of |g_k|; NaN where there is one. */
export function largestSize(gradient: Float64Array): number {
  return gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
