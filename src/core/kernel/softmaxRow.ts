import { quotientError, sumError } from './exactArithmetic';
import { exponentialInto, lowestExponent } from './exponential';
import { logOfOnePlus, type Pair } from './logarithm';
import { shifted, shiftedRest } from './shift';

/** Room for the exponentials of one row, to be used again for the next. */
export interface RowWorkspace {
  readonly exponentials: Float64Array;
  /** What rounding took from each exponential. */
  readonly rests: Float64Array;
}

/** One row of logits with all that softmax, its logarithm and their gradients are made of. */
export interface SoftmaxRow {
  readonly logits: Float64Array;
  /** Where the row begins in `logits`. */
  readonly start: number;
  readonly length: number;
  readonly temperature: number;
  /** First index of the largest logit, or of a NaN. */
  readonly largest: number;
  /** The logit there. Unless it is finite there is no distribution. */
  readonly maximum: number;
  /** e^((ℓ − maximum)/T): exactly 1 at `largest`. */
  readonly workspace: RowWorkspace;
  /** Σ of the exponentials of all classes but `largest`: 1 − q there is others / (1 + others), without cancellation. */
  readonly others: Pair;
  /** log(1 + others) ≥ 0, so that log q = −((maximum − ℓ)/T + logSum). */
  readonly logSum: Pair;
}

/** Exponentials above it are normal numbers in single precision, and the rounding errors of their products in double. */
const splittable = 1e-36;

export function rowWorkspace(classes: number): RowWorkspace {
  return { exponentials: new Float64Array(classes), rests: new Float64Array(classes) };
}

/**
 * The kernel: everything about softmax(ℓ/T) of `length` numbers from `start`. Fills `workspace`, which must have
 * room for them, and allocates nothing per element.
 * A NaN makes the maximum NaN; then, and where the maximum is ±∞, sums are NaN and the workspace is not filled.
 */
export function softmaxRow(
  logits: Float64Array,
  start: number,
  length: number,
  temperature: number,
  workspace: RowWorkspace,
): SoftmaxRow {
  const largest = indexOfLargest(logits, start, length);
  const maximum = logits[start + largest];
  const others = Number.isFinite(maximum)
    ? sumOfOthers(logits, start, length, temperature, largest, workspace)
    : { high: NaN, low: NaN };
  const logSum = logOfOnePlus(others.high, others.low);
  return { logits, start, length, temperature, largest, maximum, workspace, others, logSum };
}

/** First index of the largest of `length` numbers from `start`, or of a NaN. */
export function indexOfLargest(logits: Float64Array, start: number, length: number): number {
  let largest = 0;
  let maximum = logits[start];
  for (let index = 0; index < length; index += 1) {
    const logit = logits[start + index];
    if (logit > maximum) {
      maximum = logit;
      largest = index;
    } else if (logit !== logit) {
      return index;
    }
  }
  return largest;
}

function sumOfOthers(
  logits: Float64Array,
  start: number,
  length: number,
  temperature: number,
  largest: number,
  { exponentials, rests }: RowWorkspace,
): Pair {
  const maximum = logits[start + largest];
  const isPlain = temperature === 1;
  let high = 0;
  let low = 0;
  for (let index = 0; index < length; index += 1) {
    const logit = logits[start + index];
    const shift = isPlain ? logit - maximum : shifted(logit, maximum, temperature);
    if (index === largest || shift < lowestExponent) {
      exponentials[index] = index === largest ? 1 : 0;
      rests[index] = 0;
      continue;
    }
    const rest = isPlain ? sumError(logit, -maximum, shift) : shiftedRest(logit, maximum, temperature, shift);
    exponentialInto(shift, rest, exponentials, rests, index);
    const sum = high + exponentials[index];
    low += sumError(high, exponentials[index], sum) + rests[index];
    high = sum;
  }
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}

/** Whether the row has a softmax: no NaN, no +∞, and not all −∞. */
export function isDistribution(row: SoftmaxRow): boolean {
  return Number.isFinite(row.maximum);
}

/** q of every class; all NaN where there is no distribution. */
export function probabilitiesOf(row: SoftmaxRow): Float64Array {
  const q = new Float64Array(row.length);
  if (!isDistribution(row)) return q.fill(NaN);
  const { exponentials, rests } = row.workspace;
  const sum = 1 + row.others.high;
  const sumRest = sumError(1, row.others.high, sum) + row.others.low;
  const inverse = 1 / sum;
  const inverseRest = quotientError(1, 0, sum, sumRest, inverse);
  // A product with the inverse in two parts: half the time of a division per element, and as exact. Of two factors of
  // 24 bits each the product is exact, so that q is rounded once, in the last addition.
  const inverseHigh = Math.fround(inverse);
  const inverseLow = inverse - inverseHigh + inverseRest;
  for (let index = 0; index < q.length; index += 1) {
    const exponential = exponentials[index];
    if (exponential < splittable) {
      const quotient = exponential / sum;
      q[index] = quotient + quotientError(exponential, rests[index], sum, sumRest, quotient);
      continue;
    }
    const high = Math.fround(exponential);
    const low = exponential - high + rests[index];
    q[index] = high * inverseHigh + (high * inverseLow + low * inverse);
  }
  return q;
}

/** 1 − q of the class with the largest logit, from the sum of the others. */
export function complementOfLargest({ others }: SoftmaxRow): number {
  const sum = 1 + others.high;
  const sumRest = sumError(1, others.high, sum) + others.low;
  const quotient = others.high / sum;
  return quotient + quotientError(others.high, others.low, sum, sumRest, quotient);
}

/** LogSumExp(ℓ/T): NaN with a NaN logit, else ∞ with an infinite one, −∞ where all are. */
export function logSumExpOf({ maximum, temperature, logSum }: SoftmaxRow): number {
  const scaled = maximum / temperature;
  if (!Number.isFinite(scaled)) return scaled;
  const rest = shiftedRest(maximum, 0, temperature, scaled);
  const sum = scaled + logSum.high;
  return sum + (sumError(scaled, logSum.high, sum) + rest + logSum.low);
}

/** log q of class `index`: −((maximum − ℓ)/T + log of the sum), of which both parts are positive. */
export function logProbabilityOf(row: SoftmaxRow, index: number): number {
  if (!isDistribution(row)) return NaN;
  const logit = row.logits[row.start + index];
  const shift = shifted(logit, row.maximum, row.temperature);
  if (shift === -Infinity) return -Infinity;
  const value = shift - row.logSum.high;
  const rest = shiftedRest(logit, row.maximum, row.temperature, shift) - row.logSum.low;
  return value + (sumError(shift, -row.logSum.high, value) + rest);
}
