import type { LossQuestion } from '../question';
import { logisticEntropy, ownElements, regression } from './elementLosses';
import type { Given } from './given';
import { clippedEntropy, ownRows } from './rowLosses';
import { softmaxEntropy } from './softmaxLoss';
import { clippedLogLoss } from './binaryUnit';
import { clippedElements, clippedRows, unnormalisedRow } from './clipped';
import type { Clipping } from './clippedUnit';
import type { Difference } from './difference';
import { clippedDivergence } from './divergenceUnit';
import type { FrameworkLoss, Source } from './frameworkLoss';
import { liftedLogarithmicError, plainFurther, signedLabels } from './further';
import { halfOf } from './half';
import { kerasRaises } from './kerasRaises';
import { weightDifferences, withoutOptions } from './options';
import { keptRows, weightsByRow } from './unitOf';

/** Keras 3 on TensorFlow, Keras 3 on JAX, and Keras 2. */
export type KerasVersion = 'tensorflow' | 'jax' | 'keras2';

/** `keras.config.epsilon()` unless it is set otherwise. */
const epsilon = 1e-7;

const files: Readonly<Record<KerasVersion, Source>> = {
  tensorflow: { file: 'keras/src/backend/tensorflow/nn.py', versions: '3', evidence: 'read' },
  jax: { file: 'keras/src/backend/jax/nn.py', versions: '3', evidence: 'read' },
  keras2: { file: 'keras/backend.py', versions: '2.4–2.15', evidence: 'read' },
};

/** How Keras answers a question; undefined where it has no such loss, or its version's rule is not known here. */
export function kerasLoss(question: LossQuestion, version: KerasVersion): FrameworkLoss | undefined {
  switch (question.loss) {
    case 'crossEntropy':
    case 'crossEntropyProbs':
      return categorical(question, version);
    case 'klDiv':
      return question.scale === 'probabilities' ? divergence(question, version) : undefined;
    case 'bceWithLogits':
      return logistic(question, version);
    case 'bceProbs':
      return binary(question, version);
    case 'mse':
    case 'squaredError':
      return regression(
        elementwise({ ...question, loss: 'squaredError' }, 'MeanSquaredError', version, halfOf(question)),
      );
    case 'absoluteError':
      return regression(elementwise(question, 'MeanAbsoluteError', version));
    case 'huber':
      return regression(elementwise(question, 'Huber', version));
    case 'squaredLogarithmicError':
      return liftedLogarithmicError(elementwise(question, 'MeanSquaredLogarithmicError', version), epsilon);
    default:
      return further(question, version);
  }
}

/** Further losses that are those of mathematics, once labels 0 and 1 are −1 and 1 for the hinge losses. */
function further(question: LossQuestion, version: KerasVersion): FrameworkLoss | undefined {
  const isHinge = question.loss === 'hinge' || question.loss === 'squaredHinge';
  const signed = isHinge ? signedLabels(question) : { question };
  return plainFurther(signed.question, functions, lossesFile(version), signed);
}

const functions = {
  logCosh: 'keras.losses.LogCosh',
  absolutePercentageError: 'keras.losses.MeanAbsolutePercentageError',
  hinge: 'keras.losses.Hinge',
  squaredHinge: 'keras.losses.SquaredHinge',
  categoricalHinge: 'keras.losses.CategoricalHinge',
};

function categorical(question: LossQuestion, version: KerasVersion): FrameworkLoss | undefined {
  const isIndex = question.target?.kind === 'index';
  const { labelSmoothing, ignoreIndex } = question.options;
  const isSparse = isIndex && !labelSmoothing;
  const isNone = isSparse && question.rows > 0 && keptRows(question).length === 0;
  if (isNone && version === 'keras2') return undefined;
  const plain = withoutOptions(question, ['weight']).question;
  const asked: LossQuestion = isSparse
    ? plain
    : { ...plain, options: { ...plain.options, ignoreIndex: undefined } };
  const oneHot: readonly Difference[] = isIndex && !isSparse ? [{ code: 'one-hot-first' }] : [];
  const unitWeights = weightsByRow(question);
  const weighted = weightDifferences(question, unitWeights);
  const ignored: readonly Difference[] = isNone ? [{ code: 'zero-for-none' }] : [];
  const kept = isSparse && ignoreIndex !== undefined;
  const given: Given = {
    call: `keras.losses.${isSparse ? 'SparseCategoricalCrossentropy' : 'CategoricalCrossentropy'}`,
    source: files[version],
    question: asked,
    raises: isSparse || !isIndex ? kerasRaises(asked, version) : [],
    differences: [...oneHot, ...weighted, ...ignored],
    denominator: kept ? keptRows(question).length : question.rows,
    denominatorKind: kept ? 'kept-rows' : 'rows',
    meanOfNone: isNone ? 0 : undefined,
    unitWeights,
  };
  const counted = version === 'jax' || oneHot.length > 0 ? countedAsZero(given) : given;
  const ignoreClass = kept ? [`ignore_class=${ignoreIndex}`] : [];
  return question.loss === 'crossEntropyProbs'
    ? ofProbabilities(withArguments(counted, ignoreClass), version, isSparse)
    : softmaxEntropy(withArguments(counted, ['from_logits=True', ...ignoreClass]), {
        isOneHot: version === 'jax',
        ignoresMass: version !== 'jax' && !isSparse,
      });
}

