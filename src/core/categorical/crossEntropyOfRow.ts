import { CompensatedSum, sumError, sumOf } from '../kernel/exactArithmetic';
import { shifted, shiftedRest } from '../kernel/shift';
import { complementOfLargest, indexOfLargest, isDistribution, type SoftmaxRow } from '../kernel/softmaxRow';
import type { EffectiveTarget } from './effectiveTarget';

/** loss = −Σ a log q = Σ a·(maximum − ℓ)/T + s·log Σ e^((ℓ − maximum)/T): for a ≥ 0 nothing cancels. */
export function crossEntropyOfRow(row: SoftmaxRow, target: EffectiveTarget): number {
  if (!isDistribution(row)) return NaN;
  if (target.values === undefined) return lossOfIndex(row, target.index, target.mass);
  const loss = new CompensatedSum();
  for (let index = 0; index < row.length; index += 1) {
    const mass = target.values[index];
    if (mass !== 0) addGap(loss, row, index, mass);
  }
  loss.addProduct(target.mass, row.logSum.high);
  loss.add(target.mass * row.logSum.low);
  return loss.value;
}

function lossOfIndex(row: SoftmaxRow, index: number, mass: number): number {
  if (mass === 0) return 0;
  const logit = row.logits[row.start + index];
  const gap = -shifted(logit, row.maximum, row.temperature);
  if (gap === Infinity) return overflowingGap(row, index, mass);
  const sum = gap + row.logSum.high;
  const rest = row.logSum.low - shiftedRest(logit, row.maximum, row.temperature, -gap);
  return mass * (sum + (sumError(gap, row.logSum.high, sum) + rest));
}

function addGap(loss: CompensatedSum, row: SoftmaxRow, index: number, mass: number): void {
  const logit = row.logits[row.start + index];
  const shift = shifted(logit, row.maximum, row.temperature);
  if (shift === -Infinity) {
    loss.add(overflowingGap(row, index, mass));
    return;
  }
  loss.addProduct(mass, -shift);
  loss.add(-mass * shiftedRest(logit, row.maximum, row.temperature, shift));
}

/** mass · (maximum − ℓ)/T where the gap alone overflows: a small mass may bring it back. ∞ for a masked class. */
function overflowingGap(row: SoftmaxRow, index: number, mass: number): number {
  const halfGap = row.maximum / 2 - row.logits[row.start + index] / 2;
  return (mass / row.temperature) * halfGap * 2;
}

/**
 * The gradient (s·q − a)/T as q_c·(s − a_c) − a_c·(1 − q_c), each difference as the sum of the others wherever it
 * would cancel: at a confident target it is −Σ of the other q, not 0.
 *
 * @param q softmax of the row.
 */
export function crossEntropyGradient(
  row: SoftmaxRow,
  q: Float64Array,
  target: EffectiveTarget,
): Float64Array {
  const { values, mass } = target;
  if (values === undefined) return gradientOfIndex(row, q, target.index, mass);
  const complement = complementOfLargest(row);
  const gradient = new Float64Array(q.length);
  const heaviest = indexOfLargest(values, 0, values.length);
  const others = sumOf(values, heaviest);
  for (let index = 0; index < q.length; index += 1) {
    const own = values[index];
    const othersMass = index === heaviest ? others : mass - own;
    const othersProbability = index === row.largest ? complement : 1 - q[index];
    gradient[index] = (q[index] * othersMass - own * othersProbability) / row.temperature;
  }
  return gradient;
}

/** The same where one class carries all the mass: mass·q/T, and −mass·(1 − q)/T there. */
function gradientOfIndex(row: SoftmaxRow, q: Float64Array, target: number, mass: number): Float64Array {
  const { temperature } = row;
  const gradient =
    mass === 1 && temperature === 1 ? q.slice() : q.map((value) => (value * mass) / temperature);
  const others = target === row.largest ? complementOfLargest(row) : 1 - q[target];
  gradient[target] = (0 - mass * others) / temperature;
  return gradient;
}
