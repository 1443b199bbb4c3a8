import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { ConventionName } from '../core/conventions/conventionName';
import type { Diagnostic } from '../core/diagnostic';
import type { LossName, LossOptions, Reduction, Scale } from '../core/question';
import type { TargetForm } from './losses';
import type { TextOptions } from './options';
import type { ArrayKind, Convention, Reason } from './reading';
import type { Strictness } from './fitTarget';
import type { Step } from './step';

/** Something that may be the target, before it is known whether its shape fits. */
export interface TargetCandidate {
  /** Its literal; absent where it is a single number. */
  readonly literal?: NumericArray;
  readonly steps: readonly Step[];
  readonly number?: number;
  /** Where it is written. */
  readonly range?: TextRange;
  readonly reason: Reason;
  /** The text itself ties it to the scores: a shape that does not fit is then worth saying. */
  readonly isLinked: boolean;
}

/** An operation that cannot be applied, so that no loss may be claimed. */
export interface RefusedOperation {
  readonly operation: string;
  readonly place: TextRange;
}

/** All that is decided about one pair of scores and target before any number is looked at together. */
export interface Draft {
  readonly scores: NumericArray;
  /** What the text calls the scores, where it does. */
  readonly name?: string;
  readonly steps: readonly Step[];
  readonly kind: ArrayKind;
  readonly kindReason: Reason;
  readonly scale: Scale;
  readonly loss: LossName;
  readonly form: TargetForm;
  readonly strictness: Strictness;
  readonly classAxis?: number;
  readonly convention: Convention;
  /** The one that the person chose, mathematics among them. */
  readonly chosenConvention?: ConventionName;
  readonly reduction: Reduction;
  readonly reductionReason: Reason;
  readonly meanOver?: 'rows' | 'elements';
  /** A mean taken outside the call counts every row alike, left-out ones and weights included. */
  readonly outerMean?: string;
  /** The call gives the mean of each row, of losses that are one for each element. */
  readonly meansRows?: boolean;
  readonly options: TextOptions;
  /** Those of them that a person chose. */
  readonly chosenOptions?: LossOptions;
  /** Options of the library where the text gives none. */
  readonly defaults?: LossOptions;
  /** Left out of a target of class indices although the text does not say so. */
  readonly defaultIgnoreIndex?: number;
  readonly binarySmoothing: boolean;
  /** Scores and target are one probability and one label for each example. */
  readonly mayBeBinary: boolean;
  readonly target?: TargetCandidate;
  readonly offers: readonly TargetCandidate[];
  readonly refused: readonly RefusedOperation[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether q and its entropy mean anything. */
  readonly isAnswerable: boolean;
}

/** What no call decides: the mean of several rows, no options, nothing offered, refused or to be told. */
export const undecided = {
  steps: [],
  form: 'either',
  strictness: 'loose',
  convention: null,
  reduction: 'mean',
  reductionReason: { rule: 'default' },
  options: {},
  binarySmoothing: false,
  mayBeBinary: false,
  offers: [],
  refused: [],
  diagnostics: [],
} as const satisfies Partial<Draft>;
