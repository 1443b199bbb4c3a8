import type { LineStates } from '../arrays';
import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { Diagnostic } from '../core/diagnostic';
import type { ConventionName } from '../core/conventions/conventionName';
import type { LossName, LossOptions, LossQuestion, Reduction, Scale } from '../core/question';

/** What an array is. The first five are scores, the rest stand beside scores or are nothing to take a loss of. */
export type ArrayKind =
  | 'logits'
  | 'probabilities'
  | 'log-probabilities'
  | 'prediction'
  | 'values'
  | 'one-hot'
  | 'soft-target'
  | 'index-target'
  | 'indices'
  | 'target-values'
  | 'multi-label'
  | 'weights'
  | 'none';

/** What an array is that stands beside scores as an option of their loss. */
export type ArrayOption = 'weight' | 'elementWeight' | 'posWeight' | 'variance';

/** Whose rules decide denominators and defaults; null where no call says. */
export type Convention = 'pytorch' | 'optax' | 'keras' | 'sklearn' | 'tensorflow' | null;

/** Why something was decided, as data; the views word it. `text` is quoted from the document. */
export type Reason =
  | { readonly rule: 'call'; readonly text: string }
  | { readonly rule: 'name'; readonly text: string }
  | { readonly rule: 'values'; readonly what: 'rows-sum-to-1' | 'indices' | 'numbers' | 'shape-tuple' }
  | { readonly rule: 'choice' }
  /** The default of the framework whose convention the person chose, where nothing else decides. */
  | { readonly rule: 'convention'; readonly convention: ConventionName }
  | { readonly rule: 'selection' }
  | { readonly rule: 'annotation'; readonly text: string }
  | { readonly rule: 'field'; readonly text: string }
  | { readonly rule: 'neighbour'; readonly text: string }
  | { readonly rule: 'default' };

/** A target as it stands in the text or was chosen. */
export interface ReadTarget {
  readonly kind: 'index' | 'distribution' | 'values';
  /** Its literal, where it is an array in the text. */
  readonly array?: NumericArray;
  /** Where it is written (array literal, or the number of an annotation); absent for a class picked by hand. */
  readonly range?: TextRange;
  /** The number, where it is a single class index. */
  readonly index?: number;
  readonly reason: Reason;
}

/** An operation around a literal that was applied to its numbers, e.g. `torch.log`. */
export interface AppliedOperation {
  readonly text: string;
  readonly of: 'scores' | 'target';
}

/** How the numbers of the scores' literal are laid out as rows of classes. */
export interface ClassLayout {
  readonly rows: number;
  readonly classes: number;
  /** Axis of `shape` that holds the classes; −1 where the literal was transposed or otherwise moved about. */
  readonly classAxis: number;
  /** Element of the literal that score (row, class) stands in. */
  elementIndex(row: number, classIndex: number): number;
  /** The inverse: where element `index` of the literal went. */
  position(elementIndex: number): { readonly row: number; readonly classIndex: number };
}

/** Whether a flat vector holds one row after another, or all rows' numbers of one class after another. */
export type ClassOrder = 'rows' | 'classes';

/** What a person chose by command; each overrides what would be guessed. */
export interface Choices {
  readonly readAs?: Scale;
  readonly classAxis?: number;
  /** A flat vector is cut into so many rows. */
  readonly cut?: { readonly rows: number; readonly order: ClassOrder };
  readonly loss?: LossName;
  readonly reduction?: Reduction;
  /** In place of those of the text, as far as the loss takes them. */
  readonly options?: LossOptions;
  /** Whose rules decide the ½, denominators, defaults and clipping, whatever the text calls. */
  readonly convention?: ConventionName;
  /** A class index for every row or for one row, a range of the text that holds an array, or "no target". */
  readonly target?:
    | { readonly kind: 'class'; readonly index: number; readonly row?: number }
    | { readonly kind: 'range'; readonly range: TextRange }
    | { readonly kind: 'values'; readonly shape: readonly number[]; readonly values: readonly number[] }
    | { readonly kind: 'none' };
}

export interface ReadRequest {
  readonly text: string;
  readonly languageId: string;
  /** UTF-16 offset of the cursor. */
  readonly offset: number;
  readonly choices?: Choices;
  /** A second selection that holds the target. */
  readonly targetSelection?: TextRange;
  /** What is open at the start of each line, where that is kept: the array at the cursor is then found at once. */
  readonly lines?: LineStates;
}

/** What stands at the cursor, which target is its own, and the question that follows. */
export interface Reading {
  /** The array at the cursor. */
  readonly array: NumericArray;
  /** What the array at the cursor is. */
  readonly kind: ArrayKind;
  readonly kindReason: Reason;
  /** Which option of the loss the array at the cursor is, where a call takes it as one. */
  readonly arrayOption?: ArrayOption;
  /** The literal with the scores: `array` itself, or the one that the array at the cursor belongs to; absent if none. */
  readonly scores?: NumericArray;
  /** What the scores are, where the cursor is in the target. Equal to `kind` when the cursor is in the scores. */
  readonly scoresKind?: ArrayKind;
  readonly layout?: ClassLayout;
  readonly target?: ReadTarget;
  /** Targets that fit but are not applied, since more than one does or the link is doubtful. */
  readonly offers: readonly ReadTarget[];
  /** Absent where nothing may be computed (truncated, refused operation, not scores). Without `target` where there is none. */
  readonly question?: LossQuestion;
  /** The question as it was asked, where a diagnostic refuses its target or options: nothing is computed from it. */
  readonly refused?: LossQuestion;
  readonly convention: Convention;
  /** Whether the text decides the reduction (`call`), the person did, or it is the product's default. */
  readonly reductionReason: Reason;
  /** The options of the question that the person chose; the others are the text's. */
  readonly chosenOptions?: LossOptions;
  readonly operations: readonly AppliedOperation[];
  /** One name per class, where the text gives them. */
  readonly classNames?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}
