import type { LossQuestion } from '../question';
import { cosineLoss } from './cosine';
import { kerasFocal, kerasSigmoidFocal } from './focal';
import { clippedLogLoss } from './binaryUnit';
import { clippedElements } from './clipped';
import type { Difference } from './difference';
import { clippedDivergence } from './divergenceUnit';
import { logisticEntropy, ownElements, regression } from './elementLosses';
import type { FrameworkLoss } from './frameworkLoss';
import { liftedLogarithmicError, plainFurther, signedLabels } from './further';
import type { Given } from './given';
import { halfOf } from './half';
import { kerasCategorical } from './kerasCategorical';
import { kerasRaises } from './kerasRaises';
import {
  backends,
  epsilon,
  lossesFile,
  slopeAtBound,
  withArguments,
  type KerasVersion,
} from './kerasVersions';
import { withoutOptions } from './options';
import { ownRows } from './rowLosses';

/** How Keras answers a question; undefined where it has no such loss, or its version's rule is not known here. */
export function kerasLoss(question: LossQuestion, version: KerasVersion): FrameworkLoss | undefined {
  switch (question.loss) {
    case 'crossEntropy':
    case 'crossEntropyProbs':
      return kerasCategorical(question, version);
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
    case 'focal':
      return kerasFocal({
        ...elementwise(question, '', version),
        source: lossesFile(version, '2.13–2.15, TF-Keras 2.15–2.21'),
      });
    case 'sigmoidFocal':
      return kerasSigmoidFocal(
        {
          ...elementwise(question, '', version),
          source: lossesFile(version, '2.10–2.15, TF-Keras 2.15–2.21'),
        },
        version,
      );
    case 'poissonNll':
      return poisson(question, version);
    case 'cosineDistance':
      return cosineLoss(
        elementwise(question, 'CosineSimilarity', version, [{ code: 'offset', offset: -1 }]),
        { leastLength: version === 'keras2' ? 1e-6 : epsilon, zeroHasNoGradient: version === 'jax' },
        0,
      );
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

/** Of rates alone: x − y log(x + ε) without the term of y. */
function poisson(question: LossQuestion, version: KerasVersion): FrameworkLoss | undefined {
  const { logInput = true, full, epsilon: given = 1e-8 } = question.options;
  if (logInput || full) return undefined;
  const differences: readonly Difference[] = given === epsilon ? [] : [{ code: 'own-epsilon', epsilon }];
  return ownElements(elementwise(question, 'Poisson', version, differences), (x, y, _, { store, round }) => {
    const rate = store(x);
    const lifted = round(rate + store(epsilon));
    return {
      loss: store(round(rate - round(store(y) * round(Math.log(lifted))))),
      derivative: 1 - y / lifted,
    };
  });
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
    (scores, p, arithmetic) =>
      clippedDivergence(scores, p, { epsilon, slopeAtBound: slopeAtBound(version) }, arithmetic),
  );
}

function logistic(question: LossQuestion, version: KerasVersion): FrameworkLoss {
  const plain = withoutOptions(question, ['posWeight', 'weight']);
  const given = elementwise(plain.question, 'BinaryCrossentropy', version, plain.differences);
  return logisticEntropy(
    { ...withArguments(given, ['from_logits=True']), source: backends[version] },
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
  return ownElements({ ...given, source: backends[version] }, (x, y, _, arithmetic) =>
    clippedLogLoss(x, y, { epsilon, adds, slopeAtBound: slopeAtBound(version) }, arithmetic),
  );
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
