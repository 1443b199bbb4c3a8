import { losses, rowReport, type LossName, type LossOptions, type Scale } from '../../src/core';

/** A case of references.json: what a loss and its gradient are to 60 digits, rounded once. */
export interface PrecisionCase {
  readonly loss: LossName;
  readonly scale: Scale;
  readonly scores: readonly number[];
  readonly target: readonly number[];
  readonly options: LossOptions;
  readonly expected: { readonly loss: number; readonly gradient: readonly number[] };
  readonly lossScale?: number;
  readonly gradientScale?: number;
}

/** Largest errors in units of 2⁻⁵², by loss. */
export interface PrecisionError {
  readonly loss: number;
  readonly gradient: number;
}

/** @throws Error for what is no list of cases. */
export function readPrecisionCases(text: string): PrecisionCase[] {
  const cases: unknown = JSON.parse(text);
  if (!Array.isArray(cases) || !cases.every(isCase)) throw new Error('not a list of cases');
  return cases;
}

function isCase(value: unknown): value is PrecisionCase {
  return (
    typeof value === 'object' &&
    value !== null &&
    'loss' in value &&
    losses.some(({ name }) => name === value.loss) &&
    'expected' in value
  );
}

/** How far core is off in a case. A gradient is measured against its largest component. */
export function precisionError(given: PrecisionCase): PrecisionError {
  const { loss, scale, scores, target, options, expected } = given;
  const isValues = scale === 'values' || losses.some((one) => one.name === loss && one.kind === 'elements');
  const row = rowReport(
    {
      scores: Float64Array.from(scores),
      rows: 1,
      classes: scores.length,
      scale,
      loss,
      target: { kind: isValues ? 'values' : 'distribution', values: Float64Array.from(target) },
      reduction: 'sum',
      options,
    },
    0,
  );
  const largest = given.gradientScale ?? Math.max(...expected.gradient.map(Math.abs));
  const gradient = expected.gradient.map((value, index) =>
    units((row.gradient?.[index] ?? NaN) - value, largest),
  );
  return {
    loss: units((row.loss ?? NaN) - expected.loss, given.lossScale ?? Math.abs(expected.loss)),
    gradient: Math.max(...gradient),
  };
}

const units = (error: number, size: number): number => (error === 0 ? 0 : Math.abs(error) / size / 2 ** -52);
