import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../../src/core';
import type { Loss, LossName, LossOptions, LossQuestion, Scale, Target } from '../../../src/core';

/** Options to take each loss with, beside its defaults; three classes. */
const variations: { readonly [Name in LossName]?: readonly LossOptions[] } = {
  crossEntropy: [{ labelSmoothing: 0.2, weight: [0.5, 2, 1] }],
  crossEntropyProbs: [{ labelSmoothing: 0.2, weight: [0.5, 2, 1] }],
  nll: [{ weight: [0.5, 2, 1] }],
  logLoss: [{ epsilon: 0 }, { epsilon: 0.01 }],
  powerScore: [{ alpha: 0.5 }, { alpha: 1 }, { alpha: 1.5 }, { alpha: 4 }],
  focal: [{ gamma: 0 }, { gamma: 0.5, alpha: 0.25 }, { gamma: 3, alpha: [1, 2, 0.5] }],
  polyLoss: [{ epsilon: -0.5 }, { epsilon: 4 }],
  generalizedCrossEntropy: [{ rho: 0.1 }, { rho: 1 }],
  multiClassHinge: [{ margin: 0.3 }, { power: 2, weight: [0.5, 2, 1] }],
  bceWithLogits: [{ posWeight: [2, 0.5, 3] }, { weight: [2, 0.5, 0] }],
  bceProbs: [{ weight: [2, 0.5, 0] }],
  sigmoidFocal: [{ gamma: 0, alpha: 0.5 }, { gamma: 0.7, alpha: 1 }, { gamma: 5 }],
  huber: [{ delta: 0.3 }],
  smoothL1: [{ beta: 0.3 }],
  quantile: [{ quantile: 0.9 }],
  poissonNll: [{ logInput: false }, { full: true }],
  gaussianNll: [{ variance: 3 }, { variance: [0.5, 2, 7], full: true }],
  absolutePercentageError: [{ epsilon: 2 }],
};

const real = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
const three = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 3, maxLength: 3 });

const scalesOf = (loss: Loss): readonly Scale[] =>
  loss.kind === 'distribution'
    ? loss.scales
    : [loss.kind === 'elements' ? loss.scale : loss.kind === 'scores' ? 'logits' : 'values'];

/** Scores that a loss is defined for. */
function scoresFor(loss: Loss, scale: Scale): fc.Arbitrary<number[]> {
  if (scale === 'probabilities') {
    return three(real(-2, 2)).map((logits) => Array.from(core.softmax(logits)));
  }
  if (scale === 'log-probabilities') {
    return three(real(-2, 2)).map((logits) => Array.from(core.logSoftmax(logits)));
  }
  // Logarithms have none of negative numbers, and a vector of no length has no direction.
  const isPositive = ['squaredLogarithmicError', 'poissonNll', 'cosineDistance'].includes(loss.name);
  return three(isPositive ? real(0.2, 3) : real(-4, 4));
}

function targetFor(loss: Loss<LossName>): fc.Arbitrary<Target> {
  const values = (of: fc.Arbitrary<number>) =>
    three(of).map((all): Target => ({ kind: 'values', values: Float64Array.from(all) }));
  if (loss.kind === 'elements' && loss.targets) {
    const { targets } = loss;
    const some = [-1, 0, 0.25, 0.5, 1, 2].filter((value) => targets.allows(value));
    return values(fc.constantFrom(...some));
  }
  if (core.comparesValues(loss.name)) return values(real(0.5, 3));
  const index = fc.nat({ max: 2 }).map((one): Target => ({ kind: 'index', indices: [one] }));
  if (loss.kind === 'scores' && loss.takesOneClass) return index;
  const soft = three(real(-2, 2)).map((logits): Target => ({
    kind: 'distribution',
    values: core.softmax(logits),
  }));
  return loss.name === 'reverseKl' ? soft : fc.oneof(index, soft);
}

describe('Every loss of the table, as a question asks for it', () => {
  for (const loss of core.losses) {
    for (const scale of scalesOf(loss)) {
      for (const options of [{}, ...(variations[loss.name] ?? [])]) {
        const what = `${loss.name} of ${scale}, ${JSON.stringify(options)}`;
        it(`has a gradient that agrees with central differences, and the report's value: ${what}`, () => {
          const all = fc.record({ scores: scoresFor(loss, scale), target: targetFor(loss) });
          fc.assert(
            fc.property(all, ({ scores, target }) => {
              const question = ask(loss.name, scale, scores, target, options);
              assertGradient(question);
              assertReported(question);
            }),
            { numRuns: 25 },
          );
        });
      }
    }
  }
});

