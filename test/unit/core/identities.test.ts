import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../../src/core';

const real = fc.double({ min: -20, max: 20, noNaN: true });
const row = fc.array(real, { minLength: 2, maxLength: 10 });

function assertClose(got: number, want: number, tolerance = 1e-13): void {
  assert.ok(Math.abs(got - want) <= tolerance * (1 + Math.abs(want)), `${got} against ${want}`);
}

describe('Losses that are the same', () => {
  it('focal loss with γ = 0 and poly loss with ε = 0 are cross entropy', () => {
    fc.assert(
      fc.property(row, fc.nat(), (logits, choice) => {
        const target = choice % logits.length;
        const { loss, gradient } = core.softmaxCrossEntropy(logits, target);
        for (const other of [
          core.focal(logits, target, { gamma: 0 }),
          core.polyLoss(logits, target, { epsilon: 0 }),
        ]) {
          assertClose(other.loss, loss);
          other.gradient.forEach((value, index) => assertClose(value, gradient[index]));
        }
      }),
    );
  });

  it('cross entropy less entropy of the target is the Kullback–Leibler divergence', () => {
    fc.assert(
      fc.property(row, row, (logits, others) => {
        const p = core.softmax(logits.map((_, index) => others[index % others.length] / 10));
        const q = core.softmax(logits);
        const { loss } = core.softmaxCrossEntropy(logits, p);
        assertClose(core.klDivergence(p, q), loss - core.entropy(p).nats, 1e-12);
        assertClose(core.klFromLogits(logits, p).loss, core.klDivergence(p, q), 1e-12);
      }),
    );
  });

  it('binary cross entropy is cross entropy over the logits (0, x)', () => {
    fc.assert(
      fc.property(real, fc.double({ min: 0, max: 1, noNaN: true }), (x, y) => {
        const { loss, gradient } = core.softmaxCrossEntropy([0, x], [1 - y, y]);
        const binary = core.bceWithLogits([x], [y]);
        assertClose(Number(binary.loss), loss);
        assertClose(binary.gradient[0], gradient[1]);
      }),
    );
  });

  it('a class index is the one-hot distribution', () => {
    fc.assert(
      fc.property(row, fc.nat(), (logits, choice) => {
        const target = choice % logits.length;
        const p = logits.map((_, index) => Number(index === target));
        const [one, other] = [core.softmaxCrossEntropy(logits, target), core.softmaxCrossEntropy(logits, p)];
        assertClose(one.loss, other.loss, 3e-16);
        assert.deepEqual(
          one.gradient.map((value) => value + 0),
          other.gradient.map((value) => value + 0),
        );
      }),
    );
  });

  it('Huber’s loss is β times smooth L1', () => {
    fc.assert(
      fc.property(real, fc.double({ min: 0.1, max: 5, noNaN: true }), (x, width) => {
        const huber = core.huber([x], [0], { delta: width });
        const smooth = core.smoothL1([x], [0], { beta: width });
        assertClose(Number(huber.loss), width * Number(smooth.loss));
        assertClose(huber.gradient[0], width * smooth.gradient[0]);
      }),
    );
  });

  it('the Hessian times a vector is the product with the whole matrix', () => {
    fc.assert(
      fc.property(row, (logits) => {
        const vector = logits.map((value, index) => value * (index % 3));
        const product = core.crossEntropyHessianVector(logits, vector, { temperature: 1.5 });
        core.crossEntropyHessian(logits, { temperature: 1.5 }).forEach((line, index) => {
          const whole = line.reduce((sum, value, column) => sum + value * vector[column], 0);
          assertClose(product[index], whole, 1e-12);
        });
      }),
    );
  });
});

describe('The top classes', () => {
  it('are those that sorting all would put first, the lower index first among equals', () => {
    const few = fc.array(fc.constantFrom(-1, 0, 1, 2, 3), { maxLength: 200 });
    fc.assert(
      fc.property(few, fc.nat({ max: 150 }), (scores, k) => {
        const sorted = scores.map((score, index) => ({ score, index }));
        sorted.sort((a, b) => b.score - a.score || a.index - b.index);
        assert.deepEqual(
          core.topClasses(scores, k),
          sorted.slice(0, k).map(({ index }) => index),
        );
      }),
    );
  });

  it('put NaN with −∞, last', () => {
    assert.deepEqual(core.topClasses([NaN, 1, -Infinity, 2], 4), [3, 1, 0, 2]);
    assert.deepEqual(core.topClasses([], 3), []);
  });
});

describe('The complement of a probability', () => {
  it('is what 1 − q would round away', () => {
    const q = core.softmax([50, 0]);
    assert.equal(1 - q[0], 0);
    // e⁻⁵⁰/(1 + e⁻⁵⁰)
    assertClose(core.complement(q, 0) / 1.9287498479639178e-22, 1);
    assertClose(core.complements(q)[0] / 1.9287498479639178e-22, 1);
    assert.equal(core.complements(q)[1], 1);
  });

  it('is 1 − q where the probabilities do not sum to 1', () => {
    assert.equal(core.complement([0.75, 0.125], 0), 0.25);
    assert.equal(core.complement([0.125, 0.125], 1), 0.875);
  });

  it('of a class that is not there is refused', () => {
    assert.throws(() => core.complement([1], 1), /class 1 is out of range for 1 classes/);
  });
});
