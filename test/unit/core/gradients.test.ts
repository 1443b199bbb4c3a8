import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../../src/core';

type Loss = (x: number[]) => { readonly loss: number; readonly gradient: ArrayLike<number> };

/**
 * Central difference of second order, with the step that balances its truncation against rounding.
 * Independent of the formulas of the gradients: it only uses the loss.
 */
function assertGradient(loss: Loss, x: number[], step = 1e-5): void {
  const { gradient } = loss(x);
  const scale = 1 + Math.abs(loss(x).loss) + Math.max(...Array.from(gradient, Math.abs));
  x.forEach((value, index) => {
    const at = (moved: number) => loss(x.map((other, place) => (place === index ? moved : other))).loss;
    const expected = (at(value + step) - at(value - step)) / (2 * step);
    assert.ok(
      Math.abs(gradient[index] - expected) <= 2e-8 * scale + 1e-6 * Math.abs(expected),
      `component ${index}: ${gradient[index]} against ${expected}`,
    );
  });
}

const real = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
const logits = fc.array(real(-5, 5), { minLength: 2, maxLength: 8 });
const problem = logits.chain((row) =>
  fc.record({
    row: fc.constant(row),
    target: fc.nat({ max: row.length - 1 }),
    p: fc.array(real(0, 1), { minLength: row.length, maxLength: row.length }),
    // A mean over rows of no weight has no value, and so no slope.
    weight: fc.array(real(0.1, 3), { minLength: row.length, maxLength: row.length }),
    temperature: real(0.5, 3),
    labelSmoothing: real(0, 1),
  }),
);
type Problem = typeof problem extends fc.Arbitrary<infer T> ? T : never;

function check(make: (problem: Problem) => [Loss, number[]], step?: number): void {
  fc.assert(
    fc.property(problem, (given) => {
      const [loss, x] = make(given);
      assertGradient(loss, x, step);
    }),
    { numRuns: 60 },
  );
}

describe('The gradient agrees with central differences', () => {
  it('of softmax cross entropy with a class index, temperature, weights and smoothing', () => {
    check(({ row, target, ...options }) => [(x) => core.softmaxCrossEntropy(x, target, options), row]);
  });

  it('of softmax cross entropy with a distribution that need not sum to 1', () => {
    check(({ row, p, ...options }) => [(x) => core.softmaxCrossEntropy(x, p, options), row]);
  });

  it('of the mean over a batch, for every row', () => {
    check(({ row, target, p: second, ...options }) => {
      const split = (x: number[]) => [x.slice(0, row.length), x.slice(row.length)];
      const loss: Loss = (x) => {
        const { loss: reduced, gradient } = core.crossEntropyBatch(split(x), [target, 0], options);
        return { loss: Number(reduced), gradient: gradient.flatMap((values) => Array.from(values)) };
      };
      return [loss, [...row, ...second]];
    });
  });

  it('of cross entropy of probabilities, −p/q', () => {
    check(({ row, p }) => [(x) => core.crossEntropyOfProbabilities(p, x), probabilities(row)], 1e-7);
  });

  it('of the Kullback–Leibler divergence from logits', () => {
    check(({ row, p, temperature }) => [(x) => core.klFromLogits(x, p, { temperature }), row]);
  });

  it('of the Kullback–Leibler divergence from log-probabilities', () => {
    check(({ row, p }) => {
      const loss: Loss = (x) => {
        const { loss: reduced, gradient } = core.klDivBatch([x], [p], { reduction: 'mean' });
        return { loss: Number(reduced), gradient: gradient[0] };
      };
      return [loss, row];
    });
  });

  it('of the negative log likelihood', () => {
    check(({ row, target, weight }) => {
      const loss: Loss = (x) => {
        const { loss: reduced, gradient } = core.nll([x], [target], { weight, reduction: 'sum' });
        return { loss: Number(reduced), gradient: gradient[0] };
      };
      return [loss, row];
    });
  });

  it('of the Brier, spherical and ranked probability scores, of focal and poly loss', () => {
    check(({ row, p, temperature }) => [(x) => core.brier(x, p, { temperature }), row]);
    check(({ row, target, temperature }) => [(x) => core.brier(x, target, { temperature }), row]);
    check(({ row, p, temperature }) => [(x) => core.spherical(x, p, { temperature }), row]);
    check(({ row, p, temperature }) => [(x) => core.rps(x, p, { temperature }), row]);
    check(({ row, target, temperature }) => [(x) => core.focal(x, target, { temperature, gamma: 1.5 }), row]);
    check(({ row, target, temperature }) => [(x) => core.polyLoss(x, target, { temperature }), row]);
  });

  it('of the entropy', () => {
    check(({ row, temperature }) => {
      const loss: Loss = (x) => {
        const { nats, gradient } = core.entropyGradient(x, { temperature });
        return { loss: nats, gradient };
      };
      return [loss, row];
    });
  });

  it('of the cross entropy with respect to the temperature', () => {
    check(({ row, target, temperature }) => {
      const loss: Loss = ([T]) => {
        const { loss: value, derivative } = core.temperatureGradient(row, target, { temperature: T });
        return { loss: value, gradient: [derivative] };
      };
      return [loss, [temperature]];
    });
  });

  it('of every smooth elementwise loss, away from its kinks', () => {
    const elementwise = [
      core.mse,
      core.squaredError,
      core.quartic,
      core.sinSquared,
      core.logCosh,
      core.huber,
      core.smoothL1,
      core.absoluteError,
      core.bceWithLogits,
    ];
    for (const loss of elementwise) {
      check(({ row, p }) => {
        const isNearKink = row.some((x, index) =>
          [0, 1].some((kink) => Math.abs(Math.abs(x - p[index]) - kink) < 1e-3),
        );
        const x = isNearKink ? row.map((_, index) => p[index] + 0.25 + index) : row;
        return [(moved) => elementwiseSum(loss(moved, p, { reduction: 'mean' })), x];
      });
    }
  });

  it('of binary cross entropy of probabilities', () => {
    check(({ row, p }) => {
      const x = row.map((value) => 0.5 + value / 11);
      return [(moved) => elementwiseSum(core.bceProbs(moved, p, { reduction: 'sum' })), x];
    });
  });

  it('of cross entropy, as its Hessian says', () => {
    check(({ row, target, temperature }) => {
      const hessian = core.crossEntropyHessian(row, { temperature });
      const loss: Loss = (x) => {
        const { gradient } = core.softmaxCrossEntropy(x, target, { temperature });
        return { loss: gradient[0], gradient: hessian[0] };
      };
      return [loss, row];
    });
  });
});

function elementwiseSum({ loss, gradient }: core.ElementwiseLoss): ReturnType<Loss> {
  return { loss: Number(loss), gradient };
}

/** Away from 0, where −p/q is too steep for differences. */
function probabilities(row: number[]): number[] {
  return Array.from(core.softmax(row, { temperature: 3 }));
}
