import assert from 'node:assert/strict';
import { reducedLossBound, rowLossBound, type Precisions } from '../../../src/core';
import type { LossQuestion } from '../../../src/core/question';

const within = (score: number, target = 0): Precisions => ({ score: () => score, target: () => target });

function question(given: Partial<LossQuestion>): LossQuestion {
  return {
    scores: Float64Array.of(2, 1, -1),
    rows: 1,
    classes: 3,
    scale: 'logits',
    loss: 'crossEntropy',
    target: { kind: 'index', indices: [1] },
    reduction: 'mean',
    options: {},
    ...given,
  };
}

/** log(e² + e + e⁻¹) − 1 */
const loss = Math.log(Math.exp(2) + Math.exp(1) + Math.exp(-1)) - 1;

describe('how far rounding in print leaves a loss open', () => {
  it('is 2δ for logits and a class', () => {
    const bound = rowLossBound(question({}), 0, within(5e-5));
    assert.ok(bound);
    assert.ok(Math.abs(bound.upper - loss - 1e-4) < 1e-12);
    assert.ok(Math.abs(loss - bound.lower - 1e-4) < 1e-12);
  });

  it('is less for a higher temperature', () => {
    const bound = rowLossBound(question({ options: { temperature: 4 } }), 0, within(5e-5));
    assert.ok(bound && Math.abs(bound.upper - bound.lower - 5e-5) < 1e-12);
  });

  it('holds every loss of logits that round to those printed', () => {
    const delta = 0.05;
    const bound = rowLossBound(question({}), 0, within(delta));
    assert.ok(bound);
    for (const a of [-delta, 0, delta])
      for (const b of [-delta, 0, delta])
        for (const c of [-delta, 0, delta]) {
          const [x, y, z] = [2 + a, 1 + b, -1 + c];
          const exact = Math.log(Math.exp(x) + Math.exp(y) + Math.exp(z)) - y;
          assert.ok(bound.lower <= exact && exact <= bound.upper);
        }
  });

  it('is Σp δ for log-probabilities', () => {
    const bound = rowLossBound(
      question({
        scores: Float64Array.of(-0.5, -1.5, -1.7),
        loss: 'nll',
        scale: 'log-probabilities',
        target: { kind: 'distribution', values: Float64Array.of(0.25, 0.25, 0.5) },
      }),
      0,
      within(0.01),
    );
    assert.ok(bound && Math.abs(bound.upper - bound.lower - 0.02) < 1e-12);
  });

  it('is open above for a probability printed as 0.0000', () => {
    const bound = rowLossBound(
      question({
        scores: Float64Array.of(1, 0, 0),
        loss: 'crossEntropyProbs',
        scale: 'probabilities',
      }),
      0,
      within(5e-5),
    );
    assert.equal(bound?.upper, Infinity);
    // −log 0.00005
    assert.ok(Math.abs(bound.lower - 9.903487552536127) < 1e-12);
  });

  it('lies around a probability’s own logarithm', () => {
    const bound = rowLossBound(
      question({
        scores: Float64Array.of(0.5, 0.25, 0.25),
        loss: 'crossEntropyProbs',
        scale: 'probabilities',
      }),
      0,
      within(0.05),
    );
    assert.ok(bound);
    assert.ok(Math.abs(bound.lower + Math.log(0.3)) < 1e-12);
    assert.ok(Math.abs(bound.upper + Math.log(0.2)) < 1e-12);
  });

  it('lies between the squares of the nearest and the farthest distance', () => {
    const bound = rowLossBound(
      question({
        scores: Float64Array.of(1, 2, 5),
        scale: 'values',
        loss: 'squaredError',
        target: { kind: 'values', values: Float64Array.of(1.25, 2, 3) },
      }),
      0,
      within(0.5),
    );
    assert.deepEqual(bound, { lower: 0 + 0 + 2.25, upper: 0.5625 + 0.25 + 6.25 });
  });

  it('is averaged over the rows as the loss is', () => {
    const bound = reducedLossBound(
      question({
        scores: Float64Array.of(2, 1, -1, 2, 1, -1),
        rows: 2,
        target: { kind: 'index', indices: [1, 1] },
      }),
      within(5e-5),
    );
    assert.ok(bound && Math.abs(bound.upper - loss - 1e-4) < 1e-12);
  });

  it('is not known where the print does not tell its precision', () => {
    const unknown: Precisions = { score: (_, index) => (index === 2 ? undefined : 0), target: () => 0 };
    assert.equal(rowLossBound(question({}), 0, unknown), undefined);
  });

  it('is nothing where every number is exact', () => {
    const bound = rowLossBound(question({}), 0, within(0));
    assert.ok(bound && bound.lower === bound.upper && Math.abs(bound.lower - loss) < 1e-12);
  });
});
