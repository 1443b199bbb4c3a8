import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../../src/core';

const row = (element: fc.Arbitrary<number>) => fc.array(element, { minLength: 1, maxLength: 12 });
const huge = fc.oneof(
  fc.constantFrom(1e308, -1e308, Number.MAX_VALUE, -Number.MAX_VALUE, 0, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const maskable = fc.oneof(fc.constant(-Infinity), fc.double({ min: -50, max: 50, noNaN: true }));

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe('Softmax', () => {
  it('is unchanged when a constant is added to the logits, as long as that rounds nothing away', () => {
    // Multiples of 2⁻³⁰ below 700: adding such a constant is exact, so that only softmax itself can differ.
    const grid = fc.integer({ min: -350 * 2 ** 20, max: 350 * 2 ** 20 }).map((value) => value / 2 ** 20);
    fc.assert(
      fc.property(row(grid), grid, (logits, shift) => {
        const moved = core.softmax(logits.map((logit) => logit + shift));
        assert.deepEqual(moved, core.softmax(logits));
      }),
    );
  });

  it('sums to 1 and is never negative, for logits up to ±1.8 · 10³⁰⁸', () => {
    fc.assert(
      fc.property(row(huge), (logits) => {
        const q = core.softmax(logits);
        assert.ok(q.every((value) => value >= 0 && value <= 1));
        assert.ok(Math.abs(sum(q) - 1) <= 1e-15 * logits.length);
      }),
    );
  });

  it('gives a single class all the probability, and a loss and gradient of exactly 0', () => {
    fc.assert(
      fc.property(huge, (logit) => {
        const { loss, q, gradient, logSumExp } = core.softmaxCrossEntropy([logit], 0);
        assert.deepEqual(
          [loss, q[0], gradient[0], logSumExp],
          [0, 1, 0, logit].map((value) => value + 0),
        );
      }),
    );
  });
});

describe('The gradient of cross entropy', () => {
  it('sums to 0 for a class index, with huge and masked logits too', () => {
    fc.assert(
      fc.property(row(fc.oneof(huge, maskable)), fc.nat(), (logits, choice) => {
        fc.pre(logits.some((logit) => logit !== -Infinity));
        const { gradient, q } = core.softmaxCrossEntropy(logits, choice % logits.length);
        assert.ok(gradient.every(Number.isFinite));
        assert.ok(Math.abs(sum(gradient)) <= 1e-15 * logits.length);
        assert.ok(q.every((value, index) => (logits[index] === -Infinity ? value === 0 : value >= 0)));
      }),
    );
  });

  it('sums to 0 for a distribution of any mass', () => {
    const target = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(maskable, target), { minLength: 1, maxLength: 9 }), (pairs) => {
        const logits = pairs.map(([logit]) => logit);
        fc.pre(logits.some((logit) => logit !== -Infinity));
        const { gradient } = core.softmaxCrossEntropy(
          logits,
          pairs.map(([, p]) => p),
        );
        assert.ok(Math.abs(sum(gradient)) <= 1e-14 * logits.length);
      }),
    );
  });

  it('is minus the sum of the other probabilities at a confident target, not 0', () => {
    const { gradient, q, loss } = core.softmaxCrossEntropy([50, 0], 0);
    assert.equal(q[0], 1);
    // e⁻⁵⁰ to 17 digits
    assert.ok(Math.abs(gradient[0] + 1.9287498479639178e-22) < 1e-37);
    assert.ok(Math.abs(loss - 1.9287498479639178e-22) < 1e-37);
  });
});

describe('A masked class', () => {
  it('without target mass costs nothing', () => {
    const { loss, gradient, q } = core.softmaxCrossEntropy([0, -Infinity, 0], [0.5, 0, 0.5]);
    assert.equal(loss, Math.LN2);
    assert.deepEqual([...gradient], [0, 0, 0]);
    assert.deepEqual([...q], [0.5, 0, 0.5]);
  });

  it('with target mass makes the loss infinite and leaves the gradient s·q − a finite', () => {
    const { loss, gradient } = core.softmaxCrossEntropy([0, -Infinity, 0], 1);
    assert.equal(loss, Infinity);
    assert.deepEqual([...gradient], [0.5, -1, 0.5]);
  });

  it('costs the same whether it stands there or is left out', () => {
    fc.assert(
      fc.property(row(fc.double({ min: -50, max: 50, noNaN: true })), (logits) => {
        const { loss } = core.softmaxCrossEntropy([-Infinity, ...logits], 1);
        assert.equal(loss, core.softmaxCrossEntropy(logits, 0).loss);
      }),
    );
  });
});

