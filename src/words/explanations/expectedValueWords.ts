import { t } from '@vscode/l10n';
import type { Candidate } from '../../core/explanations/expectedValueUnits';
import type { VariantId } from '../../core/explanations/expectedValueVariant';
import { isElementwise } from '../../core/report/families';
import { frameworkName } from '../conventionNames';
import { formatNumber } from '../numbers';
import { isMistakeId, mistakeWords } from './mistakeWords';

/** How a candidate comes to its figure: `sum`, `mean in bits`, `softmax applied twice, mean`. */
export function candidateWords(candidate: Candidate): string {
  const { id, parameters, framework } = candidate;
  const told = unitWords(candidate, reductionWords(candidate));
  if (id === 'asRead') return told;
  const variant = framework
    ? t('as computed by {0}', framework.ids.map(frameworkName).join('; '))
    : variantWords(id, parameters);
  return t('{0}: {1}', variant, told);
}

function reductionWords({ reduction, loss, index = 0 }: Candidate): string {
  switch (reduction) {
    case 'none':
      return t('not reduced');
    case 'sum':
      return t('sum');
    case 'mean':
      return t('mean');
    case 'meanOfRows':
      return t('sum divided by all rows');
    case 'meanOfKeptRows':
      return t('sum divided by the rows kept');
    case 'meanOfWeights':
      return t('sum divided by the weights of the targets');
    case 'meanOfElements':
      return t('sum divided by all numbers');
    case 'single':
      return isElementwise(loss) ? t('element {0} alone', index) : t('row {0} alone', index);
  }
}

function unitWords({ unit }: Candidate, reduction: string): string {
  switch (unit) {
    case 'nats':
      return reduction;
    case 'bits':
      return t('{0} in bits', reduction);
    case 'base10':
      return t('{0} in base-10 logarithms', reduction);
    case 'perplexity':
      return t('perplexity, e to the {0}', reduction);
    case 'powerOfTwo':
      return t('2 to the {0} in nats, as if it were bits', reduction);
    case 'complement':
      return t('1 − {0}: the similarity', reduction);
    case 'negative':
      return t('{0} with the opposite sign', reduction);
    case 'root':
      return t('root of the {0}', reduction);
  }
}

function variantWords(id: VariantId, parameters: readonly number[]): string {
  const epsilon = formatNumber(parameters[0] ?? 0);
  const list = parameters.join(', ');
  if (isMistakeId(id)) return mistakeWords(id, epsilon);
  switch (id) {
    case 'asRead':
      return '';
    case 'softmaxOfProbabilities':
      return t('probabilities taken as logits: softmax applied to them');
    case 'softmaxOfLogProbabilities':
      return t('softmax applied first: the numbers taken as logits');
    case 'softmaxForgotten':
      return t('softmax and logarithm forgotten: −ℓ of the target');
    case 'logForgotten':
      return t('logarithm forgotten: −q of the target');
    case 'logTaken':
      return t('logarithm taken first: the numbers are probabilities');
    case 'logitsAsProbabilities':
      return t('logits taken as probabilities');
    case 'logitsAsClippedProbabilities':
      return t(
        'logits taken as probabilities (from_logits forgotten): divided by their sum, clipped by {0}',
        epsilon,
      );
    case 'renormalised':
      return t('every row divided by its sum');
    case 'otherAxis':
      return t('distributions along the other axis');
    case 'transposedTargets':
      return t('scores transposed');
    case 'temperatureLeftOut':
      return t('temperature left out');
    case 'temperatureMultiplied':
      return t('logits multiplied by the temperature');
    case 'temperatureTwice':
      return t('temperature applied twice');
    case 'timesTemperatureSquared':
      return t('multiplied by T², as in distillation');
    case 'weightsOfTargets':
      return t('each row weighted by its own class, the smoothed part too');
    case 'classesPermuted':
      return t('classes in another order, {0}', list);
    case 'rowsPermuted':
      return t('targets of the rows in another order, {0}', list);
    default:
      return otherLossWords(id, epsilon, list);
  }
}

function otherLossWords(id: VariantId, epsilon: string, list: string): string {
  switch (id) {
    case 'kullbackLeibler':
      return t('Kullback–Leibler divergence: the entropy of the target taken off');
    case 'reverseKullbackLeibler':
      return t('reverse Kullback–Leibler divergence, KL(q‖p)');
    case 'jensenShannon':
      return t('Jensen–Shannon divergence');
    case 'crossEntropy':
      return t('cross entropy: the entropy of the target not taken off');
    case 'crossEntropyInstead':
      return t('cross entropy in place of this loss');
    case 'crossEntropyReversed':
      return t('target and prediction exchanged, −Σ q log p');
    case 'entropyOfScores':
      return t('entropy of q, without the target');
    case 'entropyOfTarget':
      return t('entropy of the target');
    case 'targetIsLog':
      return t('the target taken as log-probabilities (log_target)');
    case 'targetIsNoLog':
      return t('the target taken as probabilities (no log_target)');
    case 'squaredErrorOfProbabilities':
      return t('squared error of the probabilities');
    case 'squaredErrorOfScores':
      return t('squared error of the scores themselves');
    case 'absoluteErrorOfProbabilities':
      return t('absolute error of the probabilities');
    case 'binaryOverClasses':
      return t('binary cross entropy over all classes');
    case 'oneMinusProbability':
      return t('1 − q of the target');
    case 'float32Inputs':
      return t('scores as float32');
    case 'float16Inputs':
      return t('scores as float16');
    case 'bfloat16Inputs':
      return t('scores as bfloat16');
    case 'clippedBelow':
      return t('probabilities not below {0}', epsilon);
    case 'clippedBothWays':
      return t('probabilities clipped to {0} … 1 − {0}', epsilon);
    case 'clippedAndAdded':
      return t(
        'probabilities clipped to {0} … 1 − {0}, and {0} added inside the logarithm (Keras 2)',
        epsilon,
      );
    case 'clippedAndRenormalised':
      return t('probabilities clipped to {0} … 1 − {0}, then divided by their sum (scikit-learn)', epsilon);
    case 'addedInLog':
      return t('{0} added inside the logarithm', epsilon);
    case 'logHeldAtMinus100':
      return t('logarithms not below −100 (BCELoss)');
    case 'float32ClippedBothWays':
      return t('scores as float32, clipped to {0} … 1 − {0}', epsilon);
    case 'float32ClippedAndAdded':
      return t(
        'scores as float32, clipped to {0} … 1 − {0}, and {0} added inside the logarithm (Keras 2)',
        epsilon,
      );
    default:
      return elementWords(id, epsilon, list);
  }
}

function elementWords(id: VariantId, epsilon: string, list: string): string {
  switch (id) {
    case 'sigmoidTwice':
      return t('sigmoid applied twice');
    case 'sigmoidOfProbabilities':
      return t('probabilities taken as logits: sigmoid applied to them');
    case 'sigmoidForgotten':
      return t('sigmoid forgotten: logits taken as probabilities');
    case 'sigmoidForgottenClipped':
      return t('logits taken as probabilities (from_logits forgotten), clipped by {0}', epsilon);
    case 'softmaxForSigmoid':
      return t('softmax cross entropy over each row in place of the sigmoid');
    case 'positivesOnly':
      return t('without the part of the negatives, (1 − y) log(1 − q)');
    case 'asClassMatrix':
      return t('as rows of classes [{0}], each divided by its sum', list);
    default:
      return id;
  }
}
