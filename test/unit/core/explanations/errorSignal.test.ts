import assert from 'node:assert/strict';
import {
  alongLegs,
  alongLine,
  differ,
  integrableLogitSignals,
  integrate,
  logitSignal,
  logitSignalIds,
  mirroredEntries,
  mixedValueSignals,
  otherLogitSignals,
  ownValueSignals,
  valueSignal,
  type ErrorSignal,
  type LogitContext,
} from '../../../../src/core/explanations';

const x = Float64Array.of(2.1, -0.3, 0.7, 1.4, -1.2);
const zero = new Float64Array(5);
const all = [0, 1, 2, 3, 4];
const soft: LogitContext = {
  p: Float64Array.of(0.4, 0.3, 0.15, 0.1, 0.1),
  temperature: 2,
  weights: Float64Array.of(1, 2, 3, 4, 5),
};
const oneHot: LogitContext = { ...soft, p: Float64Array.of(0, 1, 0, 0, 0), temperature: 1 };
const contexts = [soft, oneHot];

function assertNear(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual} for ${expected}`);
}

/** The gradient of a loss by central differences. */
function gradientOf(loss: (x: Float64Array) => number, at: Float64Array): Float64Array {
  return at.map((_, k) => {
    const [raised, lowered] = [at.slice(), at.slice()];
    raised[k] += 1e-5;
    lowered[k] -= 1e-5;
    return (loss(raised) - loss(lowered)) / (raised[k] - lowered[k]);
  });
}

function assertGradientOfItsLoss(signal: ErrorSignal, at: Float64Array): void {
  const { loss } = signal;
  assert.ok(loss, `${signal.id} has a loss`);
  const slopes = gradientOf(loss, at);
  signal.at(at).forEach((value, k) => assertNear(value, slopes[k], 1e-8, `${signal.id} in ${k}`));
}

describe('error signals by logits', () => {
  for (const context of contexts) {
    const what = context === soft ? 'a soft target at T = 2' : 'a class';
    const ids = logitSignalIds(context);
    for (const id of integrableLogitSignals.filter((each) => ids.includes(each))) {
      it(`${id} is the gradient of its loss, for ${what}`, () => {
        assertGradientOfItsLoss(logitSignal(id, context), x);
      });

      it(`${id} has a symmetric Jacobian and the same integral by any path, for ${what}`, () => {
        const signal = logitSignal(id, context);
        const entries = mirroredEntries(signal, x, all);
        assert.ok(entries && !differ(entries));
        const difference = (signal.loss?.(x) ?? NaN) - (signal.loss?.(zero) ?? NaN);
        assertNear(alongLine(signal, zero, x, 2000).value, difference, 1e-12, 'straight');
        assertNear(alongLegs(signal, zero, x, 1, 2000).value, difference, 1e-12, 'in legs');
      });
    }

    for (const id of otherLogitSignals) {
      it(`${id} has mirrored entries that differ and no loss, for ${what}`, () => {
        const signal = logitSignal(id, context);
        assert.equal(signal.loss, undefined);
        // At the logits themselves nothing of the soft target's signal is clipped.
        const far = id === 'clipped' ? x.map((value) => 4 * value) : x;
        const entries = mirroredEntries(signal, far, all);
        assert.ok(entries && differ(entries));
        const [straight, legs] = [
          alongLine(signal, zero, far, 5000),
          alongLegs(signal, zero, far, entries.k, 5000),
        ];
        assert.ok(Math.abs(straight.value - legs.value) > 1e-3, `${straight.value} and ${legs.value}`);
      });
    }

    it(`have the Jacobians of central differences, for ${what}`, () => {
      for (const id of ids) {
        const signal = logitSignal(id, context);
        const jacobian = signal.jacobian(x);
        for (const j of all) {
          const [raised, lowered] = [x.slice(), x.slice()];
          raised[j] += 1e-5;
          lowered[j] -= 1e-5;
          const [up, down] = [signal.at(raised), signal.at(lowered)];
          for (const k of all.filter((each) => each !== j)) {
            const slope = (up[k] - down[k]) / (raised[j] - lowered[j]);
            assertNear(jacobian(k, j), slope, 1e-8, `${id} ${k}, ${j}`);
          }
        }
      }
    });
  }

  it('q − p weighted alike has a loss', () => {
    const signal = logitSignal('weighted', { ...soft, weights: new Float64Array(5).fill(3) });
    assertGradientOfItsLoss(signal, x);
  });

  it('leaves out what has a loss for two classes only', () => {
    const two: LogitContext = {
      p: Float64Array.of(0.3, 0.7),
      temperature: 1,
      weights: Float64Array.of(1, 2),
    };
    const ids = logitSignalIds(two);
    assert.ok(!ids.includes('clipped') && !ids.includes('byNorm') && ids.includes('weighted'));
  });

  it('names the pair of classes whose entries differ most', () => {
    // w_k q_k (−q_j) for w = 1 … 5: (w_j − w_k) q_k q_j is largest for classes 0 and 3, 3·0.5345·0.2654.
    const entries = mirroredEntries(logitSignal('weighted', oneHot), x, all);
    assert.ok(entries);
    assert.deepEqual([entries.k, entries.j], [0, 3]);
    assertNear(entries.above - entries.below, 3 * 0.534535428413551 * 0.26544243810601437, 1e-15, 'gap');
    assertNear(entries.aboveByDifference, entries.above, 1e-9, 'central difference');
    assertNear(entries.belowByDifference, entries.below, 1e-9, 'central difference');
  });
});

describe('error signals by values', () => {
  const y = Float64Array.of(2, -0.1, 0.4, 1.5, 1);
  const context = { y, delta: 0.5, coefficients: [0.5, 0, 0, 2] };

  for (const id of [...ownValueSignals, 'unit' as const]) {
    it(`${id} is the gradient of its loss`, () => {
      const signal = valueSignal(id, context);
      assertGradientOfItsLoss(signal, x);
      const difference = (signal.loss?.(x) ?? NaN) - (signal.loss?.(y) ?? NaN);
      assertNear(alongLine(signal, y, x, 20_000).value, difference, 1e-9, id);
    });
  }

  it('d_k + d_(k+1) has entries 1 and 0 that mirror each other, and no loss', () => {
    const signal = valueSignal('next', context);
    const entries = mirroredEntries(signal, x, all);
    assert.ok(entries);
    assert.deepEqual([entries.above, entries.below], [1, 0]);
    assertNear(entries.aboveByDifference, 1, 1e-9, 'central difference');
    assertNear(entries.belowByDifference, 0, 1e-9, 'central difference');
    assert.equal(signal.loss, undefined);
  });

  it('(x − y)/‖x − y‖ mixes the numbers and still has a loss', () => {
    const entries = mirroredEntries(valueSignal('unit', context), x, all);
    assert.ok(entries && !differ(entries) && entries.above !== 0);
    assertNear(entries.aboveByDifference, entries.above, 1e-8, 'central difference');
  });

  it('are all listed', () => {
    assert.deepEqual([...mixedValueSignals], ['unit', 'next']);
  });
});

describe('the integral from 0 to 1', () => {
  it('is exact for polynomials up to the degree 22 of the rule', () => {
    // ∫ 23 t²² = 1 by one piece, without halving.
    const { value } = integrate((at) => 23 * at ** 22, 15);
    assertNear(value, 1, 1e-14, 'degree 22');
  });

  it('finds a step and a narrow peak by halving', () => {
    assertNear(integrate((at) => (at < 1 / 3 ? 0 : 1), 5000).value, 2 / 3, 1e-10, 'step');
    // ∫ 1000/(1 + e^(−1000(t − ½)))′ is 1 to within e^−500.
    const peak = (at: number) => 250 / Math.cosh(500 * (at - 0.4)) ** 2;
    assertNear(integrate(peak, 5000).value, 0.5 * (Math.tanh(300) + Math.tanh(200)), 1e-12, 'peak');
  });

  it('says how far off it may be where it is stopped', () => {
    const { value, error } = integrate((at) => Math.sin(1000 * at) + 1, 45);
    const exact = 1 + (1 - Math.cos(1000)) / 1000;
    assert.ok(error > Math.abs(value - exact));
  });
});
