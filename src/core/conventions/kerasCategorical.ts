import type { LossQuestion } from '../question';
import { clippedRows, unnormalisedRow } from './clipped';
import type { Clipping } from './clippedUnit';
import type { Difference } from './difference';
import type { FrameworkLoss, Source } from './frameworkLoss';
import type { Given } from './given';
import { kerasRaises } from './kerasRaises';
import { backends, epsilon, slopeAtBound, withArguments, type KerasVersion } from './kerasVersions';
import { weightDifferences, withoutOptions } from './options';
import { clippedEntropy } from './rowLosses';
import { softmaxEntropy } from './softmaxLoss';
import { keptRows, weightsByRow } from './unitOf';

/** `ignore_class` and its mask are younger than the rest. */
const ignoringKeras2: Source = { ...backends.keras2, versions: '2.10–2.15, TF-Keras 2.15–2.21' };

/**
 * Keras' (sparse) categorical cross entropy: indices without label smoothing are taken as they are, others made one-hot
 * first. Class weights are given by row; the mean divides by the rows, less those of `ignore_class`. Where all rows are
 * ignored, Keras 3 gives 0 and Keras 2 NaN, since it weighs each by 0 · rows/0.
 */
export function kerasCategorical(question: LossQuestion, version: KerasVersion): FrameworkLoss {
  const isIndex = question.target?.kind === 'index';
  const { labelSmoothing, ignoreIndex } = question.options;
  const isSparse = isIndex && !labelSmoothing;
  const isNone = isSparse && question.rows > 0 && keptRows(question).length === 0;
  const plain = withoutOptions(question, ['weight']).question;
  const asked: LossQuestion = isSparse
    ? plain
    : { ...plain, options: { ...plain.options, ignoreIndex: undefined } };
  const oneHot: readonly Difference[] = isIndex && !isSparse ? [{ code: 'one-hot-first' }] : [];
  const unitWeights = weightsByRow(question);
  const weighted = weightDifferences(question, unitWeights);
  const kept = isSparse && ignoreIndex !== undefined;
  const isZero = isNone && version !== 'keras2';
  const ignored: readonly Difference[] = isZero
    ? [{ code: 'zero-for-none' }]
    : kept && version !== 'keras2' && question.reduction === 'mean'
      ? [{ code: 'divided-by-more', epsilon, upTo: '3.12' }]
      : [];
  const given: Given = {
    call: `keras.losses.${isSparse ? 'SparseCategoricalCrossentropy' : 'CategoricalCrossentropy'}`,
    source: kept && version === 'keras2' ? ignoringKeras2 : backends[version],
    question: asked,
    raises: isSparse || !isIndex ? kerasRaises(asked, version) : [],
    differences: [...oneHot, ...weighted, ...ignored],
    denominator: kept ? keptRows(question).length : question.rows,
    denominatorKind: kept ? 'kept-rows' : 'rows',
    meanOfNone: isZero ? 0 : undefined,
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
  const clipping: Clipping = {
    epsilon,
    renormalises: isAfter ? 'after' : 'before',
    slopeAtBound: slopeAtBound(version),
  };
  const elements = clippedRows(question, clipping);
  const unnormalised = unnormalisedRow(question);
  const differences: Difference[] = [...(given.differences ?? [])];
  if (elements > 0) differences.push({ code: 'clipped', epsilon, elements, added: false });
  if (unnormalised && (given.raises ?? []).length === 0)
    differences.push({ code: 'renormalised', when: isAfter ? 'after' : 'before', ...unnormalised });
  return clippedEntropy({ ...given, differences }, clipping);
}
