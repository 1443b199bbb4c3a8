import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../../src/core';

type Rule = (logits: ArrayLike<number>, target: number) => core.RowLoss;

/** A loss of the table as a rule: of logits, through softmax, against a class. */
function ruleOf(loss: core.LossName, options: core.LossOptions = {}): Rule {
  return (logits, target) => {
    const row = core.rowReport(
      {
        scores: Float64Array.from(logits),
        rows: 1,
        classes: logits.length,
        scale: 'logits',
        loss,
        target: { kind: 'index', indices: [target] },
        reduction: 'sum',
        options,
      },
      0,
    );
    return { loss: row.loss ?? NaN, gradient: row.gradient ?? new Float64Array() };
  };
}

/** Every rule of the table of a properness that takes logits, by name, and some with other options. */
function rulesThatAre(
  properness: core.Properness,
  more: { readonly [name: string]: Rule } = {},
): { readonly [name: string]: Rule } {
  const rules = core.losses
    .filter((loss) => loss.kind === 'distribution' && loss.properness === properness)
    .filter((loss) => loss.kind === 'distribution' && loss.scales.includes('logits'))
    .map(({ name }): [string, Rule] => [name, ruleOf(name)]);
  return { ...Object.fromEntries(rules), ...more };
}

const proper = rulesThatAre('proper', {
  'power of order ½': ruleOf('powerScore', { alpha: 0.5 }),
  'power of order 1': ruleOf('powerScore', { alpha: 1 }),
  'power of order 1.5': ruleOf('powerScore', { alpha: 1.5 }),
  'power of order 3': ruleOf('powerScore', { alpha: 3 }),
  'focal with γ = 0': ruleOf('focal', { gamma: 0 }),
  'poly-1 with ε = 0': ruleOf('polyLoss', { epsilon: 0 }),
});
const improper = rulesThatAre('not proper', {
  'focal with γ = ½': ruleOf('focal', { gamma: 0.5 }),
  'poly-1 with ε = −½': ruleOf('polyLoss', { epsilon: -0.5 }),
});
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

describe('The table of losses', () => {
  it('has the rules that the field calls proper, and those that it does not', () => {
    for (const name of ['crossEntropy', 'brier', 'spherical', 'powerScore', 'rps'])
      assert.ok(proper[name], name);
    for (const name of [
      'linearScore',
      'focal',
      'polyLoss',
      'absoluteErrorOfProbabilities',
      'generalizedCrossEntropy',
    ])
      assert.ok(improper[name], name);
  });
});

describe('A divergence that is not affine in its target', () => {
  it('is least at q = p, and its mean over drawn classes is not: Jensen–Shannon', () => {
    const logits = logarithms(generic);
    assert.ok(sizeOf(Array.from(core.jsFromLogits(logits, generic).gradient)) < 1e-15);
    assert.ok(sizeOf(expected(ruleOf('jsDivergence'), generic, logits).gradient) > 1e-3);
  });

  it('is least at q = p: reverse Kullback–Leibler', () => {
    const logits = logarithms(generic);
    assert.ok(sizeOf(Array.from(core.reverseKl(logits, generic).gradient)) < 1e-15);
    const moved = core.reverseKl([logits[0] + 0.1, logits[1], logits[2] - 0.2], generic).loss;
    assert.ok(moved > core.reverseKl(logits, generic).loss + 1e-3);
  });
});

describe('Losses of a probability', () => {
  const slope = (loss: (x: number[], y: number[]) => core.ElementwiseLoss, p: number) => {
    const x = Math.log(p / (1 - p));
    return p * loss([x], [1]).gradient[0] + (1 - p) * loss([x], [0]).gradient[0];
  };

  it('are proper or not as the table says, at p = 0.3', () => {
    assert.ok(Math.abs(slope(core.bceWithLogits, 0.3)) < 1e-16);
    assert.ok(Math.abs(slope(core.sigmoidFocal, 0.3)) > 1e-3);
    const { gradient } = core.bceProbs([0.3], [0.3]);
    assert.ok(Math.abs(gradient[0]) < 1e-15);
    assert.equal(core.lossCalled('bceWithLogits').properness, 'proper');
    assert.equal(core.lossCalled('sigmoidFocal').properness, 'not proper');
  });
});

describe('Cross entropy with weights and smoothing', () => {
  it('is least at a/Σa, whatever the weights, the smoothing and p', () => {
    const of = (low: number, high: number) =>
      fc.array(fc.double({ min: low, max: high, noNaN: true }), { minLength: 3, maxLength: 3 });
    const smoothing = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(of(-3, 3), of(0.1, 4), smoothing, of(-4, 4), (truth, weight, labelSmoothing, x) => {
        const p = core.softmax(truth);
        const options = { weight, labelSmoothing };
        const a = p.map(
          (value, index) => weight[index] * ((1 - labelSmoothing) * value + labelSmoothing / 3),
        );
        const best = core.softmaxCrossEntropy(logarithms(a), p, options);
        assert.ok(sizeOf(Array.from(best.gradient)) < 1e-14);
        assert.ok(core.softmaxCrossEntropy(x, p, options).loss >= best.loss - 1e-14);
      }),
    );
  });

  it('is least there and not at p, for p = (0.5, 0.3, 0.2)', () => {
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
