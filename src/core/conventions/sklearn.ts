import type { LossQuestion } from '../question';
import { sumOf } from '../kernel/exactArithmetic';
import { ownElements, regression } from './elementLosses';
import type { Given } from './given';
import { clippedEntropy } from './rowLosses';
import { clippedLogLoss } from './binaryUnit';
import { clippedElements, clippedRows, unnormalisedRow } from './clipped';
import type { Clipping } from './clippedUnit';
import type { Difference } from './difference';
import type { FrameworkLoss, Source } from './frameworkLoss';
import { fractionalError, negativeRaises, plainFurther } from './further';
import { halfOf } from './half';
import { weightDifferences, withoutIgnoreIndex, withoutOptions } from './options';
import { stops } from './raised';
import { sklearnHinge, sklearnLead } from './sklearnHinge';
import { sklearnRaises } from './sklearnRaises';
import { rowNumbers, weightsByRow } from './unitOf';

/**
 * By how `log_loss` clips: at 10⁻¹⁵ up to 1.1, at `finfo(dtype).eps` from 1.2, without renormalising from 1.5. 1.9 raises
 * for what is no probability and for unknown labels; 1.7 and 1.8 were neither run nor read.
 */
export type SklearnVersion = '1.1' | '1.2' | '1.5' | '1.9';

const clippings: Readonly<Record<SklearnVersion, Clipping>> = {
  '1.1': { epsilon: 1e-15, renormalises: 'after' },
  '1.2': { epsilon: 'finfo', renormalises: 'after' },
  '1.5': { epsilon: 'finfo', renormalises: 'never' },
  '1.9': { epsilon: 'finfo', renormalises: 'never' },
};

const sources: Readonly<Record<SklearnVersion, Source>> = {
  '1.1': { file: 'sklearn/metrics/_classification.py', versions: '0.18–1.1', evidence: 'read' },
  '1.2': { file: 'sklearn/metrics/_classification.py', versions: '1.2', evidence: 'run', readIn: '1.2–1.4' },
  '1.5': { file: 'sklearn/metrics/_classification.py', versions: '1.6', evidence: 'run', readIn: '1.5–1.6' },
  '1.9': { file: 'sklearn/metrics/_classification.py', versions: '1.9', evidence: 'run' },
};

const errors: Source = { file: 'sklearn/metrics/_regression.py', versions: '1.2', evidence: 'run' };

/** How scikit-learn's metrics answer a question; undefined where it has no such metric. */
export function sklearnLoss(question: LossQuestion, version: SklearnVersion): FrameworkLoss | undefined {
  switch (question.loss) {
    case 'crossEntropyProbs':
      return logLoss(question, version);
    case 'bceProbs':
      return binaryLogLoss(question, version);
    case 'mse':
    case 'squaredError':
      return regression(
        elementwise({ ...question, loss: 'squaredError' }, 'mean_squared_error', halfOf(question)),
      );
    case 'absoluteError':
      return regression(elementwise(question, 'mean_absolute_error'));
    case 'absolutePercentageError':
      return fractionalError(elementwise(question, 'mean_absolute_percentage_error'));
    case 'hinge':
      return sklearnHinge(question);
    case 'categoricalHinge':
      return sklearnLead(question);
    case 'squaredLogarithmicError':
      return plainFurther(question, functions, errors, {
        raises: [...sklearnRaises(question, '1.2'), ...negativeRaises(question)],
      });
    default:
      return plainFurther(question, functions, errors, { raises: sklearnRaises(question, '1.2') });
  }
}

const functions = {
  quantile: 'sklearn.metrics.mean_pinball_loss',
  squaredLogarithmicError: 'sklearn.metrics.mean_squared_log_error',
};

function logLoss(question: LossQuestion, version: SklearnVersion): FrameworkLoss {
  const clipping = clippings[version];
  const plain = withoutOptions(question, ['labelSmoothing']);
  const all = withoutIgnoreIndex(plain.question);
  const unitWeights = weightsByRow(all.question);
  const { question: unweighted } = withoutOptions(all.question, ['weight']);
  const raises = sklearnRaises(unweighted, version);
  const counted = raises.some(stops)
    ? { question: unweighted, differences: [] }
    : withUnknownLabels(unweighted);
  const asked = counted.question;
  const elements = clippedRows(asked, clipping);
  const unnormalised = clipping.renormalises === 'after' ? unnormalisedRow(asked) : undefined;
  const differences: Difference[] = [...plain.differences, ...all.differences, ...counted.differences];
  differences.push(...weightDifferences(question, unitWeights));
  if (elements > 0)
    differences.push({ code: 'clipped', epsilon: epsilonOf(clipping), elements, added: false });
  if (unnormalised) differences.push({ code: 'renormalised', when: 'after', ...unnormalised });
  const given: Given = {
    call: 'sklearn.metrics.log_loss',
    source: sources[version],
    question: asked,
    raises,
    differences,
    denominator: unitWeights ? sumOf(unitWeights) : question.rows,
    denominatorKind: unitWeights ? 'kept-weight' : 'rows',
    unitWeights,
  };
  return clippedEntropy(given, clipping);
}

const epsilonOf = ({ epsilon }: Clipping): number => (epsilon === 'finfo' ? 2 ** -52 : epsilon);

/**
 * A label that is not among `labels` makes a row of zeros, whose loss is 0; of two labels, which share one column, it
 * is taken as the first.
 */
function withUnknownLabels(question: LossQuestion): {
  readonly question: LossQuestion;
  readonly differences: readonly Difference[];
} {
  const { target, classes, scores } = question;
  if (target?.kind !== 'index') return { question, differences: [] };
  const isKnown = (label: number): boolean => Number.isInteger(label) && label >= 0 && label < classes;
  const row = target.indices.findIndex((label) => !isKnown(label));
  if (row < 0) return { question, differences: [] };
  const label = target.indices[row];
  if (classes === 2) {
    const indices = target.indices.map((each) => (isKnown(each) ? each : 0));
    return {
      question: { ...question, target: { kind: 'index', indices } },
      differences: [{ code: 'taken-as', row, label, to: 0 }],
    };
  }
  const values = new Float64Array(scores.length);
  for (const each of rowNumbers(question))
    if (isKnown(target.indices[each])) values[each * classes + target.indices[each]] = 1;
  return {
    question: { ...question, target: { kind: 'distribution', values } },
    differences: [{ code: 'counts-zero', row, label }],
  };
}

function binaryLogLoss(question: LossQuestion, version: SklearnVersion): FrameworkLoss {
  const clipping = clippings[version];
  const plain = withoutOptions(question, ['weight']);
  const elements = clippedElements(question, clipping);
  const differences: readonly Difference[] =
    elements > 0 ? [{ code: 'clipped', epsilon: epsilonOf(clipping), elements, added: false }] : [];
  const given: Given = {
    call: 'sklearn.metrics.log_loss',
    source: sources[version],
    question: plain.question,
    raises: sklearnRaises(question, version),
    differences: [...plain.differences, ...differences],
  };
  return ownElements(given, (x, y, _, arithmetic) =>
    clippedLogLoss(x, y, { epsilon: clipping.epsilon, adds: false }, arithmetic),
  );
}

function elementwise(question: LossQuestion, name: string, differences: readonly Difference[] = []): Given {
  return {
    call: `sklearn.metrics.${name}`,
    source: errors,
    question,
    raises: sklearnRaises(question, '1.2'),
    differences,
  };
}
