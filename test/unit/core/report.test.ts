import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../../src/core';
import type { LossName, LossOptions, LossQuestion, Reduction, Scale, Target } from '../../../src/core';

interface Given {
  readonly rows: readonly (readonly number[])[];
  readonly target?: Target;
  readonly loss?: LossName;
  readonly scale?: Scale;
  readonly reduction?: Reduction;
  readonly options?: LossOptions;
  readonly meanOver?: 'rows' | 'elements';
}

function ask({ rows, target, meanOver, ...rest }: Given): LossQuestion {
  const { loss = 'crossEntropy', scale = 'logits', reduction = 'mean', options = {} } = rest;
  const scores = Float64Array.from(rows.flat());
  return {
    scores,
    rows: rows.length,
    classes: rows[0].length,
    scale,
    loss,
    target,
    reduction,
    meanOver,
    options,
  };
}

const indices = (...values: number[]): Target => ({ kind: 'index', indices: values });
const distribution = (...values: number[]): Target => ({
  kind: 'distribution',
  values: Float64Array.from(values),
});
const numbers = (...values: number[]): Target => ({ kind: 'values', values: Float64Array.from(values) });

function assertClose(got: number | undefined, want: number, what = ''): void {
  assert.ok(
    got !== undefined && Math.abs(got - want) <= 1e-13 * (1 + Math.abs(want)),
    `${what} ${got} ${want}`,
  );
}

const two = [
  [0, Math.log(3)],
  [Math.log(9), 0],
];

describe('The report of cross entropy from logits', () => {
  it('names the loss of each row and divides their sum by the number of rows', () => {
    // q = (1/4, 3/4) and (9/10, 1/10)
    const answer = core.report(ask({ rows: two, target: indices(1, 1) }));
    assertClose(answer.losses?.[0], Math.log(4 / 3));
    assertClose(answer.losses?.[1], Math.log(10));
    assertClose(answer.reduced, (Math.log(4 / 3) + Math.log(10)) / 2);
    assert.equal(answer.denominator, 2);
    assert.equal(answer.family, 'categorical');
  });

  it('divides by the weights of the targets under mean, and by nothing under sum and none', () => {
    const given = { rows: two, target: indices(1, 0), options: { weight: [5, 3] } };
    const total = 3 * Math.log(4 / 3) + 5 * Math.log(10 / 9);
    assertClose(core.report(ask(given)).reduced, total / 8);
    assert.equal(core.report(ask(given)).denominator, 8);
    assertClose(core.report(ask({ ...given, reduction: 'sum' })).reduced, total);
    const none = core.report(ask({ ...given, reduction: 'none' }));
    assert.deepEqual([none.reduced, none.denominator], [undefined, 1]);
  });

  it('divides by the number of rows for distributions, weights or not', () => {
    const given = { rows: two, target: distribution(1, 0, 0, 1), options: { weight: [5, 3] } };
    assert.equal(core.report(ask(given)).denominator, 2);
    assertClose(core.report(ask(given)).reduced, (5 * Math.log(4) + 3 * Math.log(10)) / 2);
  });

  it('leaves ignored rows out, with a loss of 0', () => {
    const answer = core.report(ask({ rows: two, target: indices(-1, 1), options: { ignoreIndex: -1 } }));
    assert.deepEqual([answer.losses?.[0], answer.denominator, answer.ignoredRows], [0, 1, [0]]);
    assertClose(answer.reduced, Math.log(10));
  });

  it('has no mean where all rows are ignored, a sum of 0, and gradients of 0', () => {
    const given = { rows: two, target: indices(-1, -1), options: { ignoreIndex: -1 } };
    const answer = core.report(ask(given));
    assert.deepEqual([answer.reduced, answer.denominator], [NaN, 0]);
    assert.equal(core.report(ask({ ...given, reduction: 'sum' })).reduced, 0);
    assert.equal(core.rowReport(ask(given), 0).gradientFactor, 0);
  });

  it('gives the loss itself for a single row under none', () => {
    assertClose(
      core.report(ask({ rows: [two[0]], target: indices(0), reduction: 'none' })).reduced,
      Math.log(4),
    );
  });

  it('claims no loss without a target', () => {
    const answer = core.report(ask({ rows: two }));
    assert.deepEqual([answer.losses, answer.reduced], [undefined, undefined]);
  });
});

