import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { boundsOfTwice, lookOf, onceAndTwice } from '../../../../src/core/explanations';

const near = (actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-15): void =>
  expected.forEach((value, index) =>
    assert.ok(Math.abs(actual[index] - value) <= tolerance, `${actual[index]} for ${value} at ${index}`),
  );

describe('the gradient through a second softmax', () => {
  const r = Float64Array.of(0.7, 0.2, 0.1);
  const p = Float64Array.of(1, 0, 0);

  // z = T log r; cross_entropy(softmax(z/T)/T) and cross_entropy(z/T) by autograd of PyTorch 1.13, float64.
  it('is what autograd gives', () => {
    const { once, twice } = onceAndTwice(r, p, 1);
    near(once, [-0.3, 0.2, 0.1]);
    near(twice, [-0.16978880325307558, 0.11497783657250839, 0.05481096668056713]);
  });

  it('is what autograd gives at T = 2', () => {
    const { once, twice } = onceAndTwice(r, p, 2);
    near(once, [-0.15, 0.1, 0.05]);
    near(twice, [-0.047627178469331094, 0.032002697721638405, 0.015624480747692676]);
  });

  it('sums to 0, as any gradient by logits before a softmax', () => {
    const { twice } = onceAndTwice(r, Float64Array.of(0.5, 0.8, 0.1), 1);
    assert.ok(Math.abs(twice[0] + twice[1] + twice[2]) < 1e-16);
  });
});

describe('softmax of probabilities', () => {
  it('lies within bounds that are taken at a corner', () => {
    // softmax([1, 0, 0]) = [e, 1, 1]/(e + 2)
    const { least, most, leastLoss } = boundsOfTwice(3, 1);
    near([least, most], [1 / (Math.E + 2), Math.E / (Math.E + 2)]);
    near([leastLoss], [Math.log(1 + 2 / Math.E)]);
    near(onceAndTwice(Float64Array.of(1, 0, 0), Float64Array.of(1, 0, 0), 1).again, [most, least, least]);
  });

  it('never passes them', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(weights, fc.constantFrom(0.5, 1, 3), (values, temperature) => {
        const sum = values.reduce((total, value) => total + value, 0);
        fc.pre(sum > 1e-3);
        const r = Float64Array.from(values, (value) => value / sum);
        const { least, most, leastLoss } = boundsOfTwice(r.length, temperature);
        const { again } = onceAndTwice(r, r, temperature);
        return again.every(
          (q) => q >= least * (1 - 1e-12) && q <= most * (1 + 1e-12) && -Math.log(q) >= leastLoss - 1e-12,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('the look of numbers passed as logits', () => {
  it('is that of probabilities within the rounding of the digits', () => {
    assert.equal(lookOf(Float64Array.of(0.333, 0.333, 0.333), 1.5e-3).kind, 'probabilities');
    assert.equal(lookOf(Float64Array.of(0.333, 0.333, 0.333), 1e-6).kind, 'fractions');
  });

  it('is that of a sigmoid where they lie within 0 … 1 but sum to more', () => {
    assert.deepEqual(lookOf(Float64Array.of(0.5, 0.75), 1e-6), { kind: 'fractions', sum: 1.25 });
  });

  it('is that of log-probabilities where their exponentials sum to 1', () => {
    assert.equal(lookOf(Float64Array.of(Math.log(0.25), Math.log(0.75)), 1e-9).kind, 'log-probabilities');
  });

  it('is no look at all for other numbers', () => {
    assert.deepEqual(lookOf(Float64Array.of(0.5, 2.5, -1), 1e-6), { kind: 'other', outside: 2.5 });
  });
});
