import type { RowLoss } from '../categorical/batch';
import type { Arithmetic } from './arithmetic';
import { clippedLogLoss, logisticLoss, type ElementAnswer, type LogisticForm } from './binaryUnit';
import { boundsOf, throughDivision } from './clippedUnit';
import { roundedSoftmax } from './softmaxUnit';

/** γ, and a weight α for all classes or one for each. */
export interface Focus {
  readonly gamma: number;
  readonly alpha: number | ArrayLike<number>;
}

/**
 * Keras' categorical focal cross entropy of one row: Σ α (1 − c)^γ (−p log c), c = the probabilities divided by their
 * sum and held to ε … 1 − ε; of logits those of softmax(ℓ/T). The gradient is by the scores as given, 0 through a bound.
 */
export function clippedFocal(
  scores: ArrayLike<number>,
  target: ArrayLike<number>,
  { gamma, alpha }: Focus,
  { epsilon, temperature }: { readonly epsilon: number; readonly temperature: number | undefined },
  arithmetic: Arithmetic,
): RowLoss {
  const { store, round } = arithmetic;
  const [low, high] = boundsOf(epsilon, arithmetic);
  const q =
    temperature === undefined
      ? Float64Array.from(scores, store)
      : roundedSoftmax(scores, temperature, arithmetic);
  const sum = q.reduce((total, value) => round(total + value), 0);
  const divided = q.map((value) => store(round(value / sum)));
  const held = divided.map((value) => Math.min(Math.max(value, low), high));
  const weightOf = (index: number): number => (typeof alpha === 'number' ? alpha : alpha[index]);
  let loss = 0;
  for (let index = 0; index < held.length; index += 1) {
    const focus = round(weightOf(index) * round(round(1 - held[index]) ** gamma));
    loss = round(loss + round(focus * round(-store(target[index]) * round(Math.log(held[index])))));
  }
  const slopeOf = (value: number, index: number): number => {
    if (!(value >= low && value <= high)) return Number.isNaN(value) ? NaN : 0;
    const rest = 1 - value;
    const byFocus = gamma * rest ** (gamma - 1) * Math.log(value);
    return weightOf(index) * target[index] * (byFocus - rest ** gamma / value);
  };
  return {
    loss: store(loss),
    get gradient() {
      const slopes = divided.map(slopeOf);
      return temperature === undefined
        ? throughDivision(slopes, (index) => divided[index], sum)
        : throughSoftmax(slopes, divided, temperature);
    },
  };
}

function throughSoftmax(slopes: Float64Array, q: Float64Array, temperature: number): Float64Array {
  const mean = slopes.reduce((total, slope, index) => total + slope * q[index], 0);
  return slopes.map((slope, index) => (q[index] * (slope - mean)) / temperature);
}

/**
 * α_t (1 − p_t)^γ times the binary cross entropy of a logit, p = σ(x) as it stands.
 *
 * @param form how the cross entropy is written; with ε it is that of σ(x) held to ε … 1 − ε.
 */
export function sigmoidFocalOf(
  x: number,
  y: number,
  { gamma, alpha }: { readonly gamma: number; readonly alpha: number },
  form: LogisticForm | { readonly epsilon: number },
  arithmetic: Arithmetic,
): ElementAnswer {
  const { store, round } = arithmetic;
  const p = store(round(1 / round(1 + round(Math.exp(-store(x))))));
  const clipped =
    typeof form === 'string'
      ? undefined
      : clippedLogLoss(p, y, { epsilon: form.epsilon, adds: false }, arithmetic);
  const entropy =
    clipped?.loss ?? logisticLoss(x, y, 1, typeof form === 'string' ? form : 'relu', arithmetic);
  const target = round(round(p * y) + round(round(1 - p) * round(1 - y)));
  const rest = round(1 - target);
  const weight = round(round(alpha * y) + round(round(1 - alpha) * round(1 - y)));
  const focus = round(rest ** gamma);
  const bySigmoid = gamma === 0 ? 0 : gamma * rest ** (gamma - 1) * (1 - 2 * y) * p * (1 - p) * entropy;
  const byEntropy = focus * (clipped?.derivative === 0 ? 0 : p - y);
  return {
    loss: store(round(weight * round(focus * entropy))),
    derivative: weight * (bySigmoid + byEntropy),
  };
}
