import { t } from '@vscode/l10n';
import type { LossName } from '../core/question';

/** How a loss is named and written. The formulas are mathematics, the same in every language. */
export interface LossLabel {
  /** In a pick list. */
  readonly name: string;
  /** Left of the number: `H =`, `L =`. */
  readonly symbol: string;
  /** Right of the number. */
  readonly formula: string;
  readonly unit: string;
  /** Heading of the gradient's column, for the row's own loss. */
  readonly gradient: string;
  /** What the gradient is taken by. */
  readonly by: string;
  /** Heading of the target's column. */
  readonly target: string;
  /** Headings of the score's column and of the solid bar. */
  readonly score?: string;
  readonly bar: string;
  readonly barLegend: string;
}

const nats = 'nats';

const distributionOfLogits = { score: 'ℓ', bar: 'q', barLegend: 'q = softmax(ℓ)', target: 'p' };
const givenDistribution = { bar: 'q', barLegend: 'q', target: 'p' };
const regression = { bar: 'x', barLegend: 'x', target: 'y', symbol: 'L', unit: '', by: 'x' };

/** The label of a loss, in the language of the reader. */
export function lossLabel(loss: LossName): LossLabel {
  switch (loss) {
    case 'crossEntropy':
      return {
        ...distributionOfLogits,
        name: t('Cross entropy with softmax'),
        symbol: 'H',
        formula: 'LogSumExp(ℓ) − pᵀℓ',
        unit: nats,
        gradient: 'q − p',
        by: 'ℓ',
      };
    case 'crossEntropyProbs':
      return {
        ...givenDistribution,
        name: t('Cross entropy of probabilities'),
        symbol: 'H',
        formula: '−Σ p log q',
        unit: nats,
        gradient: '−p/q',
        by: 'q',
      };
    case 'nll':
      return {
        score: 'log q',
        bar: 'q',
        barLegend: 'q = exp(log q)',
        target: 'p',
        name: t('Negative log-likelihood'),
        symbol: 'H',
        formula: '−Σ p log q',
        unit: nats,
        gradient: '−p',
        by: 'log q',
      };
    case 'klDiv':
      return {
        score: 'log q',
        bar: 'q',
        barLegend: 'q = exp(log q)',
        target: 'p',
        name: t('Kullback–Leibler divergence'),
        symbol: 'KL',
        formula: 'Σ p (log p − log q)',
        unit: nats,
        gradient: '−p',
        by: 'log q',
      };
    case 'brier':
      return {
        ...distributionOfLogits,
        name: t('Brier score with softmax'),
        symbol: 'S',
        formula: 'Σ (q − p)²',
        unit: '',
        gradient: '∂S/∂ℓ',
        by: 'ℓ',
      };
    case 'spherical':
      return {
        ...distributionOfLogits,
        name: t('Spherical score with softmax'),
        symbol: 'S',
        formula: '−pᵀq / ‖q‖',
        unit: '',
        gradient: '∂S/∂ℓ',
        by: 'ℓ',
      };
    case 'mse':
      return { ...regression, name: t('Half squared error'), formula: '½(x − y)²', gradient: 'x − y' };
    case 'squaredError':
      return {
        ...regression,
        name: t('Squared error, without ½'),
        formula: '(x − y)²',
        gradient: '2(x − y)',
      };
    case 'absoluteError':
      return { ...regression, name: t('Absolute error'), formula: '|x − y|', gradient: 'sgn(x − y)' };
    case 'quartic':
      return { ...regression, name: t('Fourth power'), formula: '(x − y)⁴', gradient: '4(x − y)³' };
    case 'sinSquared':
      return {
        ...regression,
        name: t('Two sines'),
        formula: 'sin²(x − y) + sin²(π(x − y))',
        gradient: 'sin 2(x − y) + π sin 2π(x − y)',
      };
    case 'huber':
      return { ...regression, name: t('Huber loss'), formula: 'huber(x − y)', gradient: '∂L/∂x' };
    case 'smoothL1':
      return { ...regression, name: t('Smooth L1 loss'), formula: 'smoothL1(x − y)', gradient: '∂L/∂x' };
    case 'bceWithLogits':
      return {
        name: t('Binary cross entropy with logits'),
        symbol: 'L',
        formula: 'y·softplus(−ℓ) + (1 − y)·softplus(ℓ)',
        unit: nats,
        gradient: 'σ(ℓ) − y',
        by: 'ℓ',
        target: 'y',
        score: 'ℓ',
        bar: 'σ(ℓ)',
        barLegend: 'σ(ℓ), the sigmoid',
      };
    case 'bceProbs':
      return {
        name: t('Binary cross entropy of probabilities'),
        symbol: 'L',
        formula: '−y log q − (1 − y) log(1 − q)',
        unit: nats,
        gradient: '(q − y)/(q(1 − q))',
        by: 'q',
        target: 'y',
        bar: 'q',
        barLegend: 'q',
      };
  }
}

/** The losses a person can choose by hand, in the order of the pick list. */
export const chosenLosses: readonly LossName[] = [
  'crossEntropy',
  'crossEntropyProbs',
  'mse',
  'quartic',
  'sinSquared',
  'absoluteError',
];