function ask(
  loss: LossName,
  scale: Scale,
  scores: readonly number[],
  target: Target,
  options: LossOptions,
): LossQuestion {
  return {
    scores: Float64Array.from(scores),
    rows: 1,
    classes: scores.length,
    scale,
    loss,
    target,
    reduction: 'sum',
    options,
  };
}

/** A component is passed over where the slopes to both sides differ: there is a kink between. */
function assertGradient(question: LossQuestion): void {
  const step = 1e-5;
  const here = core.rowReport(question, 0);
  const scale = 1 + Math.abs(here.loss ?? NaN) + Math.max(...Array.from(here.gradient ?? [], Math.abs));
  here.gradient?.forEach((value, index) => {
    const at = (shift: number) => {
      const scores = question.scores.slice();
      scores[index] += shift;
      return core.rowReport({ ...question, scores }, 0).loss ?? NaN;
    };
    const [left, middle, right] = [at(-step), at(0), at(step)];
    const bend = right - 2 * middle + left;
    if (Math.abs(bend) > 1e-2 * step * scale) return;
    const expected = (right - left) / (2 * step);
    // Where the second derivative jumps, the difference is off by up to one step.
    assert.ok(Math.abs(value - expected) <= step * scale, `component ${index}: ${value} against ${expected}`);
  });
}

function assertReported(question: LossQuestion): void {
  const whole = core.report(question);
  const row = core.rowReport(question, 0);
  const tolerance = 1e-14 * (1 + Math.abs(row.loss ?? NaN));
  assert.ok(Math.abs((whole.reduced ?? NaN) - (row.loss ?? NaN)) <= tolerance);
  assert.deepEqual(
    core.diagnose(question).filter(({ severity }) => severity === 'error'),
    [],
  );
}

describe('The unit of a loss', () => {
  const target: Target = { kind: 'index', indices: [1] };
  it('is bits where that is asked for: loss and gradient are divided by log 2', () => {
    for (const loss of ['crossEntropy', 'focal', 'jsDivergence', 'klDiv'] as const) {
      const nats = core.rowReport(ask(loss, 'logits', [1, 2, 3], target, {}), 0);
      const question = ask(loss, 'logits', [1, 2, 3], target, { unit: 'bits' });
      const bits = core.rowReport(question, 0);
      assert.equal(bits.loss, (nats.loss ?? NaN) / Math.LN2);
      assert.deepEqual(
        bits.gradient,
        nats.gradient?.map((value) => value / Math.LN2),
      );
      assert.equal(core.report(question).reduced, bits.loss);
    }
    // H of a fair coin
    const coin = core.report(
      ask('crossEntropy', 'logits', [0, 0], { kind: 'index', indices: [0] }, { unit: 'bits' }),
    );
    assert.equal(coin.reduced, 1);
    const values: Target = { kind: 'values', values: Float64Array.of(1) };
    assert.equal(core.report(ask('bceWithLogits', 'logits', [0], values, { unit: 'bits' })).reduced, 1);
  });

  it('stays what it is for losses without logarithms', () => {
    for (const loss of ['brier', 'linearScore', 'multiClassHinge'] as const) {
      const plain: number | undefined = core.report(ask(loss, 'logits', [1, 2, 3], target, {})).reduced;
      assert.equal(core.report(ask(loss, 'logits', [1, 2, 3], target, { unit: 'bits' })).reduced, plain);
    }
  });
});

