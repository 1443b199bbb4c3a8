import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowReport } from '../../../../src/core';
import { centralDifference, gradientCheck } from '../../../../src/core/explanations';
import type { LossQuestion } from '../../../../src/core/question';
import { two } from './twoRows';

const binary: LossQuestion = {
  scores: Float64Array.of(2, -1, 0.5),
  rows: 1,
  classes: 3,
  scale: 'logits',
  loss: 'bceWithLogits',
  reduction: 'mean',
  options: {},
  target: { kind: 'values', values: Float64Array.of(1, 0, 1) },
};
const squares: LossQuestion = { ...binary, scale: 'values', loss: 'squaredError' };
const withOptions = (options: LossQuestion['options']): LossQuestion => ({ ...two, options });

const check = (question: LossQuestion, values: readonly number[], halfUnit = 5e-5, row?: number) => {
  const halfUnits = new Float64Array(values.length).fill(halfUnit);
  const result = gradientCheck(question, { values: Float64Array.from(values), halfUnits }, row);
  assert.ok(result);
  return result;
};

function told(question: LossQuestion, values: readonly number[]): string {
  const { verdict, diagnoses, order } = check(question, values);
  const [best] = diagnoses;
  const factor = best && `${best.factor.isNegative ? '-' : ''}${best.factor.name}`;
  return [verdict, best?.id, factor, order?.of].filter((part) => part !== undefined).join(' ');
}

const mean = [-0.1705, 0.1212, 0.0493, 0.0543, -0.0988, 0.0445];
/** 1.37 times the mean. */
const larger = [-0.2336, 0.1661, 0.0675, 0.0744, -0.1353, 0.0609];
const negative = mean.map((value) => -value);

/** Gradients by PyTorch 1.13's autograd in float64, printed to four decimals. */
const gradients: readonly (readonly [string, LossQuestion, readonly number[], string])[] = [
  ['the mean', two, mean, 'ok analytic reduced'],
  ['the sum', two, [-0.341, 0.2424, 0.0986, 0.1086, -0.1975, 0.0889], 'diagnosed analytic sum'],
  ['p − q', two, negative, 'diagnosed analytic -reduced'],
  [
    'a weighted mean',
    withOptions({ weight: [1, 2, 4] }),
    [-0.1137, 0.0808, 0.0329, 0.0724, -0.1317, 0.0593],
    'ok analytic reduced',
  ],
  [
    'a weighted sum divided by the rows',
    withOptions({ weight: [1, 2, 4] }),
    [-0.1705, 0.1212, 0.0493, 0.1086, -0.1975, 0.0889],
    'diagnosed analytic rows',
  ],
  ['weights left out', withOptions({ weight: [1, 2, 4] }), mean, 'diagnosed weightsLeftOut reduced'],
  [
    'softmax twice',
    two,
    [-0.0939, 0.0682, 0.0258, 0.0326, -0.0591, 0.0265],
    'diagnosed softmaxTwice reduced',
  ],
  [
    'the temperature',
    withOptions({ temperature: 2 }),
    [-0.1246, 0.0761, 0.0485, 0.0541, -0.103, 0.0489],
    'ok analytic reduced',
  ],
  ['the temperature left out', withOptions({ temperature: 2 }), mean, 'diagnosed temperatureLeftOut reduced'],
  [
    'T² times the loss',
    withOptions({ temperature: 2 }),
    [-0.4983, 0.3043, 0.194, 0.2163, -0.412, 0.1957],
    'diagnosed analytic timesTemperatureSquared',
  ],
  [
    'a missing division by T',
    withOptions({ temperature: 3 }),
    [-0.2775, 0.1594, 0.1181, 0.1288, -0.2492, 0.1205],
    'diagnosed analytic notDividedByTemperature',
  ],
  [
    'softmax along the other axis',
    two,
    [-0.0912, 0.0912, 0, 0.0912, -0.0912, 0],
    'diagnosed otherAxis reduced',
  ],
  ['smoothing left out', withOptions({ labelSmoothing: 0.1 }), mean, 'diagnosed smoothingLeftOut reduced'],
  [
    'smoothing over the other classes',
    withOptions({ labelSmoothing: 0.1 }),
    [-0.1205, 0.0962, 0.0243, 0.0293, -0.0488, 0.0195],
    'diagnosed smoothingOverOthers reduced',
  ],
  ['bits', two, [-0.246, 0.1749, 0.0711, 0.0783, -0.1425, 0.0641], 'diagnosed analytic bits'],
  [
    'q without the target',
    two,
    [0.3295, 0.1212, 0.0493, 0.0543, 0.4012, 0.0445],
    'diagnosed targetMissing reduced',
  ],
  [
    'a Brier score',
    two,
    [-0.1218, 0.0966, 0.0251, 0.0269, -0.0471, 0.0202],
    'diagnosed squaredErrorOfProbabilities reduced',
  ],
  ['by the probabilities', two, [-0.7587, 0, 0, 0, -0.6231, 0], 'diagnosed byProbabilities reduced'],
  [
    'an ignore index not applied',
    withOptions({ ignoreIndex: 1 }),
    mean,
    'diagnosed ignoreIndexNotApplied reduced',
  ],
  [
    'another order of the classes',
    two,
    [0.0493, -0.1705, 0.1212, 0.0445, 0.0543, -0.0988],
    'reordered classes',
  ],
  ['another order of the rows', two, [0.0543, -0.0988, 0.0445, -0.1705, 0.1212, 0.0493], 'reordered rows'],
  ['a transposed print', two, [-0.1705, 0.0543, 0.1212, -0.0988, 0.0493, 0.0445], 'reordered transposed'],
  ['an unknown multiple', two, larger, 'factor'],
  ['one wrong number', two, [-0.1705, 0.1212, 0.0493, 0.0543, -0.0988, 0.0545], 'different'],
  ['as many numbers as no gradient has', two, [1, 2, 3, 4], 'shape'],
  ['binary cross entropy', binary, [-0.0397, 0.0896, -0.1258], 'ok analytic reduced'],
  [
    'a weight of positives left out',
    { ...binary, options: { posWeight: [3, 1, 2] } },
    [-0.0397, 0.0896, -0.1258],
    'diagnosed positiveWeightLeftOut reduced',
  ],
  ['a squared error through the sigmoid', binary, [-0.0125, 0.0529, -0.0887], 'diagnosed throughSigmoid sum'],
  ['a squared error', squares, [0.6667, -0.6667, -0.3333], 'ok analytic reduced'],
  ['half a squared error', squares, [0.3333, -0.3333, -0.1667], 'diagnosed analytic half'],
  ['an absolute error', squares, [0.3333, -0.3333, -0.3333], 'diagnosed absoluteError reduced'],
];

