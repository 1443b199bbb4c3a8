import type { LossName, LossOptions, Reduction, Scale } from '../../core/question';
import type { ArrayKind, Convention } from '../reading';

/** What an argument of a loss is for. `ignored` changes nothing of the numbers; what is not named here is refused. */
export type Parameter =
  | 'scores'
  | 'target'
  | 'weight'
  | 'elementWeight'
  | 'ignoreIndex'
  | 'labelSmoothing'
  | 'reduction'
  | 'fromLogits'
  | 'posWeight'
  | 'delta'
  | 'beta'
  | 'logTarget'
  | 'axis'
  | 'normalize'
  | 'sizeAverage'
  | 'reduce'
  | 'classLabels'
  | 'dataFormat'
  | 'gamma'
  | 'alpha'
  | 'epsilon'
  | 'logInput'
  | 'full'
  | 'margin'
  | 'power'
  | 'variance'
  | 'quantile'
  | 'unsupported'
  | 'ignored';

export type TargetForm = 'index' | 'distribution' | 'either' | 'values';

/** One loss function or class of a library. */
export interface KnownLoss {
  /** Dotted name; what comes before its last part may be cut from the left (`F.…`, `keras.losses.…`). */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly convention: Convention;
  readonly loss: LossName;
  readonly scale: Scale;
  readonly target: TargetForm;
  readonly reduction: Reduction;
  /** The function means over the last axis of its own accord (functions of Keras). */
  readonly meanOfLastAxis?: boolean;
  /** Where `from_logits` is a parameter: the loss of probabilities, which is the default. */
  readonly probabilityLoss?: LossName;
  /** Classes stand on axis 1 beyond two dimensions. */
  readonly classAxisOne?: boolean;
  /** Target to leave out though the text does not say so. */
  readonly ignoreIndex?: number;
  readonly logTarget?: boolean;
  /** Label smoothing mixes with ½ (two classes) where it is not categorical. */
  readonly binarySmoothing?: boolean;
  /** Order of the arguments of the function, or of the call of the class's instance. */
  readonly call: readonly string[];
  /** Order of the arguments of the constructor; only for classes. */
  readonly constructor_?: readonly string[];
  /** Methods that a class is set up with before it is called, and the parameter that each gives. */
  readonly builders?: Readonly<Record<string, string>>;
  /** Options that hold where the call gives none, where they are not those of the loss itself. */
  readonly defaults?: LossOptions;
  /** Labels 0 and 1 are taken for −1 and 1. */
  readonly signedTarget?: boolean;
  /** An argument without which it is another loss. */
  readonly requires?: string;
  /** Only its mean is that of the loss here. */
  readonly onlyMean?: boolean;
  /** What the scores are, where the scale does not say. */
  readonly kind?: ArrayKind;
  /** The only language that has it, where its name alone would not tell. */
  readonly language?: 'rust' | 'r' | 'mathematical';
  /** It is a method of the scores: `logits.cross_entropy_for_logits(&targets)`. */
  readonly isMethod?: boolean;
  /** The first class has this number. Default 0. */
  readonly firstClass?: number;
  /** Classes stand down the columns of a matrix. */
  readonly columnClasses?: boolean;
}

/** Parameters written as one line. */
export const words = (list: string): readonly string[] => (list === '' ? [] : list.split(' '));
