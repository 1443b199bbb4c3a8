import type { RowLoss } from '../categorical/batch';
import type { Arithmetic } from './arithmetic';

/** How probabilities are made safe for the logarithm. */
export interface Clipping {
  /** ε; `finfo` takes the precision's own. */
  readonly epsilon: number | 'finfo';
  /** Whether a row is divided by its sum, before or after it is held to ε … 1 − ε. */
  readonly renormalises: 'before' | 'after' | 'never';
}

/**
 * −Σ p log c of one row, c = the probabilities held to ε … 1 − ε, with its gradient by the probabilities as given
 * (0 through a bound, as `clip_by_value` has it). Each operation is rounded; exact to rounding in float64.
 */
export function clippedLoss(
  probabilities: ArrayLike<number>,
  target: ArrayLike<number>,
  { epsilon, renormalises }: Clipping,
  arithmetic: Arithmetic,
): RowLoss {
  const { store, round } = arithmetic;
  const [low, high] = boundsOf(epsilon, arithmetic);
  const given = Float64Array.from(probabilities, store);
  const sum = sumOfRounded(given, arithmetic);
  const divided = renormalises === 'before' ? given.map((value) => store(round(value / sum))) : given;
  const held = divided.map((value) => Math.min(Math.max(value, low), high));
  const heldSum = sumOfRounded(held, arithmetic);
  const safe = renormalises === 'after' ? held.map((value) => store(round(value / heldSum))) : held;
  let loss = 0;
  let mass = 0;
  for (let index = 0; index < safe.length; index += 1) {
    const p = store(target[index]);
    mass += p;
    if (p !== 0) loss = round(loss - round(p * store(round(Math.log(safe[index])))));
  }
  const byHeld = held.map((value, index) => {
    const isFree = divided[index] >= low && divided[index] <= high;
    if (!isFree) return Number.isNaN(divided[index]) ? NaN : 0;
    const slope = target[index] === 0 ? 0 : -target[index] / value;
    return renormalises === 'after' ? mass / heldSum + slope : slope;
  });
  const gradient = renormalises === 'before' ? throughDivision(byHeld, divided, sum) : byHeld;
  return { loss: store(loss), gradient };
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
function throughDivision(gradient: Float64Array, divided: Float64Array, sum: number): Float64Array {
  const mean = gradient.reduce((total, value, index) => total + value * divided[index], 0);
  return gradient.map((value) => (value - mean) / sum);
}

function sumOfRounded(values: Float64Array, { round }: Arithmetic): number {
  return values.reduce((total, value) => round(total + value), 0);
}
