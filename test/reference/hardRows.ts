import { softmaxCrossEntropy } from '../../src/core';

/** An exact value to about 32 digits, as the sum of two doubles. */
export type Exact = readonly [high: number, low: number];

/** A row of logits on which common programs lose digits, with the exact results. */
export interface HardRow {
  readonly id: string;
  readonly note: string;
  readonly logits: readonly number[];
  readonly target: number;
  readonly loss: Exact;
  readonly gradTarget: Exact;
  readonly q: readonly Exact[];
}

/** How far softmax cross entropy is off on a row, in units of 2⁻⁵² of the exact value. */
export interface RowError {
  readonly loss: number;
  /** The largest over all probabilities that are normal numbers. */
  readonly q: number;
  readonly gradTarget: number;
  /** The largest over all other probabilities, in smallest subnormal numbers. */
  readonly subnormal: number;
}

/** What a result may be off: 1.5 units, a subnormal probability one smallest subnormal number. */
export const bound: RowError = { loss: 1.5, q: 1.5, gradTarget: 1.5, subnormal: 1 };

const smallestNormal = 2 ** -1022;
const smallest = 2 ** -1074;

/** Reads the text of the file of hard rows. @throws SyntaxError or TypeError where it is none. */
export function readHardRows(text: string): HardRow[] {
  const rows: unknown = JSON.parse(text);
  if (!Array.isArray(rows) || rows.length === 0) throw new TypeError('expected an array of rows');
  return rows.map((row: unknown) => {
    if (!isHardRow(row)) throw new TypeError(`not a row: ${JSON.stringify(row).slice(0, 80)}`);
    return row;
  });
}

/** Measures the product's softmax cross entropy on a row. */
export function errorOn({ logits, target, loss, gradTarget, q }: HardRow): RowError {
  const result = softmaxCrossEntropy(logits, target);
  const isNormal = ([high]: Exact) => high >= smallestNormal;
  return {
    loss: units(result.loss, loss),
    q: largest(q.map((exact, index) => (isNormal(exact) ? units(result.q[index], exact) : 0))),
    gradTarget: units(result.gradient[target], gradTarget),
    subnormal: largest(
      q.map((exact, index) => (isNormal(exact) ? 0 : Math.abs(result.q[index] - exact[0]) / smallest)),
    ),
  };
}

/** Whether every figure keeps to its bound; NaN does not. */
export function isWithin(error: RowError): boolean {
  return (
    error.loss <= bound.loss &&
    error.q <= bound.q &&
    error.gradTarget <= bound.gradTarget &&
    error.subnormal <= bound.subnormal
  );
}

function units(got: number, [high, low]: Exact): number {
  return high === 0 ? Math.abs(got) / smallest : Math.abs(got - high - low) / Math.abs(high) / 2 ** -52;
}

/** The largest, or NaN where there is one. */
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => (Number.isNaN(value) ? value : Math.max(most, value)), 0);
}

function isHardRow(row: unknown): row is HardRow {
  if (typeof row !== 'object' || row === null) return false;
  return ['id', 'note', 'logits', 'target', 'loss', 'gradTarget', 'q'].every((key) => key in row);
}
