import { t } from '@vscode/l10n';
import type { ValueSignalId } from '../../core/explanations';
import { formatGiven } from '../numbers';

/** The signal of an element as a formula. */
export function valueSignalName(id: ValueSignalId, delta: number): string {
  switch (id) {
    case 'difference':
      return 'x − y';
    case 'twice':
      return '2(x − y)';
    case 'sign':
      return 'sgn(x − y)';
    case 'tanh':
      return 'tanh(x − y)';
    case 'clipped':
      return t('x − y, clipped to ±{0}', formatGiven(delta));
    case 'pseudoHuber':
      return '(x − y)/√(1 + (x − y)²)';
    case 'cube':
      return '4(x − y)³';
    case 'sines':
      return 'sin 2(x − y) + π sin 2π(x − y)';
    case 'sigmoid':
      return 'σ(x) − y';
    case 'squaredSigmoid':
      return '2(σ(x) − y) σ(x)(1 − σ(x))';
    case 'exponential':
      return 'e^x − y';
    case 'polynomial':
      return t('a polynomial in x − y');
    case 'unit':
      return '(x − y)/‖x − y‖';
    case 'next':
      return t('x − y plus the next element’s x − y');
  }
}

/** The loss of which it is the gradient by x, summed over the elements. */
export function valueSignalLoss(id: ValueSignalId, delta: number): string {
  switch (id) {
    case 'difference':
      return '½(x − y)²';
    case 'twice':
      return '(x − y)²';
    case 'sign':
      return '|x − y|';
    case 'tanh':
      return 'log cosh(x − y)';
    case 'clipped':
      return t('Huber’s loss with δ = {0}', formatGiven(delta));
    case 'pseudoHuber':
      return '√(1 + (x − y)²) − 1';
    case 'cube':
      return '(x − y)⁴';
    case 'sines':
      return 'sin²(x − y) + sin²(π(x − y))';
    case 'sigmoid':
      return t('log(1 + e^x) − y x, which is binary cross entropy −y log σ(x) − (1 − y) log(1 − σ(x))');
    case 'squaredSigmoid':
      return '(σ(x) − y)²';
    case 'exponential':
      return t('e^x − y x, the Poisson likelihood’s loss of a log rate');
    case 'polynomial':
      return 'Σ c_m (x − y)^(m + 1)/(m + 1)';
    case 'unit':
      return t('‖x − y‖, of the row as a whole');
    case 'next':
      return '';
  }
}
