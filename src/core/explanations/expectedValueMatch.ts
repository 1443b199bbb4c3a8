import type { Candidate } from './expectedValueUnits';
import type { Variant } from './expectedValueVariant';
import { halfUnitOfFourDigits, isWithin, type WrittenFigure } from './writtenFigure';

/**
 * How a candidate agrees with the figure: in every digit written, in those but for further ones that were cut off
 * instead of rounded, as far as float32 arithmetic does, or as far as the rounding of the scores as written does.
 */
export type MatchPrecision = 'digits' | 'cut' | 'float32' | 'inputs';

export interface Match extends Candidate {
  readonly precision: MatchPrecision;
  /** The losses of all rows or elements, where those were given. */
  readonly values?: Float64Array;
}

/** From so many digits on a figure tells more than a float32 holds. */
const digitsOfFloat32 = 7;
/** From so many digits on a figure that was cut off and not rounded still tells enough. */
const digitsOfCut = 5;

/** A zero of no or one decimal stands for a loss below this, as one of two decimals does. */
const widestZero = 0.005;

/** The candidate as a match of the figure, or nothing. */
export function matchOf(candidate: Candidate, figure: WrittenFigure, inputBound: number): Match[] {
  const { value, deviations, id, unit } = candidate;
  if (isWithin(value, figure, toleranceFor(candidate, figure)))
    return [{ ...candidate, precision: 'digits' }];
  const isPlain = id === 'asRead' && deviations <= 1 && (unit === 'nats' || unit === 'bits');
  if (isPlain && isCutOff(value, figure))
    return [{ ...candidate, precision: 'cut', cost: candidate.cost + 0.3 }];
  if (figure.digits >= digitsOfFloat32 && isWithinFloat32(value, figure)) {
    return [{ ...candidate, precision: 'float32', cost: candidate.cost + 1.05 }];
  }
  const isOfInputs = deviations <= 1 && unit === 'nats' && (id === 'asRead' || id === 'addedInLog');
  if (isOfInputs && inputBound > 0 && isWithin(value, figure, figure.halfUnit + inputBound)) {
    return [{ ...candidate, precision: 'inputs', cost: candidate.cost + 1.05 }];
  }
  return [];
}

/**
 * Few digits fit too much: one digit is read as if zeros followed, two vouch for another reduction only, three for
 * one of the commoner mistakes, four and more for two departures at once.
 */
function toleranceFor({ deviations, cost, id, unit }: Candidate, figure: WrittenFigure): number {
  // A bare 0 is not what is written for 0.4, though that rounds to it.
  if (figure.value === 0)
    return deviations === 0 ? Math.min(figure.halfUnit, widestZero) : halfUnitOfFourDigits(figure);
  const isReductionOnly = id === 'asRead' && unit === 'nats';
  const vouches =
    deviations === 0 ||
    figure.digits >= 4 ||
    (deviations === 1 && (figure.digits === 3 ? cost <= 1.4 : figure.digits === 2 && isReductionOnly));
  return vouches ? figure.halfUnit : halfUnitOfFourDigits(figure);
}

/** Whether the figure is the value with its further digits left off. */
function isCutOff(value: number, figure: WrittenFigure): boolean {
  if (figure.digits < digitsOfCut || value * figure.value <= 0) return false;
  const rest = Math.abs(value) - Math.abs(figure.value);
  return rest >= 0 && rest < 2 * figure.halfUnit;
}

/** Within two units of the last place of a float32, as frameworks compute. */
function isWithinFloat32(value: number, figure: WrittenFigure): boolean {
  if (value === 0) return false;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 23);
  return isWithin(value, figure, 2 * unit + figure.halfUnit);
}

/** The losses of a variant, not reduced, as a match of one figure each. */
export function matchOfAll(variant: Variant, figures: readonly WrittenFigure[]): Match[] {
  const { id, parameters, framework, question, losses, cost } = variant;
  if (figures.length !== losses.length) return [];
  const base = {
    id,
    parameters,
    framework,
    loss: question.loss,
    denominator: 1,
    reduction: 'none',
    values: losses,
  } as const;
  const scales = [
    ['nats', 1],
    ['bits', 1 / Math.LN2],
    ['negative', -1],
  ] as const;
  return scales.flatMap(([unit, factor]): Match[] => {
    const precision = agreement(losses, figures, factor);
    const deviations = (id === 'asRead' ? 0 : 1) + (unit === 'nats' ? 0 : 1);
    if (precision === undefined) return [];
    return [
      {
        ...base,
        unit,
        precision,
        deviations,
        value: factor * losses[0],
        cost: cost + (unit === 'nats' ? 0 : 1),
      },
    ];
  });
}

function agreement(
  losses: Float64Array,
  figures: readonly WrittenFigure[],
  factor: number,
): MatchPrecision | undefined {
  const all = (fits: (value: number, figure: WrittenFigure) => boolean) =>
    figures.every((figure, index) => fits(factor * losses[index], figure));
  const tolerance = (figure: WrittenFigure) =>
    figure.digits >= 3 ? figure.halfUnit : halfUnitOfFourDigits(figure);
  if (all((value, figure) => isWithin(value, figure, tolerance(figure)))) return 'digits';
  const inFloat32 = (value: number, figure: WrittenFigure) =>
    isWithin(value, figure, tolerance(figure)) || isWithinFloat32(value, figure);
  return all(inFloat32) ? 'float32' : undefined;
}
