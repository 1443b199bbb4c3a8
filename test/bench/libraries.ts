import { Matrix } from 'ml-matrix';
import * as math from 'mathjs';
import type { Program } from './programs';

/** Another library's own operations on arrays or matrices, as someone would write loss, q and gradient with it. */
export interface Library {
  readonly name: string;
  readonly program: Program;
}

/** Row by row as plain arrays, which mathjs computes with faster than with its matrices. */
const mathjs: Program = ({ logits, rows, classes, targets }) => {
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    const scores = Array.from(logits.subarray(row * classes, (row + 1) * classes));
    const shifted = numbers(math.subtract(scores, math.max(scores)));
    const powers = numbers(math.map(shifted, math.exp));
    const sum: number = math.sum(powers);
    const q = numbers(math.divide(powers, sum));
    const oneHot = new Array<number>(classes).fill(0);
    oneHot[targets[row]] = 1;
    const gradient = numbers(math.subtract(q, oneHot));
    total += math.log(sum) - shifted[targets[row]] + 0 * gradient.length;
  }
  return total;
};

/** The types of mathjs leave open whether it gives an array. */
function numbers(value: unknown): number[] {
  if (!Array.isArray(value)) throw new TypeError('mathjs gave no array');
  return value;
}

const mlMatrix: Program = ({ logits, rows, classes, targets }) => {
  const scores = Matrix.from1DArray(rows, classes, Array.from(logits));
  const shifted = scores.subColumnVector(scores.max('row'));
  const loss = targets.reduce((sum, target, row) => sum - shifted.get(row, target), 0);
  const powers = Matrix.exp(shifted);
  const sums = powers.sum('row');
  const q = powers.divColumnVector(sums);
  const gradient = q.clone();
  targets.forEach((target, row) => gradient.set(row, target, gradient.get(row, target) - 1));
  return sums.reduce((sum, value) => sum + Math.log(value), loss) + 0 * gradient.get(0, 0);
};

export const libraries: readonly Library[] = [
  { name: 'mathjs', program: mathjs },
  { name: 'ml-matrix', program: mlMatrix },
];
