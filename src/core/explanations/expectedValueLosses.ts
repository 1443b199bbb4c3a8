import { entropy } from '../categorical/entropy';
import { jsDivergence } from '../categorical/jsDivergence';
import { klDivergence } from '../categorical/klDivergence';
import { crossEntropyOfProbabilities } from '../categorical/crossEntropyOfProbabilities';
import type { LossQuestion } from '../question';
import { isCrossEntropy } from '../report/families';
import {
  distributionsOf,
  ofProbabilities,
  perRow,
  targetDistributionsOf,
  variantOf,
  type Variant,
} from './expectedValueVariant';

/** Another loss of the same distribution and target. Their means are over rows, elementwise ones over all numbers. */
export function lossVariants(question: LossQuestion): Variant[] {
  const { target, options } = question;
  if (target === undefined || target.kind === 'values') return [];
  if (target.kind === 'index' && options.ignoreIndex !== undefined) {
    if (target.indices.includes(options.ignoreIndex)) return [];
  }
  const q = distributionsOf(question);
  const p = targetDistributionsOf(question);
  if (!isCrossEntropy(question.loss) && question.loss !== 'klDiv') {
    const instead = { ...ofProbabilities(question, q), options: {} };
    return variantOf('crossEntropyInstead', 1.3, instead);
  }
  const isLogTarget = options.logTarget === true;
  const base = isLogTarget ? p.map(Math.exp) : p;
  return [
    ...informationVariants(question, q, base),
    ...(question.loss === 'klDiv' ? logTargetVariants(question) : []),
    ...elementVariants(question, q, base),
  ];
}

function informationVariants(question: LossQuestion, q: Float64Array, p: Float64Array): Variant[] {
  const rows: LossQuestion = {
    ...ofProbabilities(question, q),
    target: { kind: 'distribution', values: p },
    options: {},
  };
  const ofBoth = (lossOf: (p: Float64Array, q: Float64Array) => number) => perRow(question, p, q, lossOf);
  const isDivergence = question.loss === 'klDiv';
  // Of one class alone the divergence is the cross entropy without its weights.
  const isCertain = p.every((value) => value === 0 || value === 1);
  return [
    ...(isDivergence
      ? variantOf('crossEntropy', 1, rows)
      : isCertain
        ? []
        : variantOf('kullbackLeibler', 1, rows, { losses: ofBoth(klDivergence) })),
    ...variantOf('entropyOfScores', 1.1, rows, { losses: ofBoth((_, scores) => entropy(scores).nats) }),
    ...variantOf('entropyOfTarget', 1.2, rows, { losses: ofBoth((target) => entropy(target).nats) }),
    ...variantOf('crossEntropyReversed', 1.2, rows, {
      losses: ofBoth((target, scores) => crossEntropyOfProbabilities(scores, target).loss),
    }),
    ...variantOf('reverseKullbackLeibler', 1.2, rows, {
      losses: ofBoth((target, scores) => klDivergence(scores, target)),
    }),
    ...variantOf('jensenShannon', 1.4, rows, {
      losses: ofBoth((target, scores) => jsDivergence(target, scores).nats),
    }),
  ];
}

/** The target's logarithm taken or not taken by mistake. */
function logTargetVariants(question: LossQuestion): Variant[] {
  const logTarget = question.options.logTarget !== true;
  const id = logTarget ? 'targetIsLog' : 'targetIsNoLog';
  return variantOf(id, 1.1, { ...question, options: { ...question.options, logTarget } });
}

function elementVariants(question: LossQuestion, q: Float64Array, p: Float64Array): Variant[] {
  const { rows, classes, scores, scale } = question;
  const elements: LossQuestion = {
    ...question,
    scores: q,
    scale: 'probabilities',
    loss: 'squaredError',
    target: { kind: 'values', values: p },
    options: {},
  };
  const binary: LossQuestion =
    scale === 'logits'
      ? { ...elements, scores, scale: 'logits', loss: 'bceWithLogits' }
      : { ...elements, loss: 'bceProbs' };
  const wrongPicked = perRow(question, p, q, (target, row) =>
    target.reduce((sum, value, index) => sum + (value === 0 ? 0 : value * (1 - row[index])), 0),
  );
  return [
    ...variantOf('squaredErrorOfProbabilities', 1.3, elements),
    ...variantOf('binaryOverClasses', 1.1, binary),
    ...variantOf('squaredErrorOfScores', 1.5, { ...elements, scores }),
    ...variantOf('absoluteErrorOfProbabilities', 1.5, { ...elements, loss: 'absoluteError' }),
    ...variantOf(
      'oneMinusProbability',
      1.5,
      { ...elements, rows, classes },
      {
        losses: wrongPicked,
        meanDenominator: rows,
      },
    ),
  ];
}
