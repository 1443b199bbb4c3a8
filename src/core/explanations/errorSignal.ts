/** An error signal: what is fed back for each of N numbers x, a candidate for the gradient of a loss. */
export interface ErrorSignal<Id extends string = string> {
  readonly id: Id;
  /** The signal at x [N]. */
  at(x: Float64Array): Float64Array;
  /** Its Jacobian at x off the diagonal: ∂ signal_k/∂ x_j for k ≠ j, exact. */
  jacobian(x: Float64Array): (k: number, j: number) => number;
  /** The loss of which it is the gradient, up to a constant; absent where there is none. */
  loss?(x: Float64Array): number;
}

/** Two entries of a Jacobian that mirror each other, exact and by central differences. */
export interface MirroredEntries {
  readonly k: number;
  readonly j: number;
  /** ∂ signal_k/∂ x_j. */
  readonly above: number;
  /** ∂ signal_j/∂ x_k. */
  readonly below: number;
  readonly aboveByDifference: number;
  readonly belowByDifference: number;
}

/** Entries that differ by less than this much of their size are equal. */
const rounding = 1e-10;

/**
 * The pair of mirrored entries that differ most, among some of the numbers; where none differ, the largest. A signal on
 * a space without holes is a gradient just where its Jacobian is symmetric everywhere (Poincaré's lemma).
 *
 * @param among indices k to be looked at.
 * @returns undefined for fewer than two.
 */
export function mirroredEntries(
  signal: ErrorSignal,
  x: Float64Array,
  among: readonly number[],
): MirroredEntries | undefined {
  const jacobian = signal.jacobian(x);
  let found: { readonly k: number; readonly j: number } | undefined;
  let most = -1;
  for (const k of among) {
    for (const j of among) {
      if (k >= j) continue;
      const [above, below] = [jacobian(k, j), jacobian(j, k)];
      const gap = Math.abs(above - below);
      const size = Math.max(Math.abs(above), Math.abs(below));
      // Any real difference goes before any size.
      const weight = gap > rounding * size ? 1 + gap / (1 + gap) : size / (1 + size);
      if (weight > most) [found, most] = [{ k, j }, weight];
    }
  }
  if (!found) return undefined;
  const { k, j } = found;
  return {
    k,
    j,
    above: jacobian(k, j),
    below: jacobian(j, k),
    aboveByDifference: slope(signal, x, k, j),
    belowByDifference: slope(signal, x, j, k),
  };
}

/** Whether two mirrored entries differ by more than rounding. */
export function differ({ above, below }: MirroredEntries): boolean {
  return Math.abs(above - below) > rounding * Math.max(Math.abs(above), Math.abs(below));
}

/**
 * Points at which mirrored entries are compared, the row's own first: multiples of it, and one number raised. Entries
 * that agree at one point may differ at another.
 */
export function probesOf(x: Float64Array, temperature: number): Float64Array[] {
  const multiples = [1, 2, 4, 8].map((multiple) => x.map((value) => multiple * value));
  const raised = [1, 4].map((step) => x.map((value, k) => (k === 0 ? value + step * temperature : value)));
  return [...multiples, ...raised];
}

function slope(signal: ErrorSignal, x: Float64Array, k: number, j: number): number {
  const step = 2 ** -17 * Math.max(1, Math.abs(x[j]));
  const [raised, lowered] = [x.slice(), x.slice()];
  raised[j] += step;
  lowered[j] -= step;
  return (signal.at(raised)[k] - signal.at(lowered)[k]) / (raised[j] - lowered[j]);
}
