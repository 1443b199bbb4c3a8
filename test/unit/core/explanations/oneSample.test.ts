import assert from 'node:assert/strict';
import {
  drawCounts,
  mostSampledClasses,
  sampleCovariance,
  sampleMean,
  sampledRuleIds,
  uniformFrom,
  type SampledRuleId,
} from '../../../../src/core/explanations';

/** Means and covariances over i ~ p of gradients at T = 2 that PyTorch 1.13 takes by autograd, in float64. */
const logits = Float64Array.of(2.1, -0.3, 0.7, 1.4, -1.2);
const p = Float64Array.of(0.4, 0.3, 0.15, 0.1, 0.05);
const temperature = 2;

interface Expected {
  readonly settlesOn: readonly number[];
  readonly atP: readonly number[];
  readonly variances: readonly number[];
  readonly covariances: readonly [number, number];
}
const affine = (
  settlesOn: readonly number[],
  variances: readonly number[],
  ...covariances: readonly [number, number]
): Expected => ({ settlesOn, atP: settlesOn, variances, covariances });

const byAutograd: Readonly<Record<Exclude<SampledRuleId, 'reverseKl'>, Expected>> = {
  crossEntropy: affine(
    [
      -0.014438021874365853, -0.09410980623758032, 0.017147351279652917, 0.0807633158897788,
      0.010637160942514412,
    ],
    [0.06, 0.0525, 0.031875, 0.0225, 0.011875],
    -0.03,
    -0.001875,
  ),
  brier: affine(
    [
      -0.017517181279774547, -0.02308755947231597, 0.002943259113903111, 0.03745122139942877,
      0.00021026023875864947,
    ],
    [
      0.020428630012204792, 0.00375198761122467, 0.00535821624656508, 0.006792273883941942,
      0.0003965026763753735,
    ],
    -0.005007099639635372,
    0.00030087082223557846,
  ),
  spherical: affine(
    [
      -0.020204050736722733, -0.02159907599158436, 0.003846369863478662, 0.036819032017055775,
      0.0011377248477726632,
    ],
    [
      0.01559095325535104, 0.002979710305649806, 0.004822550542745449, 0.006613235171999353,
      0.0002622175251355687,
    ],
    -0.003186157293876716,
    4.478234065980099e-5,
  ),
  power: affine(
    [
      -0.012968293607431127, -0.03272105245176579, 0.0052892012340201595, 0.03836167399152446,
      0.0020384708336522958,
    ],
    [
      0.01664476564280147, 0.006694212985339169, 0.006266604034404579, 0.005895887490318094,
      0.0009643221391043912,
    ],
    -0.005586291402422267,
    1.3426684497328642e-5,
  ),
  rps: affine(
    [
      -0.0715420540196479, -0.018320277218610598, 0.009804548655253268, 0.06172063452326385,
      0.01833714805974134,
    ],
    [
      0.04285131983278418, 0.001029179121882149, 0.003035764052244878, 0.01859710097139639,
      0.0021234101973477055,
    ],
    0.003183656704818411,
    0.0016246759835023587,
  ),
  jensenShannon: {
    settlesOn: [
      -0.013867614059248417, -0.00882731623721925, 0.004341010396603571, 0.01411718767104177,
      0.004236732228822324,
    ],
    atP: [
      -0.007592992737211342, -0.018289474616043536, 0.0024874430807068173, 0.021293211807337748,
      0.0021018124652103123,
    ],
    variances: [
      0.0026173274999437123, 0.0009993665222446822, 0.0009960554414372613, 0.0009480458565467978,
      0.000129746048409732,
    ],
    covariances: [NaN, NaN],
  },
  absoluteError: {
    settlesOn: [
      -0.059623185133755724, -0.006780119505572946, 0.016465678137168923, 0.036442241099015775,
      0.013495385403144,
    ],
    atP: [
      -0.1919065856981567, -0.05780115284011779, 0.08899671240081454, 0.126292346499483, 0.034418679637976915,
    ],
    variances: [
      0.020428630012204792, 0.0037519876112246707, 0.00535821624656508, 0.006792273883941942,
      0.0003965026763753735,
    ],
    covariances: [NaN, NaN],
  },
};
const rules = sampledRuleIds.filter((rule) => rule !== 'reverseKl');

function near(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expected.forEach((value, index) =>
    assert.ok(Math.abs(actual[index] - value) <= tolerance, `${actual[index]} for ${value} at ${index}`),
  );
}
const sampled = (rule: SampledRuleId, draws: number, seed: number) => {
  const found = sampleMean({ rule, logits, p, temperature, draws, seed });
  assert.ok(found);
  return found;
};

