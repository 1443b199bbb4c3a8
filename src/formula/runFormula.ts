import { integrate } from '../core/explanations/errorSignalIntegral';
import { centralDifference } from './centralDifference';
import type { Evaluate } from './compileFormula';
import type {
  FormulaIntegral,
  FormulaOutcome,
  FormulaPoint,
  FormulaRange,
  FormulaResult,
  FormulaTask,
  GradientCheck,
} from './formulaTask';
import { readFormula, type ReadFormula } from './readFormula';
import { findZeros } from './zeros';

/** Steps between samples of the range, and between rows of the table. */
const sampleSteps = 2000;
const tableSteps = 12;
/** Beyond its own error a quotient may differ from the derivative by this part of it. */
const tolerance = 1e-6;
const mostDisagreements = 5;

/** Evaluates a formula on the person's numbers and over the range; never throws on any formula. */
export function runFormula(task: FormulaTask): FormulaOutcome {
  const { formula, error } = readFormula(task.formula);
  if (!formula) return { kind: 'error', error };
  try {
    return evaluated(formula, task);
  } catch (fault) {
    // What was parsed may still be nested too deep to be evaluated.
    if (fault instanceof RangeError) return { kind: 'error', error: { code: 'tooDeep' } };
    throw fault;
  }
}

function evaluated(formula: ReadFormula, { pairs, range, meaning }: FormulaTask): FormulaResult {
  const point = (x: number, y: number): FormulaPoint => pointOf(formula, x, y);
  const xs = samples(range, sampleSteps);
  const { value, derivative } = formula;
  const onRange = (curve: Evaluate) => (x: number) => curve(x, range.y);
  const zerosOfDerivative = derivative && findZeros(onRange(derivative), xs, range.y);
  const turns = zerosOfDerivative ? [...zerosOfDerivative.elsewhere, ...zerosOfDerivative.jumps] : [];
  const given = pairs.map(({ x, y }) => point(Number(x), Number(y)));
  const table = samples(range, tableSteps).map((x) => point(x, range.y));
  const integral = (place: FormulaPoint) => integralTo(value, place);
  return {
    kind: 'result',
    derivative: formula.derivativeText,
    withoutDerivative: formula.withoutDerivative,
    pairs: given,
    table,
    check: derivative && gradientCheck(formula, [...given, ...xs.map((x) => point(x, range.y))]),
    zerosOfValue: findZeros(onRange(value), xs, range.y, turns),
    zerosOfDerivative,
    integrals: meaning === 'signal' ? { pairs: given.map(integral), table: table.map(integral) } : undefined,
  };
}

/** Evaluations of the formula for one integral. */
const integralEvaluations = 600;

/** ∫ f(t, y) dt from y to x. */
function integralTo(value: Evaluate, { x, y }: FormulaPoint): FormulaIntegral {
  if (x === y) return { value: 0, error: 0 };
  return integrate((at) => value(y + at * (x - y), y) * (x - y), integralEvaluations);
}

function pointOf({ value, derivative }: ReadFormula, x: number, y: number): FormulaPoint {
  if (!derivative) return { x, y, value: value(x, y) };
  const difference = centralDifference(value, x, y).value;
  return { x, y, value: value(x, y), derivative: derivative(x, y), difference };
}

/** Evenly spaced, both ends included, and x = y among them where it lies in the range. */
function samples({ from, to, y }: FormulaRange, steps: number): number[] {
  const even = Array.from({ length: steps + 1 }, (_, index) => from + ((to - from) * index) / steps);
  const all = y >= from && y <= to ? [...even, y] : even;
  return [...new Set(all)].sort((a, b) => a - b);
}

function gradientCheck({ value }: ReadFormula, points: readonly FormulaPoint[]): GradientCheck {
  const compared = points.flatMap((point) => {
    const { x, y, derivative = NaN } = point;
    const { value: difference, error } = centralDifference(value, x, y);
    const apart = Math.abs(derivative - difference);
    return Number.isFinite(apart) && Number.isFinite(error) && Number.isFinite(point.value)
      ? [{ point, apart, allowed: error + tolerance * Math.abs(derivative) }]
      : [];
  });
  const disagreeing = compared
    .filter(({ apart, allowed }) => apart > allowed)
    .sort((a, b) => b.apart - a.apart)
    .slice(0, mostDisagreements);
  return {
    points: compared.length,
    leftOut: points.length - compared.length,
    largestDifference: compared.reduce((largest, { apart }) => Math.max(largest, apart), 0),
    disagreements: disagreeing.map(({ point }) => point),
  };
}
