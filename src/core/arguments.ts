import { aboveZero, within, zeroToOne } from './ranges';

/** Checks of what callers hand in: each gives back what it checked, or throws naming what it expected and found. */

/** A copy-free view of `values` as doubles where they are doubles already. */
export function numbers(name: string, values: ArrayLike<number>): Float64Array {
  if (values instanceof Float64Array) return values;
  if (typeof values !== 'object' || values === null || typeof values.length !== 'number') {
    throw new TypeError(`${name}: expected an array of numbers, found ${describe(values)}`);
  }
  const result = new Float64Array(values.length);
  for (let index = 0; index < result.length; index += 1) {
    const value: unknown = values[index];
    if (typeof value !== 'number') {
      throw new TypeError(`${name}: expected numbers, found ${describe(value)} at index ${index}`);
    }
    result[index] = value;
  }
  return result;
}

/** As `numbers`, of at least one class. */
export function classes(name: string, values: ArrayLike<number>): Float64Array {
  const result = numbers(name, values);
  if (result.length === 0) throw new RangeError(`${name}: expected at least 1 class, found 0`);
  return result;
}

export function sameLength(name: string, values: ArrayLike<number>, expected: number): Float64Array {
  const result = numbers(name, values);
  if (result.length !== expected) {
    throw new RangeError(`${name}: expected ${count(expected)}, found ${result.length}`);
  }
  return result;
}

export function weights(name: string, values: ArrayLike<number>, expected: number): Float64Array {
  const result = sameLength(name, values, expected);
  const index = result.findIndex((value) => !(value >= 0 && value < Infinity));
  if (index >= 0) {
    throw new RangeError(
      `${name}: expected finite numbers of at least 0, found ${result[index]} at index ${index}`,
    );
  }
  return result;
}

/** A class index in 0 … classes − 1. */
export function classIndex(target: number, classCount: number): number {
  if (!Number.isInteger(target)) {
    throw new TypeError(`expected an integer class index as target, found ${describe(target)}`);
  }
  if (target < 0 || target >= classCount) {
    const range = classCount === 1 ? '0' : `0–${classCount - 1}`;
    const noun = classCount === 1 ? 'class' : 'classes';
    throw new RangeError(`target ${target} is out of range for ${classCount} ${noun} (${range})`);
  }
  return target;
}

/** A finite number above 0: a temperature, δ or β. */
export function positive(name: string, value: number): number {
  return within(name, value, aboveZero);
}

export function fraction(name: string, value: number): number {
  return within(name, value, zeroToOne);
}

/** A rectangular matrix, row-major. */
export interface Matrix {
  readonly values: Float64Array;
  readonly rows: number;
  /** 0 where there are no rows. */
  readonly columns: number;
}

/** Rows of equal length as one row-major array. */
export function matrix(name: string, rows: ArrayLike<ArrayLike<number>>): Matrix {
  if (typeof rows !== 'object' || rows === null || typeof rows.length !== 'number') {
    throw new TypeError(`${name}: expected an array of rows, found ${describe(rows)}`);
  }
  if (rows.length === 0) return { values: new Float64Array(0), rows: 0, columns: 0 };
  const columns = classes(`${name}[0]`, rows[0]).length;
  const values = new Float64Array(rows.length * columns);
  for (let row = 0; row < rows.length; row += 1) {
    values.set(sameLength(`${name}[${row}]`, rows[row], columns), row * columns);
  }
  return { values, rows: rows.length, columns };
}

/** The rows of a row-major matrix, as views of it. */
export function rowsOf({ values, rows, columns }: Matrix): Float64Array[] {
  return Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns));
}

function count(length: number): string {
  return length === 1 ? '1 number' : `${length} numbers`;
}

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : typeof value;
}
