import * as core from '../../src/core';
import type { LossName, LossOptions, Scale } from '../../src/core';

/** What a loss and its gradient are, computed to 200 digits and rounded once. */
export interface PrecisionCase {
  readonly loss: LossName;
  readonly scale: Scale;
  readonly scores: readonly number[];
  readonly target: readonly number[];
  readonly options: LossOptions;
  readonly expected: { readonly loss: number; readonly gradient: readonly number[] };
  /** What an error is measured against, where not the loss itself and the gradient's largest component. */
  readonly lossScale?: number;
  readonly gradientScale?: number;
}

/** The numbers that another function gives. */
export interface OperationCase {
  readonly function: string;
  readonly arguments: readonly unknown[];
  readonly expected: readonly number[];
  readonly sizes?: readonly number[];
}

export interface PrecisionCases {
  readonly losses: readonly PrecisionCase[];
  readonly operations: readonly OperationCase[];
}

/** Errors in units of 2⁻⁵². */
export interface PrecisionError {
  readonly loss: number;
  readonly gradient: number;
}

/** @throws Error for what is no file of references. */
export function readPrecisionCases(text: string): PrecisionCases {
  const file: unknown = JSON.parse(text);
  if (!isRecord(file) || !Array.isArray(file.losses) || !Array.isArray(file.operations)) {
    throw new Error('expected lists of losses and of operations');
  }
  const { losses, operations } = file;
  if (!losses.every(isLossCase) || !operations.every(isOperationCase)) throw new Error('a case is none');
  return { losses, operations };
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

function isLossCase(value: unknown): value is PrecisionCase {
  return isRecord(value) && isRecord(value.expected) && core.losses.some(({ name }) => name === value.loss);
}

function isOperationCase(value: unknown): value is OperationCase {
  return isRecord(value) && typeof value.function === 'string' && Array.isArray(value.expected);
}

/** How far core is off in a case of a loss. */
export function precisionError(given: PrecisionCase): PrecisionError {
  const { loss, scale, scores, target, options, expected } = given;
  const row = core.rowReport(
    {
      scores: Float64Array.from(scores),
      rows: 1,
      classes: scores.length,
      scale,
      loss,
      target: {
        kind: core.comparesValues(loss) ? 'values' : 'distribution',
        values: Float64Array.from(target),
      },
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

/** How far a function's numbers are off, the worst of them. */
export function operationError({ expected, sizes = expected }: OperationCase, found: unknown): number {
  const numbers = numbersIn(found);
  if (numbers.length !== expected.length) return NaN;
  return Math.max(...expected.map((value, index) => units(numbers[index] - value, Math.abs(sizes[index]))));
}

/** All numbers of a result, in order. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value instanceof Float64Array) return Array.from(value);
  return isRecord(value) ? Object.values(value).flatMap(numbersIn) : [NaN];
}

const units = (error: number, size: number): number => (error === 0 ? 0 : Math.abs(error) / size / 2 ** -52);
