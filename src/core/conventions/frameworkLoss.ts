import type { LossQuestion } from '../question';
import type { Arithmetic } from './arithmetic';
import type { Difference } from './difference';
import type { Raised } from './raised';

/** A framework in the versions that compute the same, in the order of the comparison. */
export const variantIds = [
  'mathematics',
  'pytorch',
  'optax',
  'optaxSafe',
  'keras3',
  'keras3Jax',
  'keras2',
  'tensorflow',
  'sklearn19',
  'sklearn15',
  'sklearn12',
  'sklearn11',
] as const;
export type VariantId = (typeof variantIds)[number];

/** Where a rule is taken from: a file of the framework's repository, and the versions that it was read or run in. */
export interface Source {
  readonly file: string;
  readonly versions: string;
  /** `run`: compared with the framework itself. `read`: taken from its published source, not run. */
  readonly evidence: 'run' | 'read';
  /** Where it was run: versions whose source says the same, read and not run. */
  readonly readIn?: string;
}

/** What a mean divides by. `caller`: the framework takes no mean, its caller's divides by the rows or elements. */
export type DenominatorKind = 'kept-weight' | 'kept-rows' | 'rows' | 'elements' | 'caller' | 'one';

/**
 * A question as one framework answers it: in place of which question of mathematics, and where its own arithmetic
 * departs from it. A unit is a row for losses of distributions, an element for elementwise losses.
 */
export interface FrameworkLoss {
  /** The function by its dotted name. */
  readonly call: string;
  readonly source: Source;
  /** What the framework is asked, with its own defaults and without the options that it does not have. */
  readonly question: LossQuestion;
  /** The framework's own loss of a unit in doubles; undefined where it is that of mathematics. */
  ownLoss?(unit: number): number | undefined;
  /** The framework's own gradient of a row's loss by its scores; undefined where it is that of mathematics. */
  ownGradient?(row: number): Float64Array | undefined;
  /** Loss of a unit in the framework's order of operations, each rounded; absent where that is not known. */
  roundedUnit?(unit: number, arithmetic: Arithmetic): number;
  /** Losses of the same question with the same key here have the same rounded units. */
  readonly roundedLike?: string;
  /** A weight for each unit, multiplied onto its loss. */
  readonly unitWeights?: Float64Array;
  readonly denominatorKind: DenominatorKind;
  readonly denominator: number;
  /** The mean over no row at all. Default NaN. */
  readonly meanOfNone?: number;
  readonly raises: readonly Raised[];
  /** Why its result may differ from mathematics; only reasons that apply to these numbers. */
  readonly differences: readonly Difference[];
}