describe('Options out of their range', () => {
  const outside: readonly [LossName, LossOptions, string, string, string][] = [
    ['focal', { gamma: -1 }, 'gamma', '≥ 0', '-1'],
    ['focal', { alpha: [1, 1] }, 'alpha', '[3]', '[2]'],
    ['focal', { alpha: [1, -2, 1] }, 'alpha', '≥ 0', '-2'],
    ['focal', { alpha: -0.5 }, 'alpha', '≥ 0', '-0.5'],
    ['powerScore', { alpha: 0 }, 'alpha', '> 0', '0'],
    ['powerScore', { alpha: [1, 2, 3] }, 'alpha', '> 0', '1,2,3'],
    ['polyLoss', { epsilon: Infinity }, 'epsilon', '−∞ < … < ∞', 'Infinity'],
    ['logLoss', { epsilon: 0.5 }, 'epsilon', '≥ 0, < 0.5', '0.5'],
    ['generalizedCrossEntropy', { rho: 0 }, 'rho', '> 0, ≤ 1', '0'],
    ['multiClassHinge', { margin: NaN }, 'margin', '−∞ < … < ∞', 'NaN'],
    ['multiClassHinge', { power: 3 }, 'power', '1, 2', '3'],
    ['sigmoidFocal', { alpha: 1.5 }, 'alpha', '0 … 1', '1.5'],
    ['sigmoidFocal', { gamma: Infinity }, 'gamma', '≥ 0', 'Infinity'],
    ['quantile', { quantile: 1 }, 'quantile', '> 0, < 1', '1'],
    ['poissonNll', { epsilon: 0 }, 'epsilon', '> 0', '0'],
    ['gaussianNll', { variance: [1, 1, -1] }, 'variance', '≥ 0', '-1'],
    ['gaussianNll', { variance: -1 }, 'variance', '≥ 0', '-1'],
    ['gaussianNll', { epsilon: 0 }, 'epsilon', '> 0', '0'],
    ['absolutePercentageError', { epsilon: -1 }, 'epsilon', '> 0', '-1'],
    ['crossEntropy', { temperature: Infinity }, 'temperature', '> 0', 'Infinity'],
    ['bceWithLogits', { weight: [1, 2] }, 'weight', '[3]', '[2]'],
  ];
  for (const [loss, options, option, range, found] of outside) {
    it(`are named with range and value, and nothing is computed: ${loss} ${option} ${found}`, () => {
      const entry = core.lossCalled(loss);
      const target: Target = core.comparesValues(loss)
        ? { kind: 'values', values: Float64Array.of(1, 1, 1) }
        : { kind: 'index', indices: [0] };
      const question = ask(loss, scalesOf(entry)[0], [0.5, 0.25, 0.25], target, options);
      assert.deepEqual(
        core.diagnose(question).filter(({ code }) => code === 'option'),
        [{ code: 'option', severity: 'error', option, range, found }],
      );
      assert.throws(() => core.report(question), RangeError);
      assert.throws(() => core.rowReport(question, 0), RangeError);
      const withoutTarget = { ...question, target: undefined };
      assert.throws(() => core.report(withoutTarget), {
        message: new RegExp(`^${option}: expected .* found `),
      });
    });
  }

  const targets: readonly [LossName, number, string][] = [
    ['bceWithLogits', 1.5, '0 … 1'],
    ['bceProbs', -0.25, '0 … 1'],
    ['sigmoidFocal', 0.5, '0, 1'],
    ['hinge', 0, '-1, 1'],
    ['squaredHinge', 2, '-1, 1'],
    ['perceptron', 0.5, '-1, 1'],
    ['softMargin', 0, '-1, 1'],
    ['poissonNll', -1, '≥ 0'],
  ];
  for (const [loss, value, range] of targets) {
    it(`include the target of ${loss}`, () => {
      const target: Target = { kind: 'values', values: Float64Array.of(NaN, value) };
      const question = ask(loss, 'logits', [0.5, 0.5], target, {});
      const found = core.diagnose(question).filter(({ code }) => code === 'option');
      assert.deepEqual(found, [
        { code: 'option', severity: 'error', option: 'target', range, found: String(value) },
      ]);
      assert.throws(() => core.report(question), /^RangeError: target: expected /);
    });
  }

  it('include a soft target where the loss takes one class per row', () => {
    const soft: Target = { kind: 'distribution', values: Float64Array.of(0.5, 0.5, 0) };
    const question = ask('multiClassHinge', 'logits', [1, 2, 3], soft, {});
    assert.throws(() => core.report(question), /target: expected one class per row, found \[0.5, 0.5, 0\]/);
    const oneHot: Target = { kind: 'distribution', values: Float64Array.of(0, 1, 0) };
    assert.equal(
      core.report({ ...question, target: oneHot }).reduced,
      core.report({ ...question, target: { kind: 'index', indices: [1] } }).reduced,
    );
  });
});