describe('The report of one row of logits', () => {
  it('says all there is to say of a worked example', () => {
    const row = core.rowReport(ask({ rows: two, target: indices(1, 1) }), 1);
    assertClose(row.loss, Math.log(10));
    assertClose(row.q?.[0], 0.9);
    assertClose(row.gradient?.[0], 0.9);
    assertClose(row.gradient?.[1], -0.9);
    assertClose(row.logSumExp, Math.log(10));
    assertClose(row.entropy, -0.9 * Math.log(0.9) - 0.1 * Math.log(0.1));
    assert.deepEqual([...(row.p ?? [])], [0, 1]);
    assert.deepEqual([row.targetIndex, row.rank, row.targetMass, row.targetScore], [1, 2, 1, 0]);
    assert.deepEqual([row.largestScore, row.gradientFactor, row.targetEntropy], [Math.log(9), 0.5, 0]);
  });

  it('without a target has q, entropy and LogSumExp, and no loss', () => {
    const row = core.rowReport(ask({ rows: two }), 0);
    assertClose(row.q?.[1], 0.75);
    assertClose(row.logSumExp, Math.log(4));
    assert.deepEqual(
      [row.loss, row.gradient, row.p, row.targetScore],
      [undefined, undefined, undefined, undefined],
    );
  });

  it('takes no target for an ignored row, whose loss and gradient are 0', () => {
    const row = core.rowReport(ask({ rows: two, target: indices(1, 0), options: { ignoreIndex: 1 } }), 0);
    assert.deepEqual([row.ignored, row.loss, row.p, row.targetIndex], [true, 0, undefined, undefined]);
    assert.deepEqual([...(row.gradient ?? [])], [0, 0]);
  });

  it('recognises a one-hot distribution as its class', () => {
    const row = core.rowReport(ask({ rows: two, target: distribution(0, 1, 0.5, 0.5) }), 0);
    assert.deepEqual([row.targetIndex, row.rank], [1, 1]);
    assert.equal(
      core.rowReport(ask({ rows: two, target: distribution(0, 1, 0.5, 0.5) }), 1).targetIndex,
      undefined,
    );
  });

  it('has a loss of targetMass · LogSumExp − targetScore, and a gradient that sums to 0, whatever the options', () => {
    const real = fc.double({ min: -9, max: 9, noNaN: true });
    const positive = fc.double({ min: 0.1, max: 3, noNaN: true });
    const given = fc.record({
      row: fc.array(real, { minLength: 4, maxLength: 4 }),
      weight: fc.array(positive, { minLength: 4, maxLength: 4 }),
      p: fc.array(positive, { minLength: 4, maxLength: 4 }),
      index: fc.nat({ max: 3 }),
      temperature: positive,
      labelSmoothing: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(given, ({ row, p, index, ...options }) => {
        for (const target of [indices(index), distribution(...p)]) {
          const answer = core.rowReport(ask({ rows: [row], target, options }), 0);
          const { targetMass = NaN, logSumExp = NaN, targetScore = NaN } = answer;
          const scale = 1 + targetMass * Math.abs(logSumExp) + Math.abs(targetScore);
          assert.ok(Math.abs((answer.loss ?? NaN) - (targetMass * logSumExp - targetScore)) < 1e-13 * scale);
          assert.ok(Math.abs(answer.sums.gradient ?? NaN) < (1e-14 * scale) / options.temperature);
        }
      }),
    );
  });

  it('times its factor is the gradient of the reduced loss', () => {
    const target = indices(1, 0);
    const options = { weight: [5, 3], temperature: 2, labelSmoothing: 0.25 };
    const expected = core.crossEntropyBatch(two, [1, 0], options).gradient;
    expected.forEach((gradient, index) => {
      const row = core.rowReport(ask({ rows: two, target, options }), index);
      gradient.forEach((value, place) =>
        assertClose((row.gradient?.[place] ?? NaN) * row.gradientFactor, value),
      );
    });
  });
});

describe('Every row agrees with the report of the whole', () => {
  const categorical: readonly LossName[] = [
    'crossEntropy',
    'crossEntropyProbs',
    'nll',
    'klDiv',
    'brier',
    'spherical',
  ];
  const elementwise: readonly LossName[] = [
    'mse',
    'squaredError',
    'absoluteError',
    'quartic',
    'sinSquared',
    'huber',
    'smoothL1',
    'bceWithLogits',
    'bceProbs',
  ];
  const rows = [
    [0.2, 0.5, 0.3],
    [0.6, 0.1, 0.3],
  ];

  for (const loss of categorical) {
    for (const scale of ['logits', 'probabilities', 'log-probabilities'] as const) {
      it(`for ${loss} of ${scale}, with a gradient that agrees with central differences`, () => {
        for (const target of [indices(2, 0), distribution(0.5, 0.25, 0.25, 0, 0.9, 0.1)]) {
          const question = ask({ rows, target, loss, scale });
          const { losses } = core.report(question);
          for (const row of [0, 1]) {
            assertClose(core.rowReport(question, row).loss, losses?.[row] ?? NaN);
            assertRowGradient(question, row);
          }
        }
      });
    }
  }

  for (const loss of elementwise) {
    it(`for ${loss}, whose row is the sum of its elements`, () => {
      const target = numbers(0.9, 0.1, 0.7, 0.2, 0.3, 0.8);
      const question = ask({ rows, target, loss, scale: 'values' });
      const answer = core.report(question);
      assert.deepEqual([answer.family, answer.denominator, answer.losses?.length], ['elementwise', 6, 6]);
      const [first, second] = [0, 1].map((row) => core.rowReport(question, row));
      assertClose(answer.reduced, ((first.loss ?? NaN) + (second.loss ?? NaN)) / 6);
      assert.equal(first.gradientFactor, 1 / 6);
      assert.deepEqual([...(second.elementLosses ?? [])], [...(answer.losses ?? [])].slice(3));
      assertRowGradient(question, 1);
    });
  }

  function assertRowGradient(question: LossQuestion, row: number): void {
    const step = 1e-6;
    core.rowReport(question, row).gradient?.forEach((value, index) => {
      const at = (shift: number) => {
        const scores = question.scores.slice();
        scores[row * question.classes + index] += shift;
        return core.rowReport({ ...question, scores }, row).loss ?? NaN;
      };
      const expected = (at(step) - at(-step)) / (2 * step);
      assert.ok(Math.abs(value - expected) < 1e-8 * (1 + Math.abs(expected)), `${value} against ${expected}`);
    });
  }
});

describe('The report of given distributions', () => {
  it('never renormalises probabilities', () => {
    const target = indices(0);
    const row = core.rowReport(
      ask({ rows: [[0.5, 0.25]], target, loss: 'crossEntropyProbs', scale: 'probabilities' }),
      0,
    );
    assert.deepEqual([row.loss, [...(row.q ?? [])], row.sums.q], [Math.LN2, [0.5, 0.25], 0.75]);
    assert.deepEqual(
      [...(row.gradient ?? [])].map((value) => value + 0),
      [-2, 0],
    );
    assert.deepEqual([row.logSumExp, row.targetScore, row.largestScore], [undefined, undefined, undefined]);
  });

  it('reads log-probabilities as what they are', () => {
    const rows = [[Math.log(0.5), Math.log(0.5)]];
    const row = core.rowReport(ask({ rows, target: indices(1), loss: 'nll', scale: 'log-probabilities' }), 0);
    assertClose(row.q?.[0], 0.5);
    assert.equal(row.loss, Math.LN2);
    assert.deepEqual(
      [...(row.gradient ?? [])].map((value) => value + 0),
      [0, -1],
    );
    assertClose(row.entropy, Math.LN2);
  });

  it('divides klDiv by the scores, or by the rows where asked to', () => {
    const given = {
      rows: two,
      target: distribution(1, 0, 0, 1),
      loss: 'klDiv',
      scale: 'log-probabilities',
    } as const;
    assert.equal(core.report(ask(given)).denominator, 4);
    assert.equal(core.report(ask({ ...given, meanOver: 'rows' })).denominator, 2);
  });

  it('reads the target of klDiv as logarithms where it is said to be', () => {
    const rows = [[Math.log(0.5), Math.log(0.5)]];
    const target = distribution(0, -Infinity);
    const question = ask({
      rows,
      target,
      loss: 'klDiv',
      scale: 'log-probabilities',
      options: { logTarget: true },
    });
    const row = core.rowReport(question, 0);
    assertClose(row.loss, Math.LN2);
    assert.deepEqual([[...(row.p ?? [])], row.targetIndex], [[1, 0], 0]);
  });

  it('shows σ(x) for binary cross entropy of logits, weighted per column', () => {
    const options = { posWeight: [2, 1] };
    const target = numbers(1, 0, 1, 0);
    const question = ask({
      rows: [
        [0, 0],
        [0, 0],
      ],
      target,
      loss: 'bceWithLogits',
      reduction: 'sum',
      options,
    });
    assertClose(core.report(question).reduced, 6 * Math.LN2);
    const row = core.rowReport(question, 1);
    assert.deepEqual(
      [[...(row.q ?? [])], [...(row.gradient ?? [])]],
      [
        [0.5, 0.5],
        [-1, 0.5],
      ],
    );
  });

  it('has no q for plain values', () => {
    const row = core.rowReport(
      ask({ rows: [[1, 2]], target: numbers(3, 2), loss: 'mse', scale: 'values' }),
      0,
    );
    assert.deepEqual([row.q, row.loss, [...(row.gradient ?? [])]], [undefined, 2, [-2, 0]]);
  });
});

describe('A question that cannot be answered', () => {
  it('is refused with the reason', () => {
    const outOfRange = ask({ rows: two, target: indices(1, 2) });
    assert.throws(() => core.report(outOfRange), /target 2 is out of range for 2 classes \(0–1\)/);
    assert.throws(() => core.report(ask({ rows: two, target: indices(1) })), /expected 2 numbers, found 1/);
    assert.throws(() => core.rowReport(ask({ rows: two }), 2), /row 2 is out of range for 2 rows/);
    const cold = ask({ rows: two, target: indices(1, 1), options: { temperature: 0 } });
    assert.throws(() => core.report(cold), /temperature: expected a finite number above 0, found 0/);
  });
});
