import assert from 'node:assert/strict';
import {
  binaryDerivative,
  comparedBinaryLossIds,
  comparedGradient,
  comparedLossIds,
  confidentLogits,
  isOfOneClass,
  largestSize,
  limitOfBinary,
  limitOfConfidence,
  type ComparedLossId,
} from '../../../../src/core/explanations';

const logits = Float64Array.of(2.1, -0.3, 0.7, 1.4, -1.2);
const [target, wrong] = [1, 0];

/**
 * max |∂S/∂ℓ| with the wrong class at 1 − u and the others in the proportions of the logits, by central differences of
 * the losses' definitions in mpmath with 60 digits, at the doubles nearest to the u.
 */
const byDifferences: Readonly<Record<ComparedLossId, readonly [number, number]>> = {
  crossEntropy: [0.9998958202987156, 0.9999999999998959],
  focal: [1.001597624699343, 1.000000000005916],
  poly1: [0.9999999891465898, 1],
  generalizedCrossEntropy: [0.001630808357582898, 8.174254884563333e-10],
  brier: [0.0022033177660970363, 2.2083594025637948e-12],
  spherical: [0.00010428396229362714, 1.0417970128452378e-13],
  power: [0.011175436077562568, 3.2276980469433324e-7],
  rps: [0.00199364515079684, 1.9999999999936406e-12],
  linear: [0.00010416884787425989, 1.0417970128440874e-13],
  absoluteError: [0.00020833769574851979, 2.0835940256881749e-13],
};

describe('confidence in a wrong class', () => {
  it('leaves the others their proportions', () => {
    const set = confidentLogits(logits, 1, wrong, 0.25);
    assert.ok(Math.abs(set[wrong] - Math.log(0.75)) < 1e-15);
    assert.ok(Math.abs(set[3] - set[1] - (logits[3] - logits[1])) < 1e-15);
    const sum = set.reduce((total, each) => total + Math.exp(each), 0);
    assert.ok(Math.abs(sum - 1) < 1e-15);
  });

  for (const loss of comparedLossIds) {
    it(`moves ${loss} by what its definition gives with 60 digits`, () => {
      [1e-3, 1e-12].forEach((rest, index) => {
        const found = largestSize(comparedGradient(loss, confidentLogits(logits, 1, wrong, rest), target));
        const expected = byDifferences[loss][index];
        assert.ok(Math.abs(found - expected) <= 4e-15 * expected, `${found} for ${expected}`);
      });
    });

    it(`takes ${loss} to the limit that is named`, () => {
      const found = [1e-30, 1e-200].map((rest) =>
        largestSize(comparedGradient(loss, confidentLogits(logits, 1, wrong, rest), target)),
      );
      assert.ok(
        found.every((size) => Math.abs(size - limitOfConfidence(loss)) < 1e-12),
        `${found}`,
      );
    });
  }

  it('takes cross entropy alone to q − p at a generic q and p', () => {
    const p = Float64Array.of(0.4, 0.3, 0.15, 0.1, 0.05);
    const sum = logits.reduce((total, logit) => total + Math.exp(logit / 2), 0);
    const difference = logits.map((logit, index) => Math.exp(logit / 2) / sum - p[index]);
    for (const loss of comparedLossIds.filter((each) => !isOfOneClass(each))) {
      const gradient = comparedGradient(loss, logits, p, 2);
      const off = largestSize(gradient.map((value, index) => value - difference[index]));
      if (loss === 'crossEntropy') assert.ok(off < 1e-15);
      else assert.ok(off > 0.01, `${loss} differs by ${off}`);
    }
  });

  it('refuses a distribution for a loss of one class', () => {
    assert.throws(
      () => comparedGradient('focal', logits, new Float64Array(5).fill(0.2)),
      /expected one class/,
    );
  });
});

describe('a binary loss against a wrong side', () => {
  it('has the derivative of its definition', () => {
    const sigma = (x: number) => 1 / (1 + Math.exp(-x));
    const definitions = {
      bce: (x: number) => -Math.log(sigma(x)),
      focal: (x: number) => -((1 - sigma(x)) ** 2) * Math.log(sigma(x)),
      squared: (x: number) => (sigma(x) - 1) ** 2,
      absolute: (x: number) => Math.abs(sigma(x) - 1),
    };
    for (const loss of comparedBinaryLossIds) {
      for (const x of [-3, -0.5, 0.8]) {
        const slope = (definitions[loss](x + 1e-5) - definitions[loss](x - 1e-5)) / 2e-5;
        assert.ok(Math.abs(binaryDerivative(loss, x) - slope) < 1e-9, `${loss} at ${x}`);
      }
    }
  });

  it('goes to the limit that is named', () => {
    for (const loss of comparedBinaryLossIds) {
      assert.ok(Math.abs(Math.abs(binaryDerivative(loss, -60)) - limitOfBinary(loss)) < 1e-20 + 1e-12);
    }
  });
});
