import { t } from '@vscode/l10n';
import type { GradientDiagnosis } from '../../core/explanations/gradientCheck';
import type { GradientId } from '../../core/explanations/gradientCheckCandidates';
import type { GradientFactor } from '../../core/explanations/gradientCheckFactors';
import { formatNumber } from '../numbers';
import { isMistakeId, mistakeWords } from './mistakeWords';

/** What gives the gradient: `softmax applied twice`, `the sign: p − q`, `not divided by 3 rows`. */
export function diagnosisWords({ id, parameters, factor }: GradientDiagnosis): string {
  const what = gradientWords(id, parameters);
  const times = factorWords(factor);
  if (what === '') return times;
  return factor.name === 'reduced' && !factor.isNegative ? what : t('{0}, and {1}', what, times);
}

function factorWords({ name, isNegative, constant }: GradientFactor): string {
  const sign = isNegative ? t('the opposite sign, p − q in place of q − p') : '';
  const factor = factorAlone(name, formatNumber(constant, 6));
  if (sign === '') return factor;
  return name === 'reduced' ? sign : t('{0}, and {1}', sign, factor);
}

function factorAlone(name: GradientFactor['name'], constant: string): string {
  switch (name) {
    case 'reduced':
      return t('the gradient of the reduced loss');
    case 'sum':
      return t('not divided at all: the gradient of the sum, or of each row’s own loss');
    case 'rows':
      return t('divided by all {0} rows', constant);
    case 'keptRows':
      return t('divided by the {0} rows kept', constant);
    case 'weights':
      return t('divided by the weights of the targets, {0}', constant);
    case 'elements':
      return t('divided by all {0} numbers', constant);
    case 'dividedTwice':
      return t('divided by the {0} rows once more', constant);
    case 'twice':
      return t('twice the gradient: a factor 2 too many (or a ½ left out)');
    case 'half':
      return t('half the gradient: a factor ½ too many (or a 2 left out)');
    case 'bits':
      return t('in bits: divided by ln 2');
    case 'notDividedByTemperature':
      return t('not divided by the temperature {0}', constant);
    case 'dividedByTemperature':
      return t('divided by the temperature {0} once more', constant);
    case 'timesTemperatureSquared':
      return t('times T², the temperature {0} squared', constant);
    case 'timesClasses':
      return t('times the {0} classes', constant);
    case 'dividedByClasses':
      return t('divided by the {0} classes', constant);
  }
}

function gradientWords(id: GradientId, parameters: readonly number[]): string {
  const list = parameters.join(', ');
  const epsilon = formatNumber(parameters[0] ?? 0);
  if (isMistakeId(id)) return mistakeWords(id, epsilon);
  switch (id) {
    case 'analytic':
      return '';
    case 'targetMissing':
      return t('the target is not taken off: q alone');
    case 'byProbabilities':
      return t('by the probabilities q, not by the logits');
    case 'byLogProbabilities':
      return t('by the log-probabilities: −p');
    case 'temperatureLeftOut':
      return t('the temperature left out');
    case 'softmaxTwiceInner':
      return t('softmax(q) − p, as if the probabilities were logits');
    case 'otherAxis':
      return t('softmax along the other axis');
    case 'transposed':
      return t('transposed');
    case 'massLeftOut':
      return t('q − p for a target that does not sum to 1, as TensorFlow has it');
    case 'squaredErrorOfProbabilities':
      return t('the squared error of the probabilities');
    case 'throughSigmoid':
      return t('a squared error through the sigmoid, (q − y) q (1 − q)');
    case 'classesPermuted':
      return t('the classes of the target in another order, {0}', list);
    case 'rowsPermuted':
      return t('the targets of the rows in another order, {0}', list);
  }
}