describe('the check of a gradient', () => {
  for (const [what, question, values, expected] of gradients) {
    it(`tells ${what} as ${expected}`, () => assert.equal(told(question, values), expected));
  }

  it('finds the row that a gradient of one row is of', () => {
    const { verdict, row } = check(two, [0.0543, -0.0988, 0.0445], 5e-5, 0);
    assert.equal(verdict, 'ok');
    assert.equal(row, 1);
  });

  it('names the worst element and how many do not agree', () => {
    const result = check(two, [-0.1705, 0.1212, 0.0493, 0.0543, -0.0988, 0.089]);
    assert.equal(result.worst, 5);
    assert.equal(result.unexplained, 1);
    // (0.089 − 0.0445)/0.089
    assert.ok(Math.abs(result.largestRelativeError - 0.5) < 0.01);
  });

  it('tells the ratio that nothing explains', () => {
    const { ratio } = check(two, larger);
    assert.ok(ratio !== undefined && Math.abs(ratio - 1.37) < 1e-3);
  });

  it('passes only what the digits allow', () => {
    const exact = rowReport({ ...two, reduction: 'sum' }, 0).gradient ?? [];
    const question = {
      ...two,
      rows: 1,
      scores: two.scores.slice(0, 3),
      target: { kind: 'index', indices: [0] },
    } as const;
    const off = Array.from(exact, (value, index) => value + (index === 0 ? 1e-3 : 0));
    assert.equal(check(question, Array.from(exact), 0).verdict, 'ok');
    assert.equal(check(question, off, 5e-5).verdict, 'different');
    assert.equal(check(question, off, 5e-3).verdict, 'ok');
  });

  it('has central differences that agree with the analytic gradient of any row', () => {
    const logit = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(logit, { minLength: 3, maxLength: 3 }),
        fc.nat(2),
        fc.nat(2),
        (scores, target, at) => {
          const question: LossQuestion = {
            ...two,
            rows: 1,
            scores: Float64Array.from(scores),
            target: { kind: 'index', indices: [target] },
          };
          const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
          const expected = Math.exp(scores[at]) / sum - (at === target ? 1 : 0);
          assert.ok(Math.abs(centralDifference(question, 0, at) - expected) < 1e-8);
        },
      ),
      { numRuns: 50 },
    );
  });
});
