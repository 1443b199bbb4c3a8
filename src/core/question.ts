import type { ConventionName } from './conventions/conventionName';
import type { Loss } from './loss';
import type * as modules from './lossModules';

/** What the scores are, which decides how they become a distribution. */
export type Scale = 'logits' | 'probabilities' | 'log-probabilities' | 'values';

export type Reduction = 'none' | 'sum' | 'mean';

/** The name of any loss of the table: see `losses`. */
export type LossName = Extract<(typeof modules)[keyof typeof modules], Loss>['name'];

export interface LossOptions {
  /** T > 0; logits are divided by it. Default 1. */
  readonly temperature?: number;
  /** ε in 0 … 1. Default 0. */
  readonly labelSmoothing?: number;
  /** One weight ≥ 0 per class, or per element of a row for binary cross entropy. Default all 1. */
  readonly weight?: readonly number[];
  /** Rows whose index target equals it are left out. No default. */
  readonly ignoreIndex?: number;
  /** One weight ≥ 0 per element of a row, for the positive part of `bceWithLogits`. Default all 1. */
  readonly posWeight?: readonly number[];
  /** Huber's δ > 0. Default 1. */
  readonly delta?: number;
  /** Smooth L1's β > 0. Default 1. */
  readonly beta?: number;
  /** γ ≥ 0 of the focal losses. Default 2. */
  readonly gamma?: number;
  /** The power score's α > 0 (default 2); the weights ≥ 0 of `focal` (1); the weight of y = 1 of `sigmoidFocal` (¼). */
  readonly alpha?: number | readonly number[];
  /** ε of `polyLoss`, `logLoss`, `poissonNll`, `gaussianNll` and `absolutePercentageError`, each with its own default. */
  readonly epsilon?: number;
  /** ρ of generalized cross entropy, above 0 and at most 1. Default 0.7. */
  readonly rho?: number;
  /** τ of the quantile loss, above 0 and below 1. Default ½. */
  readonly quantile?: number;
  /** The lead that the target needs in `multiClassHinge`. Default 1. */
  readonly margin?: number;
  /** Of the terms of `multiClassHinge`, 1 or 2. Default 1. */
  readonly power?: number;
  /** For `poissonNll`: the scores are logarithms of rates. Default true. */
  readonly logInput?: boolean;
  /** For `poissonNll` and `gaussianNll`: with the terms that do not depend on the scores. Default false. */
  readonly full?: boolean;
  /** For `gaussianNll`: the variance ≥ 0, one for all or one per element of a row. Default 1. */
  readonly variance?: number | readonly number[];
  /** What losses made of logarithms, and their gradients, are given in. Default nats. */
  readonly unit?: 'nats' | 'bits';
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
