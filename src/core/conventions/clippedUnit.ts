import type { RowLoss } from '../categorical/batch';
import type { Arithmetic } from './arithmetic';

/** How probabilities are made safe for the logarithm. */
export interface Clipping {
  /** ε; `finfo` takes the precision's own. */
  readonly epsilon: number | 'finfo';
  /** Whether a row is divided by its sum, before or after it is held to ε … 1 − ε. */
  readonly renormalises: 'before' | 'after' | 'never';
  /** What the gradient is multiplied by where a number is a bound itself: ½ on JAX. Default 1. */
  readonly slopeAtBound?: number;
}

/**
 * −Σ p log c of one row, c = the probabilities held to ε … 1 − ε, with its gradient by the probabilities as given
 * (0 through a bound, as `clip_by_value` has it). Each operation is rounded; exact to rounding in float64.
 */
export function clippedLoss(
  probabilities: ArrayLike<number>,
  target: ArrayLike<number>,
  { epsilon, renormalises, slopeAtBound = 1 }: Clipping,
  arithmetic: Arithmetic,
): RowLoss {
  const { store, round } = arithmetic;
  const [low, high] = boundsOf(epsilon, arithmetic);
  const { length } = probabilities;
  const given = (index: number): number => store(probabilities[index]);
  const sum = renormalises === 'before' ? sumOfRounded(length, given, arithmetic) : 1;
  const divided = (index: number): number =>
    renormalises === 'before' ? store(round(given(index) / sum)) : given(index);
  const held = (index: number): number => Math.min(Math.max(divided(index), low), high);
  const heldSum = renormalises === 'after' ? sumOfRounded(length, held, arithmetic) : 1;
  // 0 · NaN, of a row whose sum is 0 or infinite, is NaN.
  const isDivided = Number.isFinite(sum) && sum !== 0;
  let loss = 0;
  let mass = 0;
  for (let index = 0; index < length; index += 1) {
    const p = store(target[index]);
    mass += p;
    if (p === 0 && isDivided) continue;
    const safe = renormalises === 'after' ? store(round(held(index) / heldSum)) : held(index);
    loss = round(loss - round(p * store(round(Math.log(safe)))));
  }
  const slopeOf = (index: number): number => {
    const value = divided(index);
    if (!(value >= low && value <= high)) return Number.isNaN(value) ? NaN : 0;
    const slope = target[index] === 0 ? 0 : -target[index] / held(index);
    const through = value === low || value === high ? slopeAtBound : 1;
    return through * (renormalises === 'after' ? mass / heldSum + slope : slope);
  };
  return {
    loss: store(loss),
    // Only where it is asked for: it takes longer than the loss.
    get gradient() {
      const byHeld = new Float64Array(length).map((_, index) => slopeOf(index));
      return renormalises === 'before' ? throughDivision(byHeld, divided, sum) : byHeld;
    },
  };
}

/** ε and 1 − ε as the precision holds them: in float32 1 − 10⁻⁷ is 1 − 2⁻²³. */
export function boundsOf(
  epsilon: Clipping['epsilon'],
  { store, round, epsilon: own }: Arithmetic,
): [number, number] {
  const low = store(epsilon === 'finfo' ? own : epsilon);
  return [low, store(round(1 - low))];
}

/** Through r = x/Σx: (g_k − Σ g_j r_j)/Σx. */
export function throughDivision(
  gradient: Float64Array,
  divided: (index: number) => number,
  sum: number,
): Float64Array {
  const mean = gradient.reduce((total, value, index) => total + value * divided(index), 0);
  return gradient.map((value) => (value - mean) / sum);
}

function sumOfRounded(length: number, value: (index: number) => number, { round }: Arithmetic): number {
  let sum = 0;
  for (let index = 0; index < length; index += 1) sum = round(sum + value(index));
  return sum;
}
