import type { LossQuestion } from '../question';
import {
  askedGradients,
  mistakenGradients,
  type GradientCandidate,
  type GradientId,
} from './gradientCheckCandidates';
import { gradientFactors, type GradientFactor } from './gradientCheckFactors';
import { reordered } from './gradientCheckOrder';

/** A gradient that somebody has, with how exactly it is written. */
export interface GivenGradient {
  /** Of all rows, row-major, or of one row. */
  readonly values: Float64Array;
  /** How far each may lie from the number that was meant: half a unit in its last written place. */
  readonly halfUnits: Float64Array;
}

/** What gives the gradient that was given. */
export interface GradientDiagnosis {
  readonly id: GradientId;
  readonly parameters: readonly number[];
  readonly factor: GradientFactor;
  readonly cost: number;
}

export interface GradientCheck {
  /**
   * `ok`: the gradient of the reduced loss, or of the row's own where no reduction is asked for. `diagnosed`: what a
   * known mistake gives. `factor`: a multiple that none of them explains. `reordered`: the right numbers in another
   * order. `different`: none of these. `shape`: as many numbers as no gradient here has.
   */
  readonly verdict: 'ok' | 'diagnosed' | 'factor' | 'reordered' | 'different' | 'shape';
  /** What explains it, the likeliest first; of `ok` the analytic gradient itself. */
  readonly diagnoses: readonly GradientDiagnosis[];
  /** The row that was given, where it is one of several. */
  readonly row?: number;
  /** The analytic gradient of the reduced loss, as many numbers as were given. */
  readonly analytic: Float64Array;
  /** For `factor`: given = ratio · analytic, by least squares. */
  readonly ratio?: number;
  /** For `reordered`: where the columns or rows of the given one stand in the analytic one. */
  readonly order?: { readonly of: 'classes' | 'rows' | 'transposed'; readonly indices: readonly number[] };
  /** ‖given − analytic‖ / (‖given‖ + ‖analytic‖). */
  readonly relativeError: number;
  /** The largest |given − analytic| / max(|given|, |analytic|), and the element that has it. */
  readonly largestRelativeError: number;
  readonly worst: number;
  /** How many elements lie further away than their digits explain. */
  readonly unexplained: number;
}

/** Of larger arrays only factors and orders are looked for: each mistake costs the gradient of every row. */
const scoresForMistakes = 800;
/** Of how many rows at most a gradient of one row is compared. */
const mostRows = 64;
/** Gradients come from frameworks that compute in float32: two units of its last place beside the largest element. */
const float32Rounding = 2 ** -22;

/**
 * Compares a gradient with the analytic one and says what else would give it: a factor, the sign, a missing target,
 * weights, temperature, another axis. Nothing is fitted but the ratio that is told where nothing else explains it.
 *
 * @param row the row that a gradient of one row is most likely of.
 * @throws as `rowReport`.
 */
export function gradientCheck(
  question: LossQuestion,
  given: GivenGradient,
  row = 0,
): GradientCheck | undefined {
  const own = askedGradients(question);
  if (own === undefined) return undefined;
  const { rows, classes } = question;
  const count = given.values.length;
  if (count !== own.values.length && count !== classes) {
    return {
      ...compared(given, new Float64Array(count)),
      analytic: reduced(own, own.factor),
      verdict: 'shape',
      diagnoses: [],
    };
  }
  const suspects = suspectsOf(question, own);
  if (count === own.values.length) return checked(question, given, own, undefined, suspects);
  const others = Array.from({ length: rows }, (_, index) => index).filter((index) => index !== row);
  let first: GradientCheck | undefined;
  let diagnosed: GradientCheck | undefined;
  for (const index of [row, ...others.slice(0, mostRows - 1)]) {
    const check = checked(question, given, own, index, suspects);
    if (check.verdict === 'ok') return check;
    first ??= check;
    if (check.verdict === 'diagnosed') diagnosed ??= check;
  }
  return diagnosed ?? first;
}

const reduced = ({ values }: GradientCandidate, factor: number): Float64Array =>
  values.map((value) => value * factor);

/** A gradient that may have been given, with the factors that it may have. */
interface Suspect extends GradientCandidate {
  readonly factors: readonly GradientFactor[];
}

