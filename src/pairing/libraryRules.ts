import type { NumericArray } from '../arrays/numericArray';
import type { Diagnostic } from '../core/diagnostic';
import type { TargetCandidate } from './draft';
import { roundingOf, SUM_ROUNDING } from './precision';
import type { Step } from './step';
import { mapTensor, type Tensor } from './tensor';

/** What a library does to its arguments before the loss that its documentation states. */
export interface PreparedArguments {
  readonly steps: readonly Step[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Keras divides probabilities of classes by their sum before it takes logarithms (`categorical_crossentropy` and its
 * sparse form, `from_logits=False`). Where a row does not sum to 1 that is applied and told.
 */
export function renormalised(text: string, scores: NumericArray, steps: readonly Step[]): PreparedArguments {
  const classes = scores.shape.at(-1) ?? 1;
  if (steps.length > 0 || scores.truncated || classes < 1) return { steps: [], diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  let isNeeded = false;
  for (let row = 0; row * classes < scores.values.length; row++) {
    const first = row * classes;
    const sum = scores.values.subarray(first, first + classes).reduce((total, value) => total + value, 0);
    if (!(Math.abs(sum - 1) > SUM_ROUNDING)) continue;
    isNeeded = true;
    const elements = Array.from({ length: classes }, (_, index) => first + index);
    if (Math.abs(sum - 1) > roundingOf(text, scores, elements) + SUM_ROUNDING && diagnostics.length === 0)
      diagnostics.push({ code: 'not-sum-1', severity: 'warning', of: 'scores', sum, row });
  }
  return {
    steps: isNeeded ? [{ text: 'y_pred / sum(y_pred)', effect: 'changed', apply: divideRows }] : [],
    diagnostics,
  };
}

function divideRows(tensor: Tensor): Tensor {
  const classes = tensor.shape.at(-1) ?? 1;
  const values = Float64Array.from(tensor.values);
  for (let first = 0; first < values.length; first += classes) {
    const row = values.subarray(first, first + classes);
    const sum = row.reduce((total, value) => total + value, 0);
    row.forEach((value, index) => (row[index] = value / sum));
  }
  return { ...tensor, values };
}

const MAX_LABELS = 10_000;

/**
 * scikit-learn's `log_loss` numbers the labels in their sorted order: those of `labels=`, else those in `y_true`
 * where they are as many as the columns.
 */
export function sortedLabels(
  target: TargetCandidate | undefined,
  labels: NumericArray | undefined,
  columns: number,
): TargetCandidate | undefined {
  if (!target?.literal || target.literal.values.length > MAX_LABELS) return target;
  const order = [...new Set((labels ?? target.literal).values)].sort((a, b) => a - b);
  const isPlain = order.every((label, index) => label === index);
  if (isPlain || (!labels && order.length !== columns)) return target;
  const apply = (tensor: Tensor): Tensor => mapTensor(tensor, (value) => order.indexOf(value));
  const step: Step = { text: `labels=[${order.join(', ')}]`, effect: 'changed', apply };
  return { ...target, steps: [...target.steps, step] };
}