const withArguments = (given: Given, arguments_: readonly string[]): Given =>
  arguments_.length === 0 ? given : { ...given, call: `${given.call}(${arguments_.join(', ')})` };

/** `one_hot` of an index out of range is a row of zeros, whose loss is 0. */
function countedAsZero(given: Given): Given {
  const { question } = given;
  const { target, classes } = question;
  if (target?.kind !== 'index') return given;
  const isInside = (label: number): boolean => label >= 0 && label < classes;
  const kept = keptRows(question);
  const row = kept.find((each) => !isInside(target.indices[each]));
  if (row === undefined) return given;
  const values = new Float64Array(question.scores.length);
  for (const each of kept)
    if (isInside(target.indices[each])) values[each * classes + target.indices[each]] = 1;
  return {
    ...given,
    question: { ...question, target: { kind: 'distribution', values } },
    differences: [...(given.differences ?? []), { code: 'counts-zero', row, label: target.indices[row] }],
  };
}

function ofProbabilities(given: Given, version: KerasVersion, isSparse: boolean): FrameworkLoss {
  const { question } = given;
  // TensorFlow's sparse form takes the logarithm and then a softmax, which divides by the sum.
  const isAfter = isSparse && version !== 'jax';
  const clipping: Clipping = { epsilon, renormalises: isAfter ? 'after' : 'before' };
  const elements = clippedRows(question, clipping);
  const unnormalised = unnormalisedRow(question);
  const differences: Difference[] = [...(given.differences ?? [])];
  if (elements > 0) differences.push({ code: 'clipped', epsilon, elements, added: false });
  if (unnormalised && (given.raises ?? []).length === 0)
    differences.push({ code: 'renormalised', when: isAfter ? 'after' : 'before', ...unnormalised });
  return clippedEntropy({ ...given, differences }, clipping);
}

function divergence(question: LossQuestion, version: KerasVersion): FrameworkLoss {
  const isHeld = (value: number): boolean => value < epsilon;
  const elements = question.scores.filter(isHeld).length;
  const targets = question.target?.kind === 'distribution' ? question.target.values.filter(isHeld).length : 0;
  const differences: Difference[] = [];
  if (elements > 0) differences.push({ code: 'clipped', epsilon, elements, added: false });
  if (targets > 0) differences.push({ code: 'target-clipped', epsilon, elements: targets });
  return ownRows(
    {
      call: 'keras.losses.KLDivergence',
      source: lossesFile(version),
      question,
      differences,
      denominator: question.rows,
      denominatorKind: 'rows',
    },
    (scores, p, arithmetic) => clippedDivergence(scores, p, epsilon, arithmetic),
  );
}

function logistic(question: LossQuestion, version: KerasVersion): FrameworkLoss {
  const plain = withoutOptions(question, ['posWeight', 'weight']);
  const given = elementwise(plain.question, 'BinaryCrossentropy', version, plain.differences);
  return logisticEntropy(
    { ...withArguments(given, ['from_logits=True']), source: files[version] },
    version === 'jax' ? 'log-sigmoid' : 'relu',
  );
}

function binary(question: LossQuestion, version: KerasVersion): FrameworkLoss {
  const adds = version === 'keras2';
  const elements = clippedElements(question, { epsilon, renormalises: 'never' });
  const isMoved = elements > 0 || adds;
  const differences: readonly Difference[] = isMoved
    ? [{ code: 'clipped', epsilon, elements, added: adds }]
    : [];
  const plain = withoutOptions(question, ['weight']);
  const given = elementwise(plain.question, 'BinaryCrossentropy', version, [
    ...plain.differences,
    ...differences,
  ]);
  return ownElements({ ...given, source: files[version] }, (x, y, _, arithmetic) =>
    clippedLogLoss(x, y, { epsilon, adds }, arithmetic),
  );
}

function lossesFile(version: KerasVersion): Source {
  return version === 'keras2'
    ? { file: 'keras/losses.py', versions: '2.4–2.15', evidence: 'read' }
    : { file: 'keras/src/losses/losses.py', versions: '3', evidence: 'read' };
}

function elementwise(
  question: LossQuestion,
  name: string,
  version: KerasVersion,
  differences: readonly Difference[] = [],
): Given {
  return {
    call: `keras.losses.${name}`,
    source: lossesFile(version),
    question,
    raises: kerasRaises(question, version),
    differences,
  };
}
