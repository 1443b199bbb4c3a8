import { matrix, positive, rowsOf } from '../arguments';
import { probabilitiesOf, rowWorkspace, softmaxRow } from '../kernel/softmaxRow';
import { areIndices, keptWeight, reduceRows, type BatchLoss, type BatchOptions, type RowLoss } from './batch';
import { crossEntropyGradient, crossEntropyOfRow } from './crossEntropyOfRow';
import { effectiveTarget, targetRule } from './effectiveTarget';
import type { SoftmaxCrossEntropyOptions } from './softmaxCrossEntropy';

export interface CrossEntropyBatchOptions extends SoftmaxCrossEntropyOptions, BatchOptions {
  /** Rows whose index target equals it are left out: loss 0, gradient 0, not counted. No default. */
  readonly ignoreIndex?: number;
}

/**
 * Cross entropy of a batch of logits, in nats; each row as in `softmaxCrossEntropy`.
 * The mean divides by Σ w_t over the kept rows (their number without weights) for class indices, with label
 * smoothing too, and by B for distributions, weights or not.
 *
 * @param logits [B][N].
 * @param targets B class indices, or B distributions [N].
 * @returns the reduced loss (B losses for `none`) and its gradient [B][N]; a mean over no row is NaN, its gradient 0.
 * @throws as `softmaxCrossEntropy`; RangeError if the rows differ in length or there is not one target per row.
 * @example crossEntropyBatch([[0, 0], [0, 0]], [0, 1]).loss // log 2
 * Error: of each row as of `softmaxCrossEntropy`, and one rounding more of their sum.
 * Source: `torch.nn.functional.cross_entropy`.
 */
export function crossEntropyBatch(
  logits: ArrayLike<ArrayLike<number>>,
  targets: ArrayLike<number> | ArrayLike<ArrayLike<number>>,
  options: CrossEntropyBatchOptions = {},
): BatchLoss {
  const { reduction = 'mean', ignoreIndex, temperature = 1 } = options;
  const scores = matrix('logits', logits);
  if (targets.length !== scores.rows) {
    throw new RangeError(`target: expected one per row, so ${scores.rows}, found ${targets.length}`);
  }
  const rule = targetRule(scores.columns, scores.rows === 0 ? {} : options);
  const workspace = rowWorkspace(scores.columns);
  positive('temperature', temperature);
  const rows = rowsOf(scores).map((row, index): RowLoss => {
    if (targets[index] === ignoreIndex) return { loss: 0, gradient: new Float64Array(row.length) };
    const softmax = softmaxRow(row, 0, row.length, temperature, workspace);
    const target = effectiveTarget(rule, targets[index]);
    const gradient = crossEntropyGradient(softmax, probabilitiesOf(softmax), target);
    return { loss: crossEntropyOfRow(softmax, target), gradient };
  });
  const mean = areIndices(targets) ? keptWeight(rule, targets, ignoreIndex) : scores.rows;
  return reduceRows(rows, reduction, mean);
}
