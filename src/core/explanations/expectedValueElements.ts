import { sigmoid } from '../elementwise/bceWithLogits';
import { lossCalled } from '../losses';
import { multiply } from '../kernel/exactArithmetic';
import type { LossName, LossQuestion } from '../question';
import { inputVariants } from './expectedValuePrecision';
import { kerasEpsilon, renormalised } from './expectedValueScores';
import { variantOf, type Variant, type VariantId } from './expectedValueVariant';

/** Losses of numbers one by one, computed otherwise: binary cross entropy and regression. */
export function elementVariants(question: LossQuestion): Variant[] {
  const target = elementTargets(question);
  if (target === undefined) return [];
  const asked: LossQuestion = { ...question, target: { kind: 'values', values: target } };
  switch (question.loss) {
    case 'bceWithLogits':
      return [...logitVariants(asked), ...sharedBinaryVariants(asked, target), ...inputVariants(asked)];
    case 'bceProbs':
      return [
        ...probabilityVariants(asked, target),
        ...sharedBinaryVariants(asked, target),
        ...inputVariants(asked),
      ];
    default:
      return [
        ...(lossCalled(question.loss).family === 'regression' ? regressionVariants(asked) : []),
        ...inputVariants(asked),
      ];
  }
}

function withoutWeights(question: LossQuestion): Variant[] {
  const options = { ...question.options, weight: undefined };
  return question.options.weight ? variantOf('weightsLeftOut', 1, { ...question, options }) : [];
}

function elementTargets({ target, scores }: LossQuestion): Float64Array | undefined {
  if (target === undefined) return undefined;
  const values = target.kind === 'index' ? Float64Array.from(target.indices) : target.values;
  return values.length === scores.length ? values : undefined;
}

function logitVariants(question: LossQuestion): Variant[] {
  const { scores, options } = question;
  const probabilities: LossQuestion = { ...question, scale: 'probabilities', loss: 'bceProbs', options: {} };
  const clipped = scores.map((value) => Math.min(Math.max(value, kerasEpsilon), 1 - kerasEpsilon));
  return [
    ...variantOf('sigmoidTwice', 1, { ...question, scores: scores.map(sigmoid) }),
    ...(scores.every((value) => value >= 0 && value <= 1)
      ? variantOf('sigmoidForgotten', 1, probabilities)
      : []),
    ...variantOf(
      'sigmoidForgottenClipped',
      1.1,
      { ...probabilities, scores: clipped },
      {
        parameters: [kerasEpsilon],
      },
    ),
    ...(options.posWeight
      ? variantOf('positiveWeightLeftOut', 1, { ...question, options: { ...options, posWeight: undefined } })
      : []),
    ...clippedElements(probabilities, scores.map(sigmoid)),
  ];
}

function probabilityVariants(question: LossQuestion, target: Float64Array): Variant[] {
  const { scores } = question;
  return [
    ...variantOf('sigmoidOfProbabilities', 1, { ...question, scale: 'logits', loss: 'bceWithLogits' }),
    ...clippedElements(question, scores),
    ...float32Elements(question),
    ...asClassMatrix(question, target),
  ];
}

/** Probabilities held to ε … 1 − ε; the logarithm not below −100; Keras 2's ε added once more inside it. */
function clippedElements(question: LossQuestion, q: Float64Array): Variant[] {
  const clipped = clip(q);
  return [
    ...variantOf('clippedBothWays', 1, { ...question, scores: clipped }, { parameters: [kerasEpsilon] }),
    ...added('clippedAndAdded', 1.1, question, clipped),
    ...variantOf('logHeldAtMinus100', 1, question, {
      losses: binaryLosses(question, q, (value) => Math.max(Math.log(value), -100)),
      parameters: [-100],
    }),
  ];
}

/** The same of float32 scores, where 0.9999999 is 1 − 2⁻²³. */
function float32Elements(question: LossQuestion): Variant[] {
  const scores = clip(question.scores.map(Math.fround)).map(Math.fround);
  return [
    ...variantOf('float32ClippedBothWays', 1.5, { ...question, scores }, { parameters: [kerasEpsilon] }),
    ...added('float32ClippedAndAdded', 1.6, question, scores),
  ];
}

