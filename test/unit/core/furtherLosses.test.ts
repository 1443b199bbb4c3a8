import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../../src/core';

function close(got: unknown, want: number, tolerance = 1e-14): void {
  assert.ok(Math.abs(Number(got) - want) <= tolerance * (1 + Math.abs(want)), `${String(got)}, not ${want}`);
}

type Loss = (x: number[]) => { readonly loss: number | Float64Array; readonly gradient: ArrayLike<number> };

/** Against central differences, which only use the loss. */
function assertGradient(loss: Loss, x: number[], step = 1e-5): void {
  const { gradient } = loss(x);
  x.forEach((value, index) => {
    const at = (moved: number) => Number(loss(x.map((v, k) => (k === index ? moved : v))).loss);
    close(gradient[index], (at(value + step) - at(value - step)) / (2 * step), 2e-7);
  });
}

const softmaxLosses: { readonly [name: string]: (x: number[], p: number[]) => ReturnType<Loss> } = {
  power: (x, p) => core.powerScore(x, p, { alpha: 1.5, temperature: 1.3 }),
  linear: (x, p) => core.linearScore(x, p, { temperature: 1.3 }),
  'absolute error of probabilities': (x, p) => core.absoluteErrorOfProbabilities(x, p, { temperature: 1.3 }),
  'reverse Kullback–Leibler': (x, p) => core.reverseKl(x, p, { temperature: 1.3 }),
  'Jensen–Shannon': (x, p) => core.jsFromLogits(x, p, { temperature: 1.3 }),
  'generalized cross entropy': (x) => core.generalizedCrossEntropy(x, 1, { temperature: 1.3 }),
};
const y = [1, 0, 1, 0];
const signs = [1, -1, 1, -1];
const elementwiseLosses: { readonly [name: string]: Loss } = {
  hinge: (x) => core.hinge(x, signs),
  'squared hinge': (x) => core.squaredHinge(x, signs),
  perceptron: (x) => core.perceptron(x, signs),
  'soft margin': (x) => core.softMargin(x, signs),
  quantile: (x) => core.quantile(x, y, { quantile: 0.3 }),
  'absolute percentage error': (x) => core.absolutePercentageError(x, [2, -3, 1, 4]),
  'squared logarithmic error': (x) =>
    core.squaredLogarithmicError(
      x.map(Math.abs),
      y.map((v) => v + 1),
    ),
  'Poisson of logarithms': (x) => core.poissonNll(x, y),
  Gaussian: (x) => core.gaussianNll(x, y, { variance: [1, 2, 0.5, 3] }),
  'sigmoid focal': (x) => core.sigmoidFocal(x, y, { gamma: 1.5 }),
  'cosine distance': (x) => core.cosineDistance(x, [1, 2, -1, 0.5]),
  'multi-class hinge': (x) => core.multiClassHinge(x, 2, { margin: 1.1, weight: [1, 1, 2, 1] }),
  'squared multi-class hinge': (x) => core.multiClassHinge(x, 2, { power: 2 }),
  'categorical hinge': (x) => core.categoricalHinge(x, 2),
  sparsemax: (x) => core.sparsemaxLoss(x, 2),
};

describe('The gradient of further losses agrees with central differences', () => {
  const inputs = [
    [0.31, 1.27, 2.13, 0.71],
    [1.61, 0.43, 0.17, 1.93],
  ];
  for (const [name, loss] of Object.entries(softmaxLosses)) {
    it(`of ${name}, through softmax`, () => {
      for (const x of inputs) assertGradient((moved) => loss(moved, [0.1, 0.2, 0.55, 0.15]), x);
    });
  }
  for (const [name, loss] of Object.entries(elementwiseLosses)) {
    it(`of ${name}`, () => {
      for (const x of inputs) assertGradient(loss, x);
    });
  }
  it('of Poisson of rates and of log loss', () => {
    assertGradient((x) => core.poissonNll(x, [2, 0], { logInput: false }), [0.7, 1.9]);
    assertGradient((q) => core.logLoss([0.2, 0.8], q), [0.3, 0.6]);
  });
});

