import { crossEntropyGradient, crossEntropyOfRow } from '../../src/core/categorical/crossEntropyOfRow';
import { effectiveIndexTarget, targetRule } from '../../src/core/categorical/effectiveTarget';
import { probabilitiesOf, rowWorkspace, softmaxRow } from '../../src/core/kernel/softmaxRow';

/** Logits of a batch, row-major, with one class index per row. */
export interface Batch {
  readonly logits: Float64Array;
  readonly rows: number;
  readonly classes: number;
  readonly targets: readonly number[];
}

/** Loss, q and gradient of every row; gives back the sum of the losses. */
export type Program = (batch: Batch) => number;

/** The product's kernel. */
export const kernel: Program = ({ logits, rows, classes, targets }) => {
  const workspace = rowWorkspace(classes);
  const rule = targetRule(classes, {});
  let sum = 0;
  for (let row = 0; row < rows; row += 1) {
    const softmax = softmaxRow(logits, row * classes, classes, 1, workspace);
    const target = effectiveIndexTarget(rule, targets[row]);
    const gradient = crossEntropyGradient(softmax, probabilitiesOf(softmax), target);
    sum += crossEntropyOfRow(softmax, target) + 0 * gradient[0];
  }
  return sum;
};

/** The reference: three plain passes with two `Math.exp` per element, q and gradient in new arrays as in the kernel. */
export const threePassLoop: Program = ({ logits, rows, classes, targets }) => {
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = row * classes;
    const q = new Float64Array(classes);
    const gradient = new Float64Array(classes);
    let maximum = -Infinity;
    for (let index = 0; index < classes; index += 1) maximum = Math.max(maximum, logits[start + index]);
    let sum = 0;
    for (let index = 0; index < classes; index += 1) sum += Math.exp(logits[start + index] - maximum);
    for (let index = 0; index < classes; index += 1) {
      q[index] = Math.exp(logits[start + index] - maximum) / sum;
      gradient[index] = q[index] - (index === targets[row] ? 1 : 0);
    }
    total += Math.log(sum) + maximum - logits[start + targets[row]] + 0 * gradient[0];
  }
  return total;
};

/** Logits in ±10 from a linear congruential generator, so that every run measures the same numbers. */
export function batchOf(rows: number, classes: number): Batch {
  let state = 1;
  const next = () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const logits = Float64Array.from({ length: rows * classes }, () => (next() - 0.5) * 20);
  const targets = Array.from({ length: rows }, () => Math.floor(next() * classes));
  return { logits, rows, classes, targets };
}
