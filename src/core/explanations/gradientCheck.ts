import type { LossQuestion } from '../question';
import { askedGradients, type GradientCandidate, type GradientId } from './gradientCheckCandidates';
import { mistakenGradients } from './gradientCheckMistakes';
import { gradientFactors, type GradientFactor } from './gradientCheckFactors';
import { compared, fits, isWithin, ratioOf, type GivenGradient } from './gradientCheckTolerance';
import { reordered } from './gradientCheckOrder';

export type { GivenGradient };

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