describe('Further losses have the values of their definitions', () => {
  it('power of order 2 is half of Brier, and near order 1 its gradient is q − p', () => {
    const row = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(row, (logits) => {
        close(core.powerScore(logits, 1).loss, core.brier(logits, 1).loss / 2, 1e-13);
        const near = core.powerScore(logits, 1, { alpha: 1 + 1e-9 }).gradient;
        core
          .softmaxCrossEntropy(logits, 1)
          .gradient.forEach((value, index) => close(near[index], value, 1e-7));
      }),
    );
  });

  it('scores of the uniform distribution over two classes', () => {
    close(core.linearScore([0, 0], 0).loss, 0.5);
    close(core.absoluteErrorOfProbabilities([0, 0], 0).loss, 1);
    close(core.reverseKl([0, 0], [0.25, 0.75]).loss, Math.log(2 / Math.sqrt(3)));
    close(core.jsFromLogits([0, 0], [1, 0]).loss, 0.75 * Math.log(4 / 3));
    close(core.generalizedCrossEntropy([0, 0], 0, { rho: 0.5 }).loss, 2 - Math.SQRT2);
    assert.equal(core.reverseKl([0, 0], [1, 0]).loss, Infinity);
  });

  it('hinges, perceptron and soft margin', () => {
    close(core.hinge([0.5, -2], [1, 1], { reduction: 'sum' }).loss, 3.5);
    close(core.squaredHinge([0.5, -2], [1, 1], { reduction: 'sum' }).loss, 9.25);
    close(core.perceptron([0.5, -2], [1, 1], { reduction: 'sum' }).loss, 2);
    close(core.softMargin([Math.log(3)], [1]).loss, Math.log(4 / 3));
    assert.equal(core.softMargin([-1e4], [1]).loss, 1e4);
    close(core.multiClassHinge([0.1, 0.2, 0.4, 0.8], 3).loss, (0.3 + 0.4 + 0.6) / 4);
    close(core.categoricalHinge([0.6, 0.4], 1).loss, 1.2);
    close(core.categoricalHinge([-5, -0.5], 1).loss, 1.5);
  });

  it('sparsemax gives exact zeros, and its loss is 0 for a lead of 1', () => {
    assert.deepEqual(core.sparsemax([0.5, 0, -1]), Float64Array.of(0.75, 0.25, 0));
    assert.deepEqual(core.sparsemaxLoss([3, 2, 1], 0).loss, 0);
    // ½ Σ_S (ℓ² − τ²) − ℓ_t + ½ with τ = −¼
    close(core.sparsemaxLoss([0.5, 0, -1], 1).loss, 0.5 * (0.25 - 2 / 16) + 0.5);
  });

  it('likelihoods and errors of regression', () => {
    close(core.quantile([1, 3], [3, 1], { quantile: 0.9, reduction: 'sum' }).loss, 2);
    close(core.poissonNll([Math.log(3)], [2]).loss, 3 - 2 * Math.log(3));
    close(core.gaussianNll([3], [1], { variance: [4] }).loss, Math.log(2) + 0.5);
    close(core.gaussianNll([1], [1], { variance: [0] }).loss, Math.log(1e-3));
    close(core.absolutePercentageError([3], [-2]).loss, 250);
    close(core.squaredLogarithmicError([Math.E - 1], [0]).loss, 1);
    close(core.cosineDistance([3, 4], [4, 3]).loss, 1 / 25);
    close(core.cosineDistance([1e300, 0], [0, 1e-300]).loss, 1);
  });

  it('sigmoid focal with γ = 0 and α = ½ is half of binary cross entropy', () => {
    const focal = core.sigmoidFocal([2, -1], [1, 1], { gamma: 0, alpha: 0.5 });
    const binary = core.bceWithLogits([2, -1], [1, 1]);
    close(focal.loss, Number(binary.loss) / 2);
    close(focal.gradient[1], binary.gradient[1] / 2);
    close(core.sigmoidFocal([0], [1]).loss, Math.log(2) / 16);
  });

  it('log loss clips and then renormalises', () => {
    close(core.logLoss(0, [0, 1]).loss, 52 * Math.log(2));
    close(core.logLoss(1, [0.2, 0.2]).loss, Math.log(2));
    assert.equal(core.logLoss(0, [0, 1]).gradient[0], 0);
  });

  it('the tangent part of −p/q vanishes at q = p', () => {
    const p = [0.5, 0.25, 0.25];
    const { gradient } = core.crossEntropyOfProbabilities(p, p);
    assert.deepEqual(gradient, Float64Array.of(-1, -1, -1));
    assert.deepEqual(core.tangentGradient(gradient), new Float64Array(3));
    close(core.tangentGradient([1, 2, 6])[2], 3);
  });
});

describe('Options of further losses outside their range', () => {
  const refused: readonly [string, () => unknown][] = [
    ['alpha: expected a finite number above 0, found 0', () => core.powerScore([1], 0, { alpha: 0 })],
    [
      'quantile: expected a number above 0 and below 1, found 1',
      () => core.quantile([1], [1], { quantile: 1 }),
    ],
    [
      'rho: expected a number above 0 and at most 1, found 0',
      () => core.generalizedCrossEntropy([1], 0, { rho: 0 }),
    ],
    ['y: expected 0 or 1, found 0.5 at index 0', () => core.sigmoidFocal([1], [0.5])],
    ['margin: expected a finite number, found NaN', () => core.multiClassHinge([1], 0, { margin: NaN })],
    [
      'epsilon: expected a number of at least 0 and below 0.5, found 0.5',
      () => core.logLoss(0, [1], { epsilon: 0.5 }),
    ],
    [
      'variance: expected finite numbers of at least 0, found -1 at index 0',
      () => core.gaussianNll([1], [1], { variance: [-1] }),
    ],
  ];
  for (const [message, act] of refused) {
    it(`are refused: ${message}`, () => assert.throws(act, { name: 'RangeError', message }));
  }
});
