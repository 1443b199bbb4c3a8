import type { LossName, Reduction, Scale } from './question';

/**
 * The answer to a question about a whole array: the losses of all rows and their reduction. Rows in detail come
 * from `rowReport`, on demand, so that a large batch costs one pass.
 */
export interface Report {
  readonly loss: LossName;
  readonly scale: Scale;
  readonly rows: number;
  readonly classes: number;
  /** `categorical`: one loss per row. `elementwise`: one loss per score. */
  readonly family: 'categorical' | 'elementwise';
  /** Loss of each row (categorical; 0 for an ignored row) or of each score (elementwise); absent without a target. */
  readonly losses?: Float64Array;
  readonly reduction: Reduction;
  /** The reduced loss in nats (or in the squared unit of the values …); absent without target and for `none` over several. */
  readonly reduced?: number;
  /** What the sum was divided by: 1 for none and sum; Σ of the kept rows' weights, N or n for mean. May be 0. */
  readonly denominator: number;
  /** Rows left out because their target equals the ignore index. */
  readonly ignoredRows: readonly number[];
}

/** One row in full. Every array has `classes` numbers. */
export interface RowReport {
  readonly row: number;
  /** As given: logits, probabilities, log-probabilities or values. */
  readonly scores: Float64Array;
  /** softmax(ℓ/T) of logits, σ(x) for `bceWithLogits`, exp of log-probabilities, the probabilities themselves; absent for plain values. */
  readonly q?: Float64Array;
  /**
   * The target the loss is taken against: one-hot, the distribution, or the smoothed and weighted effective target a;
   * y for elementwise losses. Absent without a target and for an ignored row.
   */
  readonly p?: Float64Array;
  /** The class of an index (or one-hot) target. */
  readonly targetIndex?: number;
  /** 1 + the number of classes with a larger score, for an index target. */
  readonly rank?: number;
  readonly ignored: boolean;
  /** The row's own loss, undivided; for elementwise losses the sum over the row. */
  readonly loss?: number;
  /** Elementwise losses of this row. */
  readonly elementLosses?: Float64Array;
  /** Gradient of the row's own loss with respect to `scores`. For `crossEntropyProbs` −p/q. */
  readonly gradient?: Float64Array;
  /** Multiply `gradient` by it to get the gradient of the reduced loss (1, 1/D, or 0 if all rows are ignored). */
  readonly gradientFactor: number;
  /** LogSumExp(ℓ/T), for logits. */
  readonly logSumExp?: number;
  /** pᵀℓ/T with the effective target, 0·∞ = 0; so that loss = targetMass·logSumExp − targetScore. */
  readonly targetScore?: number;
  /** Σ of the effective target p; 1 for a plain distribution. */
  readonly targetMass?: number;
  /** max ℓ/T, the number to take off both parts when H is small beside them. */
  readonly largestScore?: number;
  /** H(q) in nats. */
  readonly entropy?: number;
  /** H(p) in nats: the floor of the loss over q. */
  readonly targetEntropy?: number;
  readonly sums: { readonly q?: number; readonly p?: number; readonly gradient?: number };
}
