import type { ConventionName } from './conventions/conventionName';

/** What the scores are, which decides how they become a distribution. */
export type Scale = 'logits' | 'probabilities' | 'log-probabilities' | 'values';

export type Reduction = 'none' | 'sum' | 'mean';

/**
 * The losses that a question can ask for.
 * - categorical, one distribution per row: `crossEntropy` (of logits, through softmax), `crossEntropyProbs`
 *   (−Σ p log q of given probabilities), `nll` (−Σ p·logq of given log-probabilities), `klDiv` (Σ p (log p − logq)),
 *   `brier`, `spherical`;
 * - elementwise: `mse` (½(x − y)²), `squaredError` ((x − y)², no ½), `absoluteError`, `quartic`, `sinSquared`,
 *   `huber`, `smoothL1`, `bceWithLogits`, `bceProbs`.
 */
export type LossName =
  | 'crossEntropy'
  | 'crossEntropyProbs'
  | 'nll'
  | 'klDiv'
  | 'brier'
  | 'spherical'
  | 'mse'
  | 'squaredError'
  | 'absoluteError'
  | 'quartic'
  | 'sinSquared'
  | 'huber'
  | 'smoothL1'
  | 'bceWithLogits'
  | 'bceProbs';

export interface LossOptions {
  /** T > 0; logits are divided by it. Default 1. */
  readonly temperature?: number;
  /** ε in 0 … 1. Default 0. */
  readonly labelSmoothing?: number;
  /** One weight ≥ 0 per class. Default all 1. */
  readonly weight?: readonly number[];
  /** Rows whose index target equals it are left out. No default. */
  readonly ignoreIndex?: number;
  /** One weight ≥ 0 per element of a row, for `bceWithLogits`. Default all 1. */
  readonly posWeight?: readonly number[];
  /** Huber's δ > 0. Default 1. */
  readonly delta?: number;
  /** Smooth L1's β > 0. Default 1. */
  readonly beta?: number;
  /** For `klDiv`: the target is given as log-probabilities. Default false. */
  readonly logTarget?: boolean;
  /** As written in the call (Keras, …); `scale` already says what follows from it. */
  readonly fromLogits?: boolean;
}

/** What the scores are compared with, in the row-major layout of the question (class axis last). */
export type Target =
  /** One class index per row. */
  | { readonly kind: 'index'; readonly indices: readonly number[] }
  /** One distribution per row: rows × classes numbers, used as is (never renormalised). */
  | { readonly kind: 'distribution'; readonly values: Float64Array }
  /** One number per score, for elementwise losses. */
  | { readonly kind: 'values'; readonly values: Float64Array };

/** A complete question in numbers alone: no text, no positions. */
export interface LossQuestion {
  /** rows × classes numbers, row-major, class axis last. */
  readonly scores: Float64Array;
  readonly rows: number;
  readonly classes: number;
  readonly scale: Scale;
  readonly loss: LossName;
  readonly target?: Target;
  readonly reduction: Reduction;
  /** `klDiv` in PyTorch's `batchmean`: divide by rows. Only read when `reduction` is `mean`. */
  readonly meanOver?: 'rows' | 'elements';
  readonly options: LossOptions;
  /** Whose rules the person chose, where they are not those that the rest of the question states. */
  readonly convention?: ConventionName;
}
