import type { Reduction } from '../question';
import { reduce, reduceGradient } from '../reduction';
import { sumOf } from '../kernel/exactArithmetic';
import { classIndex } from '../arguments';
import { weightOf, type TargetRule } from './effectiveTarget';

export interface BatchOptions {
  /** Default `mean`, as in PyTorch. */
  readonly reduction?: Reduction;
}

export interface BatchLoss {
  /** One loss per row for `none`, else the reduced loss. */
  readonly loss: number | Float64Array;
  /** Of the reduced loss; for `none` of each row's own loss. */
  readonly gradient: readonly Float64Array[];
  /** What the sum was divided by; 1 for `none` and `sum`. */
  readonly denominator: number;
}

/** A row's own loss and gradient. */
export interface RowLoss {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/** Puts rows together; `meanDenominator` is only used for `mean`. */
export function reduceRows(
  rows: readonly RowLoss[],
  reduction: Reduction,
  meanDenominator: number,
): BatchLoss {
  const losses = Float64Array.from(rows, ({ loss }) => loss);
  const denominator = reduction === 'mean' ? meanDenominator : 1;
  return {
    loss: reduce(losses, reduction, denominator) ?? losses,
    gradient: rows.map(({ gradient }) => reduceGradient(gradient, denominator)),
    denominator,
  };
}

/**
 * Σ w_t over the rows whose target is not `ignoreIndex` (their number without weights): what PyTorch divides a mean
 * over index targets by, with label smoothing too.
 */
export function keptWeight(rule: TargetRule, targets: ArrayLike<number>, ignoreIndex?: number): number {
  const kept = Array.from(targets).filter((target) => target !== ignoreIndex);
  return sumOf(kept.map((target) => weightOf(rule, classIndex(target, rule.classes))));
}

/** Whether targets are one class index per row, rather than one distribution per row. */
export function areIndices(
  targets: ArrayLike<number> | ArrayLike<ArrayLike<number>>,
): targets is ArrayLike<number> {
  return targets.length === 0 || typeof targets[0] === 'number';
}
