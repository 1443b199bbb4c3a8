import type { LossQuestion } from '../question';
import type { Arithmetic } from './arithmetic';
import type { FrameworkLoss } from './frameworkLoss';
import { completed, type Given } from './given';
import { isWellFormed } from './wellFormed';

/** The cosine c of two vectors as a framework takes it, each operation rounded; c = x·(y/‖y‖)/‖x‖ by its gradient. */
interface CosineForm {
  /** What is added to the sums of squares. */
  readonly added?: number;
  /** The least length that a vector is divided by. */
  readonly leastLength?: number;
  /** The gradient by a vector of zeros is NaN, though its loss is not: JAX differentiates 1/√0. */
  readonly zeroHasNoGradient?: boolean;
}

/** Cosine losses 1 − c, or −c, of each row. */
export function cosineLoss(given: Given, form: CosineForm, constant: 0 | 1): FrameworkLoss {
  const { question } = given;
  const unit = (row: number, arithmetic: Arithmetic): number => {
    const [x, y] = vectorsOf(question, row);
    return arithmetic.store(arithmetic.round(constant - cosineOf(x, y, form, arithmetic)));
  };
  return {
    ...completed({ denominatorKind: 'rows', ...given, denominator: question.rows }),
    ...(isWellFormed(question)
      ? {
          ownLoss: (row: number) => unit(row, exactly),
          roundedUnit: unit,
          ownGradient: gradientOf(question, form),
        }
      : {}),
  };
}

const same = (value: number): number => value;
const exactly: Arithmetic = { precision: 'float64', store: same, round: same, epsilon: 2 ** -52 };

function vectorsOf({ scores, target, classes }: LossQuestion, row: number): [Float64Array, Float64Array] {
  const values = target?.kind === 'values' ? target.values : new Float64Array(scores.length);
  const part = (array: Float64Array) => array.subarray(row * classes, (row + 1) * classes);
  return [part(scores), part(values)];
}

function cosineOf(
  x: Float64Array,
  y: Float64Array,
  { added = 0, leastLength = 0 }: CosineForm,
  { store, round }: Arithmetic,
): number {
  const sum = (a: Float64Array, b: Float64Array): number =>
    a.reduce((total, value, index) => round(total + round(store(value) * store(b[index]))), 0);
  const [ofX, ofY, product] = [round(sum(x, x) + added), round(sum(y, y) + added), sum(x, y)];
  const length = (square: number): number => Math.max(round(Math.sqrt(square)), leastLength);
  return round(product / round(length(ofX) * length(ofY)));
}

/** By x: (c x/‖x‖ − y/‖y‖)/‖x‖, without the first term where ‖x‖ is held. */
function gradientOf(question: LossQuestion, { added = 0, leastLength = 0, zeroHasNoGradient }: CosineForm) {
  return (row: number): Float64Array => {
    const [x, y] = vectorsOf(question, row);
    const square = (vector: Float64Array) => vector.reduce((total, value) => total + value * value, added);
    if (zeroHasNoGradient === true && x.every((value) => value === 0)) return x.map(() => NaN);
    const [ofX, ofY] = [Math.sqrt(square(x)), Math.sqrt(square(y))];
    const [lengthX, lengthY] = [Math.max(ofX, leastLength), Math.max(ofY, leastLength)];
    const product = x.reduce((total, value, index) => total + value * y[index], 0);
    const pull = ofX < leastLength ? 0 : product / lengthX ** 3 / lengthY;
    return x.map((value, index) => pull * value - y[index] / lengthX / lengthY);
  };
}
