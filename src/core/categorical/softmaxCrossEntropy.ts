import { logSumExpOf, probabilitiesOf } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import { crossEntropyGradient, crossEntropyOfRow } from './crossEntropyOfRow';
import { crossEntropyOfProbabilities } from './crossEntropyOfProbabilities';
import {
  effectiveTargetRules,
  effectiveTarget,
  targetRule,
  targetValues,
  type TargetOptions,
} from './effectiveTarget';
import { nllOfRow } from './nll';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

export interface SoftmaxCrossEntropyOptions extends SoftmaxOptions, TargetOptions {}

export interface SoftmaxCrossEntropy {
  /** −Σ a log q in nats, undivided. */
  readonly loss: number;
  /** softmax(ℓ/T) [N]. */
  readonly q: Float64Array;
  /** ∂loss/∂ℓ = (s·q − a)/T [N]. */
  readonly gradient: Float64Array;
  /** LogSumExp(ℓ/T). */
  readonly logSumExp: number;
}

/**
 * Cross entropy of one row of logits against a target, in nats, with its gradient.
 * a_c = w_c · ((1 − ε) p_c + ε/N), s = Σ a, q = softmax(ℓ/T): loss = −Σ a log q, gradient (s·q − a)/T.
 *
 * @param logits one row [N]. −∞ masks a class: without target mass there its term is 0, with it the loss is ∞.
 * @param target a class index (p is one-hot), or p [N], used as is: it need not sum to 1.
 * @returns one row's own values: class weights multiply and nothing is divided. All NaN where there is no softmax.
 * @throws TypeError if `logits` or `target` are no numbers or the index no integer; RangeError for lengths that
 * differ, an index out of range, T not above 0, ε outside 0 … 1, or weights that are negative or of another length.
 * @example softmaxCrossEntropy([0, 0], 1) // loss log 2, q [0.5, 0.5], gradient [0.5, −0.5]
 * Error: loss at most 2 · 2⁻⁵², gradient at most 3 · 2⁻⁵² of the sizes of their terms.
 * Source: Bridle (1990); conventions of `torch.nn.functional.cross_entropy`.
 */
export function softmaxCrossEntropy(
  logits: ArrayLike<number>,
  target: number | ArrayLike<number>,
  options: SoftmaxCrossEntropyOptions = {},
): SoftmaxCrossEntropy {
  const row = softmaxRowOf(logits, options);
  const effective = effectiveTarget(targetRule(row.length, options), target);
  const q = probabilitiesOf(row);
  return {
    loss: crossEntropyOfRow(row, effective),
    q,
    gradient: crossEntropyGradient(row, q, effective),
    logSumExp: logSumExpOf(row),
  };
}

export const crossEntropyLoss: DistributionLoss<'crossEntropy'> = {
  kind: 'distribution',
  name: 'crossEntropy',
  title: 'Cross entropy with softmax',
  family: 'categorical',
  symbol: 'H',
  formula: '−Σ a log q, a = w · ((1 − ε) p + ε/N)',
  shortFormula: 'LogSumExp(ℓ) − pᵀℓ',
  unit: 'nats',
  properness: 'proper',
  gradient: '(s q − a)/T, s = Σ a',
  shortGradient: 'q − p',
  gradientBy: 'logits',
  options: effectiveTargetRules,
  functions: ['softmaxCrossEntropy', 'crossEntropyBatch'],
  module: 'categorical/softmaxCrossEntropy',
  scale: 'logits',
  scales: ['logits', 'probabilities', 'log-probabilities'],
  takesEffectiveTarget: true,
  infiniteAtZero: true,
  ofLogits: (row, q, target) => ({
    loss: crossEntropyOfRow(row, target),
    gradient: crossEntropyGradient(row, q, target),
  }),
  ofProbabilities: (q, target) => crossEntropyOfProbabilities(targetValues(target, q.length), q),
  ofLogProbabilities: nllOfRow,
  lossOfLogits: crossEntropyOfRow,
};
