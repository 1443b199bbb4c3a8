import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { hardMaximum, nudgeLogSumExp, nudgeRowLoss, smoothMaxima } from '../../../../src/core/explanations';
import type { LossQuestion } from '../../../../src/core/question';

/** The logits of the README's picture; T·logsumexp(ℓ/T) and softmax(ℓ/T) by PyTorch 1.13 in float64. */
const logits = Float64Array.of(2.1, -0.3, 0.7, 1.4, -1.2);
const byPyTorch = [
  { temperature: 2, value: 4.082438316586992, largest: 0.3711239562512683, ofSecond: 0.11178038752483935 },
  { temperature: 1, value: 2.7263572674329453, largest: 0.534535428413551, ofSecond: 0.04849196002635662 },
  {
    temperature: 0.3,
    value: 2.1304222915780078,
    largest: 0.9035646299885691,
    ofSecond: 0.00030311216525572617,
  },
];
const near = (actual: number, expected: number, relative: number): void =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} for ${expected}`);

describe('a nudged logit', () => {
  for (const { temperature, ofSecond } of byPyTorch) {
    it(`moves T·LogSumExp(ℓ/T) by q of its class, at T = ${temperature}`, () => {
      near(nudgeLogSumExp(logits, 1, temperature).slope, ofSecond, 1e-6);
    });
  }

  it('shows the q of a class that is nearly certain, and of one that is nearly impossible', () => {
    // softmax([50, 0]) is 1 − 1.9287e−22 and 1.9287e−22.
    const [certain, impossible] = [0, 1].map((index) => nudgeLogSumExp(Float64Array.of(50, 0), index, 1));
    near(certain.slope, 1, 1e-12);
    near(impossible.slope, 1.9287498479639178e-22, 1e-6);
  });

  it('is not claimed to have moved a number that rounds it away', () => {
    const { step, slope } = nudgeLogSumExp(Float64Array.of(1e17, 0), 0, 1);
    assert.equal(step, 0);
    assert.ok(Number.isNaN(slope));
  });

  it('moves the loss of a row by the gradient of PyTorch for weights, smoothing and temperature', () => {
    // cross_entropy(ℓ/2, [1], weight=[1, 2, 1, 1, .5], label_smoothing=.1, reduction='sum').backward()
    const expected = [
      0.34442337821996133, -0.8132497299137784, 0.1660014409441371, 0.23975793334947756, 0.06306697740020253,
    ];
    const question: LossQuestion = {
      scores: Float64Array.of(...[9, 9, 9, 9, 9], ...logits),
      rows: 2,
      classes: 5,
      scale: 'logits',
      loss: 'crossEntropy',
      reduction: 'mean',
      target: { kind: 'index', indices: [0, 1] },
      options: { temperature: 2, labelSmoothing: 0.1, weight: [1, 2, 1, 1, 0.5] },
    };
    expected.forEach((gradient, index) => near(nudgeRowLoss(question, 1, index).slope, gradient, 1e-8));
  });

  it('takes the target of the row alone where there are as many rows as classes', () => {
    const question: LossQuestion = {
      scores: Float64Array.of(9, 1, 0, Math.log(3)),
      rows: 2,
      classes: 2,
      scale: 'logits',
      loss: 'crossEntropy',
      reduction: 'mean',
      target: { kind: 'index', indices: [0, 1] },
      options: {},
    };
    // softmax([0, log 3]) = [0.25, 0.75]
    near(nudgeRowLoss(question, 1, 0).slope, 0.25, 1e-8);
    near(nudgeRowLoss(question, 1, 1).slope, -0.25, 1e-8);
  });

  it('moves one element alone of an elementwise loss', () => {
    const question: LossQuestion = {
      scores: Float64Array.of(1, 5, 1e9),
      rows: 1,
      classes: 3,
      scale: 'values',
      loss: 'mse',
      reduction: 'sum',
      target: { kind: 'values', values: Float64Array.of(0, 3, 0) },
      options: {},
    };
    near(nudgeRowLoss(question, 0, 1).slope, 2, 1e-9);
  });
});

describe('T·LogSumExp(ℓ/T)', () => {
  it('is what PyTorch computes', () => {
    const found = smoothMaxima(
      logits,
      byPyTorch.map(({ temperature }) => temperature),
    );
    found.forEach((each, index) => {
      near(each.value, byPyTorch[index].value, 1e-15);
      near(each.largestProbability, byPyTorch[index].largest, 1e-15);
    });
  });

  it('lies between max ℓ and max ℓ + T log C and falls with T', () => {
    const row = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(row, (values) => {
        const found = smoothMaxima(Float64Array.from(values), [5, 1, 0.2, 0.01]);
        return found.every(
          ({ excess, bound, temperature }, index) =>
            excess >= 0 &&
            Math.abs(bound - temperature * Math.log(values.length)) <= 1e-12 &&
            excess <= bound * (1 + 1e-12) &&
            (index === 0 || excess <= found[index - 1].excess),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('keeps an excess that is rounded away beside the largest logit', () => {
    // log(1 + e^−40) = 4.248354255291589e−18
    const [{ value, excess }] = smoothMaxima(Float64Array.of(40, 0), [1]);
    assert.equal(value, 40);
    near(excess, 4.248354255291589e-18, 1e-15);
  });

  it('does not count masked classes in its bound', () => {
    const [{ bound }] = smoothMaxima(Float64Array.of(1, -Infinity, 2), [3]);
    assert.equal(bound, 3 * Math.log(2));
  });

  it('goes to the largest logit, whose share ties divide', () => {
    assert.deepEqual(hardMaximum(Float64Array.of(2, 5, 5, -Infinity)), { value: 5, tied: [1, 2] });
  });
});