describe('A row without a softmax', () => {
  const broken: readonly [string, number[], number][] = [
    ['a NaN', [0, NaN, Infinity], NaN],
    ['+∞ and no NaN', [0, Infinity, -Infinity], Infinity],
    ['nothing but −∞', [-Infinity, -Infinity], -Infinity],
    ['one class, −∞', [-Infinity], -Infinity],
  ];
  for (const [what, logits, logSumExp] of broken) {
    it(`is NaN throughout for ${what}, and LogSumExp is ${logSumExp}`, () => {
      const result = core.softmaxCrossEntropy(logits, 0);
      assert.deepEqual([result.loss, result.logSumExp], [NaN, logSumExp]);
      for (const values of [result.q, result.gradient, core.logSoftmax(logits)]) {
        assert.ok(values.every(Number.isNaN));
      }
      assert.ok(Number.isNaN(core.entropyFromLogits(logits).nats));
      assert.ok(Number.isNaN(core.brier(logits, 0).loss));
      assert.ok(Number.isNaN(core.spherical(logits, 0).loss));
      assert.ok(
        Number.isNaN(
          core.klFromLogits(
            logits,
            logits.map(() => 0),
          ).loss,
        ),
      );
    });
  }

  it('stays one row of a batch under none, and makes sum and mean NaN', () => {
    const logits = [
      [0, 0],
      [NaN, 0],
    ];
    const { loss, gradient } = core.crossEntropyBatch(logits, [0, 0], { reduction: 'none' });
    assert.deepEqual(loss, Float64Array.of(Math.LN2, NaN));
    assert.deepEqual([...gradient[0]], [-0.5, 0.5]);
    assert.ok(Number.isNaN(core.crossEntropyBatch(logits, [0, 0], { reduction: 'sum' }).loss));
    assert.ok(Number.isNaN(core.crossEntropyBatch(logits, [0, 0], { reduction: 'mean' }).loss));
  });

  it('does not matter where it is ignored', () => {
    const logits = [
      [0, 0],
      [NaN, Infinity],
    ];
    const { loss, gradient } = core.crossEntropyBatch(logits, [0, -100], { ignoreIndex: -100 });
    assert.equal(loss, Math.LN2);
    assert.deepEqual([...gradient[1]], [0, 0]);
  });
});

describe('Huge logits', () => {
  it('whose difference overflows still have a finite loss where the target mass is small enough', () => {
    // ½ · 2·10³⁰⁸ + ½ · 0
    assert.equal(core.softmaxCrossEntropy([1e308, -1e308], [0.5, 0.5]).loss, 1e308);
  });

  it('whose difference overflows are divided first, so that a high temperature brings them back', () => {
    // z = (10, −10) for T = 10³⁰⁷, and (10¹⁹, −10¹⁹) for T = 10²⁸⁹: losses log(1 + e²⁰) and 2·10¹⁹
    const warm = core.softmaxCrossEntropy([1e308, -1e308], 1, { temperature: 1e307 });
    assert.ok(Math.abs(warm.loss - 20.000000002061153) < 1e-13);
    assert.equal(core.softmaxCrossEntropy([1e308, -1e308], 1, { temperature: 1e289 }).loss, 2e19);
  });

  it('whose losses overflow in the sum still have a mean', () => {
    const batch = core.crossEntropyBatch(
      [
        [1.5e308, 0],
        [1.5e308, 0],
      ],
      [1, 1],
    );
    assert.equal(batch.loss, 1.5e308);
  });
});

describe('Elementwise losses', () => {
  it('keep a NaN in its own element', () => {
    const { loss, gradient } = core.absoluteError([NaN, 3], [0, 1], { reduction: 'none' });
    assert.deepEqual(loss, Float64Array.of(NaN, 2));
    assert.deepEqual(gradient, Float64Array.of(NaN, 1));
  });

  it('give binary cross entropy of an infinite logit 0 or ∞, with a finite gradient', () => {
    const { loss, gradient } = core.bceWithLogits([Infinity, Infinity, -Infinity], [1, 0, 1], {
      reduction: 'none',
    });
    assert.deepEqual(loss, Float64Array.of(0, Infinity, Infinity));
    assert.deepEqual(
      Array.from(gradient, (value) => value + 0),
      [0, 1, -1],
    );
  });

  it('give sin²d + sin²(πd) of a whole number the sine of that number alone', () => {
    // sin²(22) = 7.83451…e−5 (WolframAlpha: sin(22) = −0.008851309290403876)
    const { loss } = core.sinSquared([22], [0]);
    assert.ok(Math.abs(Number(loss) - 0.008851309290403876 ** 2) < 1e-19);
  });

  it('do not overflow before the result does', () => {
    assert.equal(core.mse([2 ** 512], [0]).loss, 2 ** 1023);
  });
});

describe('Probabilities', () => {
  it('of 0 cost nothing where the target is 0 and ∞ where it is not', () => {
    const both = core.crossEntropyOfProbabilities([0, 1], [0, 1]);
    assert.deepEqual(
      [both.loss + 0, ...both.gradient].map((value) => value + 0),
      [0, 0, -1],
    );
    const one = core.crossEntropyOfProbabilities([0.5, 0.5], [0, 1]);
    assert.deepEqual([one.loss, ...one.gradient], [Infinity, -Infinity, -0.5]);
    assert.equal(core.klDivergence([0.5, 0.5], [0, 1]), Infinity);
    assert.equal(core.klDivergence([0, 1], [0, 1]), 0);
    assert.ok(Number.isNaN(core.klDivergence([0, 1], [NaN, 1])));
  });

  it('whose ratio overflows have a finite divergence', () => {
    // 1 · (log 1 − log 2⁻¹⁰⁷⁴) = 1074 log 2
    assert.ok(Math.abs(core.klDivergence([1], [5e-324]) - 1074 * Math.LN2) < 1e-12);
  });
});
