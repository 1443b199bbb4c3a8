import type { LossQuestion } from '../question';
import { isCrossEntropy } from '../report/families';
import {
  distributionsOf,
  ofProbabilities,
  targetDistributionsOf,
  variantOf,
  type Variant,
} from './expectedValueVariant';

/** Keras' ε, which it clips probabilities by. */
export const kerasEpsilon = 1e-7;

/**
 * How the scores of a cross entropy or a divergence may have become a distribution otherwise: softmax once too often or
 * never, the logarithm, the axis; of other scores of distributions softmax applied twice.
 */
export function scoreVariants(question: LossQuestion): Variant[] {
  return [...scaleVariants(question), ...temperatureVariants(question), ...axisVariants(question)];
}

/** Softmax and logarithm once too often or never. */
export function scaleVariants(question: LossQuestion): Variant[] {
  const { scores, scale, loss } = question;
  const q = distributionsOf(question);
  if (!isCrossEntropy(loss) && loss !== 'klDiv') {
    return scale === 'logits' ? variantOf('softmaxTwice', 1, asLogits(question, q)) : [];
  }
  const forgotten = variantOf('logForgotten', 1, asLogProbabilities(question, q));
  switch (scale) {
    case 'logits':
      return [
        ...variantOf('softmaxTwice', 1, asLogits(question, q)),
        ...forgotten,
        ...variantOf('softmaxForgotten', 1.1, asLogProbabilities(question, scores)),
        ...logitsAsProbabilities(question),
      ];
    case 'log-probabilities':
      return [
        ...(scores.every((value) => value >= 0)
          ? variantOf('logTaken', 1, asLogProbabilities(question, scores.map(Math.log)))
          : []),
        ...variantOf('softmaxOfLogProbabilities', 1.1, asLogits(question, scores)),
        ...forgotten,
      ];
    default:
      return [
        ...variantOf('softmaxOfProbabilities', 1, asLogits(question, scores)),
        ...forgotten,
        ...variantOf('renormalised', 1.2, ofProbabilities(question, renormalised(scores, question.classes))),
      ];
  }
}

/** What a function of probabilities makes of logits; none where the logarithm of a negative one is taken. */
function logitsAsProbabilities(question: LossQuestion): Variant[] {
  const { scores, classes } = question;
  const clipped = renormalised(scores, classes).map((value) =>
    Math.min(Math.max(value, kerasEpsilon), 1 - kerasEpsilon),
  );
  return [
    ...(scores.every((value) => value >= 0)
      ? variantOf('logitsAsProbabilities', 1.1, ofProbabilities(question, scores))
      : []),
    ...variantOf('logitsAsClippedProbabilities', 1, ofProbabilities(question, clipped), {
      parameters: [kerasEpsilon],
    }),
  ];
}

function temperatureVariants(question: LossQuestion): Variant[] {
  const { temperature = 1 } = question.options;
  if (question.scale !== 'logits' || temperature === 1) return [];
  const at = (other: number) => ({ ...question, options: { ...question.options, temperature: other } });
  return [
    ...variantOf('temperatureLeftOut', 1, at(1)),
    ...variantOf('temperatureMultiplied', 1.2, at(1 / temperature)),
    ...variantOf('temperatureTwice', 1.3, at(temperature * temperature)),
    ...variantOf('timesTemperatureSquared', 1.1, question).map((variant) => ({
      ...variant,
      losses: variant.losses.map((loss) => loss * temperature * temperature),
    })),
  ];
}

/** The distribution taken down the columns: of logits by softmax, else the columns as samples. */
function axisVariants(question: LossQuestion): Variant[] {
  const { rows, classes, scores, scale, target } = question;
  if (rows < 2 || target === undefined || !isCrossEntropy(question.loss)) return [];
  const turned = { ...question, scores: transposed(scores, rows, classes), rows: classes, classes: rows };
  const { temperature, ignoreIndex, logTarget } = question.options;
  const options = { temperature, ignoreIndex, logTarget };
  const down = distributionsOf({ ...turned, options, target: undefined });
  if (target.kind === 'index') {
    const across = ofProbabilities(question, transposed(down, classes, rows));
    return [
      ...(scale === 'logits' ? variantOf('otherAxis', 1.1, across) : []),
      ...(rows === classes ? variantOf('transposedTargets', 1.2, turned) : []),
    ];
  }
  const values = transposed(targetDistributionsOf(question), rows, classes);
  return variantOf('otherAxis', 1.1, { ...turned, options, target: { kind: 'distribution', values } });
}

/** Cross entropies say by their name what they are of; other losses take either scale. */
function asLogits(question: LossQuestion, scores: Float64Array): LossQuestion {
  const loss = isCrossEntropy(question.loss) ? 'crossEntropy' : question.loss;
  return {
    ...question,
    scores,
    scale: 'logits',
    loss,
    options: { ...question.options, temperature: undefined },
  };
}

function asLogProbabilities(question: LossQuestion, scores: Float64Array): LossQuestion {
  const loss = isCrossEntropy(question.loss) ? 'nll' : question.loss;
  return {
    ...question,
    scores,
    scale: 'log-probabilities',
    loss,
    options: { ...question.options, temperature: undefined },
  };
}

/** Every row divided by its sum, as Keras and older scikit-learn do. */
export function renormalised(scores: Float64Array, classes: number): Float64Array {
  const result = new Float64Array(scores.length);
  for (let start = 0; start < scores.length; start += classes) {
    const row = scores.subarray(start, start + classes);
    const sum = row.reduce((total, value) => total + value, 0);
    result.set(
      row.map((value) => value / sum),
      start,
    );
  }
  return result;
}

/** [rows, classes] numbers as [classes, rows]. */
export function transposed(values: Float64Array, rows: number, classes: number): Float64Array {
  return Float64Array.from(
    { length: values.length },
    (_, index) => values[(index % rows) * classes + Math.floor(index / rows)],
  );
}
