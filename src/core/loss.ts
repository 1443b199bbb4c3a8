import type { RowLoss } from './categorical/batch';
import type { EffectiveTarget } from './categorical/effectiveTarget';
import type { ElementLoss } from './elementwise/elementwiseLoss';
import type { SoftmaxRow } from './kernel/softmaxRow';
import type { LossOptions, Scale } from './question';
import type { OptionRule, Range } from './ranges';

/** Families of losses, by what the scores are. */
export type LossFamily = 'categorical' | 'binary' | 'margin' | 'regression';

/**
 * Whether a score of probabilities has its least expected value where they are the true ones. `not affine in p`: a
 * divergence from the whole target that is least at q = p, which its mean over drawn classes need not be.
 */
export type Properness = 'proper' | 'not proper' | 'not affine in p';

/** How a row of scores stands for a distribution. */
export type DistributionScale = Exclude<Scale, 'values'>;

/** What is known of a loss without computing it. */
export interface LossFacts<Name extends string = string> {
  /** What a question calls it. */
  readonly name: Name;
  /** The field's name for it, in English, as a pick list shows it. */
  readonly title: string;
  readonly family: LossFamily;
  /** Left of its value. */
  readonly symbol: string;
  readonly formula: string;
  /** The formula beside a value, where it is another. */
  readonly shortFormula?: string;
  /** The formula beside a value where the options add or choose terms; undefined where they do not. */
  formulaWith?(options: LossOptions): string | undefined;
  /** Logarithmic losses are in nats; others have no unit, or that of the values. */
  readonly unit: 'nats' | '';
  /** Only of scores that are probabilities, or become such. */
  readonly properness?: Properness;
  /** Set where it means something only for classes that have an order. */
  readonly forOrderedClasses?: true;
  /** The gradient of one row or element. */
  readonly gradient: string;
  /** Heading of the gradient's column, where the gradient itself is too long for one. */
  readonly shortGradient?: string;
  /** What the gradient is with respect to. */
  readonly gradientBy: 'logits' | 'probabilities' | 'log-probabilities' | 'scores' | 'values';
  /** The options that it alone has, or shares with few, beside temperature, unit and reduction. */
  readonly options: { readonly [Option in keyof LossOptions]?: OptionRule };
  /** The functions of the library that compute it. */
  readonly functions: readonly [string, ...string[]];
  /** Its file in this room, without the ending. */
  readonly module: string;
}

/** One loss per row, of the distribution q that the row stands for. */
export interface DistributionLoss<Name extends string = string> extends LossFacts<Name> {
  readonly kind: 'distribution';
  /** What the library's function takes. */
  readonly gradientBy: DistributionScale;
  /** What plain values are taken for. */
  readonly scale: DistributionScale;
  /** The scales of which it can be taken; others are taken as `scale`. */
  readonly scales: readonly DistributionScale[];
  /** Whether it is −Σ a log q, which alone takes class weights and label smoothing. */
  readonly takesEffectiveTarget?: true;
  /** Whether it is ∞ where the target has mass and q none. */
  readonly infiniteAtZero?: true;
  /** Whether it may be below 0 for distributions. */
  readonly mayBeNegative?: true;
  /** By the logits; q is their softmax. */
  ofLogits(row: SoftmaxRow, q: Float64Array, target: EffectiveTarget, options: LossOptions): RowLoss;
  /** By the probabilities as given. */
  ofProbabilities(q: Float64Array, target: EffectiveTarget, options: LossOptions): RowLoss;
  /** By the log-probabilities as given; by default from the probabilities, since ∂q/∂log q = q. */
  ofLogProbabilities?(logQ: Float64Array, target: EffectiveTarget, options: LossOptions): RowLoss;
  /** The loss of logits alone, where it can be had without an array. */
  lossOfLogits?(row: SoftmaxRow, target: EffectiveTarget): number;
}

/** One loss per row, of scores that stand for no distribution by themselves, against a class or distribution. */
export interface ScoresLoss<Name extends string = string> extends LossFacts<Name> {
  readonly kind: 'scores';
  /** Set where a target must be one class per row. */
  readonly takesOneClass?: true;
  ofScores(scores: Float64Array, target: EffectiveTarget, options: LossOptions): RowLoss;
  /** The probabilities that it makes of the scores. */
  probabilities?(scores: Float64Array): Float64Array;
}

/** One loss per row, of a row of values against another. */
export interface VectorLoss<Name extends string = string> extends LossFacts<Name> {
  readonly kind: 'vector';
  ofVector(x: Float64Array, y: Float64Array, options: LossOptions): RowLoss;
}

/** One loss per number. */
export interface ElementsLoss<Name extends string = string> extends LossFacts<Name> {
  readonly kind: 'elements';
  /** What the numbers are. */
  readonly scale: 'logits' | 'probabilities' | 'values';
  /** What each target must be. */
  readonly targets?: Range;
  /** The loss of the element at a place of its row. */
  element(options: LossOptions, index: number): ElementLoss;
  /** The probability that a number stands for. */
  probability?(x: number): number;
}

/**
 * A loss: what is known of it, its value and its gradient. Each is a file of its own, and a line in `lossModules`.
 *
 * The doc comment of each function bounds its error in units of 2⁻⁵² of the sizes of the terms that are added: Σ |term|,
 * which is the loss itself where no term is negative; of a gradient by logits the largest Σ_j q_k q_j (|g_k| + |g_j|)/T
 * over j ≠ k, with g the gradient by q; of any other the largest component or, where that is a difference, its parts.
 * It holds for the numbers of test/fixtures/precision, whose targets are unlike q: nearer to q = p, where losses of q − p
 * vanish, the rounding of q itself is all that is left of them.
 */
export type Loss<Name extends string = string> =
  DistributionLoss<Name> | ScoresLoss<Name> | VectorLoss<Name> | ElementsLoss<Name>;
