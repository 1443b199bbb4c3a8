import type { LossQuestion } from '../question';
import type { FrameworkLoss, Source } from './frameworkLoss';
import { plainFurther, signedLabels } from './further';
import { leadLoss } from './margin';
import { valueError, type Raised } from './raised';
import { sklearnRaises } from './sklearnRaises';

const hinges: Source = {
  file: 'sklearn/metrics/_classification.py',
  versions: '1.2, 1.6, 1.9',
  evidence: 'run',
};
/** scikit-learn's `hinge_loss`: of two labels the smaller one is −1; of one label alone every target is. */
export function sklearnHinge(question: LossQuestion): FrameworkLoss | undefined {
  const signed = signedLabels(question);
  const { target } = signed.question;
  const isOne = target?.kind === 'values' && target.values.length > 0 && target.values.every((y) => y === 1);
  const asked = isOne
    ? { ...question, target: { kind: 'values' as const, values: target.values.map(() => -1) } }
    : signed.question;
  return plainFurther(asked, { hinge: 'sklearn.metrics.hinge_loss' }, hinges, {
    raises: sklearnRaises(question, '1.2'),
    differences: isOne ? [{ code: 'one-label' }] : signed.differences,
  });
}

/** scikit-learn's `hinge_loss` of three classes and more; two have one column of scores. */
export function sklearnLead(question: LossQuestion): FrameworkLoss | undefined {
  if (question.classes < 3) return undefined;
  return leadLoss({
    call: 'sklearn.metrics.hinge_loss',
    source: hinges,
    question,
    raises: hingeRaises(question),
    denominatorKind: 'rows',
  });
}

/** What `hinge_loss` of several classes raises where it is given no `labels=`. */
function hingeRaises(question: LossQuestion): readonly Raised[] {
  const { target, classes, rows } = question;
  const all = sklearnRaises(question, '1.2');
  if (target?.kind !== 'index') return all;
  const found = new Set(target.indices).size;
  if (found === classes) return all;
  const message =
    found > 2
      ? 'Please include all labels in y_true or pass labels as third argument'
      : `y should be a 1d array, got an array of shape (${rows}, ${classes}) instead.`;
  return [...all, { ...valueError(message), unless: 'labels=' }];
}