const clip = (q: Float64Array): Float64Array =>
  q.map((value) => Math.min(Math.max(value, kerasEpsilon), 1 - kerasEpsilon));

const added = (id: VariantId, cost: number, question: LossQuestion, q: Float64Array): Variant[] =>
  variantOf(id, cost, question, {
    losses: binaryLosses(question, q, (value) => Math.log(value + kerasEpsilon)),
    parameters: [kerasEpsilon],
  });

/** −y log q − (1 − y) log(1 − q) with another logarithm. */
function binaryLosses(
  { target }: LossQuestion,
  q: Float64Array,
  logarithm: (value: number) => number,
): Float64Array {
  const y = target?.kind === 'values' ? target.values : q;
  return q.map(
    (value, index) => -multiply(y[index], logarithm(value)) - multiply(1 - y[index], logarithm(1 - value)),
  );
}

function sharedBinaryVariants(question: LossQuestion, target: Float64Array): Variant[] {
  const { scores, scale, classes } = question;
  const q = scale === 'logits' ? scores.map(sigmoid) : scores;
  const distribution = { kind: 'distribution', values: target } as const;
  return [
    ...withoutWeights(question),
    ...variantOf('positivesOnly', 1.2, question, {
      losses: q.map((value, index) => -multiply(target[index], Math.log(value))),
    }),
    ...(classes > 1
      ? variantOf('softmaxForSigmoid', 1.1, {
          ...question,
          scale: 'logits',
          loss: 'crossEntropy',
          target: distribution,
          options: {},
        })
      : []),
    ...variantOf('targetsFlipped', 1.3, {
      ...question,
      target: { kind: 'values', values: target.map((value) => 1 - value) },
    }),
  ];
}

/** A flat list of binary predictions taken as rows of classes, each renormalised, where every such row is one-hot. */
function asClassMatrix(question: LossQuestion, target: Float64Array): Variant[] {
  const { scores } = question;
  const shapes = [2, 3, 4, 5, 10].filter(
    (classes) => classes < scores.length && scores.length % classes === 0,
  );
  return shapes.flatMap((classes) => {
    const rows = scores.length / classes;
    const areOneHot = Array.from({ length: rows }, (_, row) =>
      target.subarray(row * classes, (row + 1) * classes),
    ).every(
      (p) => p.every((value) => value === 0 || value === 1) && p.reduce((sum, value) => sum + value, 0) === 1,
    );
    if (!areOneHot) return [];
    const matrix: LossQuestion = {
      ...question,
      rows,
      classes,
      scores: renormalised(scores, classes),
      loss: 'crossEntropyProbs',
      target: { kind: 'distribution', values: target },
      options: {},
    };
    return variantOf('asClassMatrix', 1.2, matrix, { parameters: [rows, classes] });
  });
}

const regressions: readonly (readonly [VariantId, LossName, number])[] = [
  ['half', 'mse', 1],
  ['withoutHalf', 'squaredError', 1],
  ['squaredError', 'squaredError', 1.1],
  ['absoluteError', 'absoluteError', 1],
  ['huber', 'huber', 1.3],
  ['smoothL1', 'smoothL1', 1.3],
  ['quartic', 'quartic', 1.6],
];

/** Other losses of the same difference, each under its own name; Huber's δ for smooth L1's β and the reverse. */
function regressionVariants(question: LossQuestion): Variant[] {
  const delta = question.options.delta ?? question.options.beta;
  const beta = question.options.beta ?? question.options.delta;
  const isSquared = question.loss === 'mse' || question.loss === 'squaredError';
  return regressions
    .filter(
      ([id, loss]) =>
        loss !== question.loss && (id === 'squaredError' ? !isSquared : id !== 'withoutHalf' || isSquared),
    )
    .flatMap(([id, loss, cost]) =>
      variantOf(id, cost, { ...question, loss, options: { ...question.options, delta, beta } }),
    );
}
