import type { ErrorSignal } from './errorSignal';

export interface Integral {
  readonly value: number;
  /** How far the two rules of the last division are apart, in sum: a bound that is rarely reached. */
  readonly error: number;
}

/** Nodes of the 15-point Kronrod rule on −1 … 1 from the outside in, those of Gauss's 7 points at odd places. */
const nodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
];
const kronrodWeights = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
];
const gaussWeights = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694];

interface Piece extends Integral {
  readonly from: number;
  readonly to: number;
}

/**
 * ∫ f from 0 to 1, by halving the piece with the largest error until all of them sum to 10⁻¹² of the value.
 *
 * @param mostEvaluations of f; at least 15 are made.
 * Source: Piessens, de Doncker-Kapenga, Überhuber and Kahaner, QUADPACK (1983), QAG with 15 points.
 */
export function integrate(f: (at: number) => number, mostEvaluations: number): Integral {
  const pieces = [piece(f, 0, 1)];
  for (let evaluations = 15; ; evaluations += 30) {
    const value = pieces.reduce((sum, each) => sum + each.value, 0);
    const error = pieces.reduce((sum, each) => sum + each.error, 0);
    if (!(error > 1e-12 * Math.max(Math.abs(value), 1e-3)) || evaluations + 30 > mostEvaluations) {
      return { value, error };
    }
    const worst = pieces.reduce((most, each, index) => (each.error > pieces[most].error ? index : most), 0);
    const { from, to } = pieces[worst];
    const middle = (from + to) / 2;
    pieces.splice(worst, 1, piece(f, from, middle), piece(f, middle, to));
  }
}

function piece(f: (at: number) => number, from: number, to: number): Piece {
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  let kronrod = 0;
  let gauss = 0;
  nodes.forEach((node, index) => {
    const sum = node === 0 ? f(middle) : f(middle - half * node) + f(middle + half * node);
    kronrod += kronrodWeights[index] * sum;
    if (index % 2 === 1) gauss += gaussWeights[(index - 1) / 2] * sum;
  });
  return { from, to, value: half * kronrod, error: Math.abs(half * (kronrod - gauss)) };
}

/**
 * ∫ signal·dx along the straight line from one point to another. Of a gradient it is the difference of its loss.
 *
 * @param from and `to` [N], finite.
 */
export function alongLine(
  signal: ErrorSignal,
  from: Float64Array,
  to: Float64Array,
  mostEvaluations: number,
): Integral {
  const step = to.map((value, index) => value - from[index]);
  const integrand = (at: number): number => {
    const values = signal.at(from.map((value, index) => value + at * step[index]));
    return values.reduce((sum, value, index) => sum + value * step[index], 0);
  };
  return integrate(integrand, mostEvaluations);
}

/** The same in two straight legs: first x_k alone goes to its place, then all others. */
export function alongLegs(
  signal: ErrorSignal,
  from: Float64Array,
  to: Float64Array,
  k: number,
  mostEvaluations: number,
): Integral {
  const corner = from.slice();
  corner[k] = to[k];
  const [first, second] = [
    alongLine(signal, from, corner, mostEvaluations / 2),
    alongLine(signal, corner, to, mostEvaluations / 2),
  ];
  return { value: first.value + second.value, error: first.error + second.error };
}