describe('classes drawn from p', () => {
  it('are the same for the same seed and differ for another', () => {
    assert.deepEqual(drawCounts(p, 1000, 7), drawCounts(p, 1000, 7));
    assert.notDeepEqual(drawCounts(p, 1000, 7), drawCounts(p, 1000, 8));
  });

  it('come up as often as p says: χ² with 4 degrees of freedom stays below 25 and averages near 4', () => {
    const statistics = Array.from({ length: 50 }, (_, seed) => {
      const counts = drawCounts(p, 10_000, seed + 1);
      assert.equal(
        counts.reduce((sum, count) => sum + count),
        10_000,
      );
      return counts.reduce(
        (sum, count, index) => sum + (count - 10_000 * p[index]) ** 2 / (10_000 * p[index]),
        0,
      );
    });
    assert.ok(Math.max(...statistics) < 25);
    const mean = statistics.reduce((sum, value) => sum + value) / statistics.length;
    // The mean of 50 has a standard deviation of √(8/50) = 0.4.
    assert.ok(Math.abs(mean - 4) < 1.6, `${mean}`);
  });

  it('never are classes of no mass', () => {
    const counts = drawCounts(Float64Array.of(0, 0.5, 0, 0.5, 0), 10_000, 3);
    assert.deepEqual([counts[0], counts[2], counts[4]], [0, 0, 0]);
  });

  it('refuse a p that is none', () => {
    assert.throws(() => drawCounts(Float64Array.of(0.5, -0.5), 1, 1), /found -0.5 at index 1/);
    assert.throws(() => drawCounts(Float64Array.of(0, 0), 1, 1), /positive finite sum, found 0/);
  });

  it('come from numbers that are uniform in 0 … 1', () => {
    const uniform = uniformFrom(1);
    const numbers = Array.from({ length: 20_000 }, uniform);
    assert.ok(numbers.every((value) => value >= 0 && value < 1));
    // Mean ½ ± 4·√(1/12/20000), and the correlation of neighbours 0 ± 4/√20000.
    const mean = numbers.reduce((sum, value) => sum + value) / numbers.length;
    assert.ok(Math.abs(mean - 0.5) < 0.0082, `${mean}`);
    const together = numbers
      .slice(1)
      .reduce((sum, value, index) => sum + (value - 0.5) * (numbers[index] - 0.5), 0);
    assert.ok(Math.abs((12 * together) / numbers.length) < 0.029);
  });
});

describe('the mean of gradients against drawn classes', () => {
  for (const rule of rules) {
    const expected = byAutograd[rule];
    it(`of ${rule} settles where autograd says, with its variances`, () => {
      const found = sampled(rule, 10_000, 1);
      near(found.expected, expected.settlesOn, 1e-15);
      near(found.atP, expected.atP, 1e-15);
      expected.variances.forEach((variance, k) => {
        assert.ok(Math.abs(found.standardError(k) - Math.sqrt(variance / 10_000)) <= 1e-14);
        const off = Math.abs(found.mean[k] - expected.settlesOn[k]) / found.standardError(k);
        assert.ok(off < 4.5, `${off} error bars in class ${k}`);
      });
    });
  }

  for (const rule of rules.filter((each) => !Number.isNaN(byAutograd[each].covariances[0]))) {
    it(`of ${rule} has the covariance of autograd's gradients in closed form`, () => {
      const covariance = sampleCovariance(rule, logits, p, temperature);
      assert.ok(covariance);
      near(
        covariance.map((row, k) => row[k]),
        byAutograd[rule].variances,
        1e-15,
      );
      near([covariance[0][1], covariance[2][4]], byAutograd[rule].covariances, 1e-15);
    });
  }

  it('of Jensen–Shannon and Σ |q − p| stays off the gradient against p however many are drawn', () => {
    for (const rule of ['jensenShannon', 'absoluteError'] as const) {
      const { mean, atP, standardError, isAffine } = sampled(rule, 10_000, 1);
      assert.equal(isAffine, false);
      assert.ok(Math.abs(mean[1] - atP[1]) > 20 * standardError(1));
    }
  });

  it('spreads over seeds as its error bars say', () => {
    const offs = Array.from({ length: 200 }, (_, seed) => {
      const { mean, expected, standardError } = sampled('brier', 100, seed + 1);
      return (mean[0] - expected[0]) / standardError(0);
    });
    const square = offs.reduce((sum, off) => sum + off * off, 0) / offs.length;
    // The mean of 200 squares of a standard normal number: 1 ± 4·√(2/200).
    assert.ok(Math.abs(square - 1) < 0.4, `${square}`);
  });

  it('of reverse Kullback–Leibler is not finite, since a class alone makes it ∞', () => {
    assert.ok(sampled('reverseKl', 10, 1).expected.every((value) => !Number.isFinite(value)));
  });

  it('has no noise for a one-hot p', () => {
    const oneHot = Float64Array.of(0, 1, 0, 0, 0);
    for (const rule of rules) {
      const found = sampleMean({ rule, logits, p: oneHot, temperature, draws: 100, seed: 1 });
      assert.ok(found);
      near(found.mean, [...found.atP], 1e-16);
      assert.equal(found.standardError(0), 0);
    }
  });

  it('is not computed where it would take long', () => {
    const many = new Float64Array(mostSampledClasses + 1);
    const uniform = many.map(() => 1 / many.length);
    const ask = (rule: SampledRuleId) =>
      sampleMean({ rule, logits: many, p: uniform, temperature: 1, draws: 10, seed: 1 });
    assert.equal(ask('brier'), undefined);
    assert.equal(ask('jensenShannon'), undefined);
    assert.ok(ask('crossEntropy'));
  });

  it('is the same from the frequencies at once as one by one', () => {
    // 400 classes are averaged through the frequencies.
    const wide = Float64Array.from({ length: 400 }, (_, index) => Math.sin(index));
    const soft = wide.map(() => 1 / 400);
    const found = sampleMean({
      rule: 'crossEntropy',
      logits: wide,
      p: soft,
      temperature: 1,
      draws: 100,
      seed: 2,
    });
    assert.ok(found);
    const sum = wide.reduce((total, logit) => total + Math.exp(logit), 0);
    near(
      found.mean,
      Array.from(wide, (logit, k) => Math.exp(logit) / sum - found.counts[k] / 100),
      1e-15,
    );
  });
});