/** Of the analytic gradient every factor is tried, of a mistake only the commonest; mistakes only when asked for. */
function suspectsOf(question: LossQuestion, own: GradientCandidate): () => readonly Suspect[] {
  let found: readonly Suspect[] | undefined;
  return () => {
    if (found) return found;
    const known = new Map<number, GradientFactor[]>();
    const factorsOf = (factor: number): GradientFactor[] => {
      const factors = known.get(factor) ?? gradientFactors(question, factor);
      known.set(factor, factors);
      return factors;
    };
    const common = ['reduced', 'sum', 'rows', 'weights'];
    found = [
      { ...own, factors: factorsOf(own.factor) },
      ...(question.scores.length > scoresForMistakes ? [] : mistakenGradients(question)).map((candidate) => ({
        ...candidate,
        factors: factorsOf(candidate.factor).filter(({ name }) => common.includes(name)),
      })),
    ];
    return found;
  };
}

function checked(
  question: LossQuestion,
  given: GivenGradient,
  own: GradientCandidate,
  row: number | undefined,
  suspects: () => readonly Suspect[],
): GradientCheck {
  const { classes } = question;
  const part = (values: Float64Array) =>
    row === undefined ? values : values.subarray(row * classes, (row + 1) * classes);
  const analytic = reduced({ ...own, values: part(own.values) }, own.factor);
  const base = { ...compared(given, analytic), analytic, row };
  if (fits(given, analytic, 1)) {
    const factor = {
      name: 'reduced',
      value: own.factor,
      isNegative: false,
      constant: 1 / own.factor,
      cost: 0,
    } as const;
    return { ...base, verdict: 'ok', diagnoses: [{ id: 'analytic', parameters: [], factor, cost: 0 }] };
  }
  const diagnoses = suspects()
    .flatMap((suspect) => diagnosesOf(given, { ...suspect, values: part(suspect.values) }))
    .toSorted((first, second) => first.cost - second.cost);
  if (diagnoses.length > 0) return { ...base, verdict: 'diagnosed', diagnoses };
  const rows = row === undefined ? question.rows : 1;
  const order = reordered(analytic, rows, classes, isWithin(given, analytic));
  if (order !== undefined) return { ...base, verdict: 'reordered', order, diagnoses };
  const ratio = ratioOf(given.values, analytic);
  return fits(given, analytic, ratio)
    ? { ...base, verdict: 'factor', ratio, diagnoses }
    : { ...base, verdict: 'different', diagnoses };
}

/** The factors under which a candidate is the gradient given. */
function diagnosesOf(
  given: GivenGradient,
  { id, parameters, values, cost, factors }: Suspect,
): GradientDiagnosis[] {
  return factors
    .filter(({ value }) => fits(given, values, value))
    .map((factor) => ({ id, parameters, factor, cost: cost + factor.cost }));
}

/** Whether given[i] may be candidate[j] as far as its digits and float32 tell. */
function isWithin(given: GivenGradient, candidate: Float64Array, factor = 1) {
  const rounding = float32Rounding * Math.abs(factor) * largestOf(candidate);
  return (index: number, value: number): boolean => {
    const number = given.values[index];
    if (Object.is(number, value) || (Number.isNaN(number) && Number.isNaN(value))) return true;
    return Math.abs(number - value) <= given.halfUnits[index] * (1 + 1e-9) + rounding;
  };
}

function fits(given: GivenGradient, candidate: Float64Array, factor: number): boolean {
  const within = isWithin(given, candidate, factor);
  return candidate.every((value, index) => within(index, value * factor));
}

function largestOf(values: Float64Array): number {
  return values.reduce(
    (largest, value) =>
      Math.abs(value) > largest && value !== Infinity && value !== -Infinity ? Math.abs(value) : largest,
    0,
  );
}

function ratioOf(given: Float64Array, analytic: Float64Array): number {
  let products = 0;
  let squares = 0;
  analytic.forEach((value, index) => {
    products += value * given[index];
    squares += value * value;
  });
  return products / squares;
}

function compared(given: GivenGradient, analytic: Float64Array) {
  let differences = 0;
  let squares = [0, 0];
  let largestRelativeError = 0;
  let worst = 0;
  let unexplained = 0;
  const within = isWithin(given, analytic);
  analytic.forEach((value, index) => {
    const number = given.values[index];
    differences += (number - value) ** 2;
    squares = [squares[0] + number * number, squares[1] + value * value];
    if (within(index, value)) return;
    unexplained += 1;
    const error = Math.abs(number - value) / Math.max(Math.abs(number), Math.abs(value));
    if (error > largestRelativeError || !(largestRelativeError >= 0))
      [largestRelativeError, worst] = [error, index];
  });
  const size = Math.sqrt(squares[0]) + Math.sqrt(squares[1]);
  return {
    relativeError: size === 0 ? 0 : Math.sqrt(differences) / size,
    largestRelativeError,
    worst,
    unexplained,
  };
}
