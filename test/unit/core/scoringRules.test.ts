import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../../src/core';

type Rule = (logits: ArrayLike<number>, target: number) => core.RowLoss;

const proper: { readonly [name: string]: Rule } = {
  logarithmic: core.softmaxCrossEntropy,
  Brier: core.brier,
  spherical: core.spherical,
  'power of order 1.5': (logits, target) => core.powerScore(logits, target, { alpha: 1.5 }),
  'power of order 3': (logits, target) => core.powerScore(logits, target, { alpha: 3 }),
  'ranked probability': core.rps,
};
const improper: { readonly [name: string]: Rule } = {
  linear: core.linearScore,
  focal: core.focal,
  'poly-1': core.polyLoss,
  'absolute error of probabilities': core.absoluteErrorOfProbabilities,
  'generalized cross entropy': core.generalizedCrossEntropy,
};
/** Of no symmetry, so that nothing vanishes by chance. */
const generic = [0.5, 0.3, 0.2];

/** Σ p_i S(i, softmax(logits)), and its gradient. */
function expected(rule: Rule, p: ArrayLike<number>, logits: ArrayLike<number>) {
  const rows = Array.from(p, (_, index) => rule(logits, index));
  const gradient = Array.from(logits, (_, k) =>
    rows.reduce((sum, row, i) => sum + p[i] * row.gradient[k], 0),
  );
  return { loss: rows.reduce((sum, row, i) => sum + p[i] * row.loss, 0), gradient };
}

const sizeOf = (gradient: readonly number[]) => Math.max(...gradient.map(Math.abs));
const logarithms = (p: ArrayLike<number>) => Array.from(p, Math.log);
const rows = fc
  .integer({ min: 2, max: 5 })
  .chain((length) =>
    fc.tuple(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length }),
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length }),
    ),
  );

describe('The expected value of a proper scoring rule', () => {
  for (const [name, rule] of Object.entries(proper)) {
    it(`has no slope at the true distribution and exceeds it elsewhere: ${name}`, () => {
      fc.assert(
        fc.property(rows, ([truth, other]) => {
          const p = core.softmax(truth);
          const q = core.softmax(other);
          assert.ok(sizeOf(expected(rule, p, truth).gradient) < 1e-14);
          const excess = expected(rule, p, other).loss - expected(rule, p, truth).loss;
          const distance = Math.max(...p.map((value, index) => Math.abs(value - q[index])));
          assert.ok(distance < 1e-3 ? excess > -1e-14 : excess > 0, `${excess} at a distance of ${distance}`);
        }),
      );
    });
  }
});

describe('The expected value of a rule that is not proper', () => {
  for (const [name, rule] of Object.entries(improper)) {
    it(`is smaller elsewhere than at the true distribution (0.5, 0.3, 0.2): ${name}`, () => {
      const logits = logarithms(generic);
      const { loss, gradient } = expected(rule, generic, logits);
      assert.ok(sizeOf(gradient) > 1e-3, `slope ${sizeOf(gradient)}`);
      const moved = logits.map((value, index) => value - 0.05 * gradient[index]);
      assert.ok(expected(rule, generic, moved).loss < loss - 1e-7);
    });
  }
});

describe('Cross entropy with weights and smoothing', () => {
  it('is least at a/Σa', () => {
    const options = { weight: [0.5, 2, 1.25], labelSmoothing: 0.1 };
    const a = generic.map((p, index) => options.weight[index] * (0.9 * p + 0.1 / 3));
    const at = (logits: number[]) => core.softmaxCrossEntropy(logits, generic, options);
    const best = at(logarithms(a));
    assert.ok(sizeOf(Array.from(best.gradient)) < 1e-15);
    assert.ok(sizeOf(Array.from(at(logarithms(generic)).gradient)) > 1e-2);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (x) => {
          assert.ok(at(x).loss >= best.loss - 1e-15);
        },
      ),
    );
  });
});

describe('Losses through softmax', () => {
  for (const [name, rule] of Object.entries({ ...proper, ...improper })) {
    it(`do not change when all logits are shifted alike: ${name}`, () => {
      const integers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 6 });
      fc.assert(
        fc.property(integers, fc.integer({ min: -1000, max: 1000 }), (logits, shift) => {
          const moved = logits.map((value) => value + shift);
          assert.equal(rule(moved, 0).loss, rule(logits, 0).loss);
          assert.deepEqual(rule(moved, 0).gradient, rule(logits, 0).gradient);
        }),
      );
    });
  }
});
