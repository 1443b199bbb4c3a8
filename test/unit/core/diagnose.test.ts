import assert from 'node:assert/strict';
import * as core from '../../../src/core';
import type { Diagnostic, LossQuestion, Target } from '../../../src/core';

const indices = (...values: number[]): Target => ({ kind: 'index', indices: values });
const distribution = (...values: number[]): Target => ({
  kind: 'distribution',
  values: Float64Array.from(values),
});

function diagnose(rows: number[][], more: Partial<LossQuestion> = {}, tolerance?: number): Diagnostic[] {
  const question: LossQuestion = {
    scores: Float64Array.from(rows.flat()),
    rows: rows.length,
    classes: rows[0].length,
    scale: 'logits',
    loss: 'crossEntropy',
    reduction: 'mean',
    options: {},
    ...more,
  };
  return core.diagnose(question, { tolerance });
}

const row = [[1, 2, 3]];
const probabilities = { scale: 'probabilities', loss: 'crossEntropyProbs' } as const;
const logarithms = { scale: 'log-probabilities', loss: 'nll' } as const;

describe('Diagnosis of the numbers of a question', () => {
  it('finds nothing in a plain question', () => {
    assert.deepEqual(diagnose(row), []);
    assert.deepEqual(diagnose(row, { target: indices(2) }), []);
    assert.deepEqual(diagnose(row, { target: distribution(0.5, 0.25, 0.25) }), []);
    assert.deepEqual(diagnose([[0.5, 0.5]], { ...probabilities, target: indices(0) }), []);
    assert.deepEqual(diagnose([[Math.log(0.5), Math.log(0.5)]], { ...logarithms, target: indices(0) }), []);
  });

  it('calls an index beyond the classes an error, and one that is ignored none', () => {
    const wrong = { code: 'out-of-range', severity: 'error', target: 7, classes: 3, row: 0 };
    assert.deepEqual(diagnose(row, { target: indices(7) }), [wrong]);
    const ignored = diagnose([...row, ...row], { target: indices(7, 0), options: { ignoreIndex: 7 } });
    assert.deepEqual(ignored, [{ code: 'ignored-row', severity: 'information', row: 0, ignoreIndex: 7 }]);
  });

  it('calls a fraction or NaN as index an error', () => {
    assert.deepEqual(
      diagnose([...row, ...row], { target: indices(0.5, NaN) }).map(({ code, severity }) => [code, severity]),
      [
        ['not-index', 'error'],
        ['not-index', 'error'],
      ],
    );
  });

  it('names both shapes where target and scores do not fit together', () => {
    const wrong = (target: number) => [
      { code: 'shape', severity: 'error', scores: [1, 3], target: [target] },
    ];
    assert.deepEqual(diagnose(row, { target: indices(0, 1) }), wrong(2));
    assert.deepEqual(diagnose(row, { target: distribution(0, 1) }), wrong(2));
    const values: Target = { kind: 'values', values: Float64Array.of(1) };
    assert.deepEqual(diagnose(row, { loss: 'mse', scale: 'values', target: values }), wrong(1));
  });

  it('holds options to their ranges', () => {
    const options = {
      temperature: 0,
      labelSmoothing: 2,
      delta: -1,
      beta: NaN,
      weight: [1],
      posWeight: [1, -1, 1],
    };
    const found = diagnose(row, { options }).map((diagnostic) =>
      diagnostic.code === 'option'
        ? [diagnostic.option, diagnostic.range, diagnostic.found, diagnostic.severity]
        : [],
    );
    assert.deepEqual(found, [
      ['temperature', '> 0', '0', 'error'],
      ['labelSmoothing', '0 … 1', '2', 'error'],
      ['delta', '> 0', '-1', 'error'],
      ['beta', '> 0', 'NaN', 'error'],
      ['weight', '[3]', '[1]', 'error'],
      ['posWeight', '≥ 0', '-1', 'error'],
    ]);
  });

  it('says where a target distribution is negative or does not sum to 1, within the tolerance given', () => {
    const target = distribution(0.5, 0.75, -0.5);
    assert.deepEqual(diagnose(row, { target }), [
      { code: 'negative', severity: 'warning', of: 'target', value: -0.5, row: 0 },
      { code: 'not-sum-1', severity: 'warning', of: 'target', sum: 0.75, row: 0 },
    ]);
    const rounded = { target: distribution(0.33, 0.33, 0.33) };
    assert.equal(diagnose(row, rounded).length, 1);
    assert.deepEqual(diagnose(row, rounded, 0.015), []);
  });

  it('says where probabilities do not sum to 1 or are negative', () => {
    assert.deepEqual(diagnose([[0.5, 0.25]], probabilities), [
      { code: 'not-sum-1', severity: 'warning', of: 'scores', sum: 0.75, row: 0 },
    ]);
    assert.equal(diagnose([[1.5, -0.5]], probabilities)[0].code, 'negative');
  });

  it('finds NaN and +∞ by row and index, each once per row', () => {
    assert.deepEqual(
      diagnose([
        [0, 1],
        [NaN, NaN],
      ]),
      [{ code: 'nan', severity: 'warning', of: 'scores', row: 1, index: 0 }],
    );
    assert.deepEqual(diagnose([[0, Infinity]]), [
      { code: 'infinite', severity: 'warning', row: 0, index: 1 },
    ]);
    assert.deepEqual(diagnose(row, { target: distribution(NaN, 1, 0) }), [
      { code: 'nan', severity: 'warning', of: 'target', row: 0, index: 0 },
    ]);
  });

  it('counts masked classes, and warns where the target has mass on one', () => {
    const masked = [[0, -Infinity, -Infinity]];
    const expected = { code: 'masked', row: 0, count: 2 };
    const aside = { ...expected, severity: 'information', hitsTarget: false };
    const hit = { ...expected, severity: 'warning', hitsTarget: true };
    assert.deepEqual(diagnose(masked, { target: indices(0) }), [aside]);
    assert.deepEqual(diagnose(masked, { target: indices(2) }), [hit]);
    assert.deepEqual(diagnose(masked, { target: indices(0), options: { labelSmoothing: 0.1 } }), [hit]);
    const weight = [1, 0, 0];
    assert.deepEqual(diagnose(masked, { target: indices(0), options: { labelSmoothing: 0.1, weight } }), [
      aside,
    ]);
  });

  it('finds the class that has target mass and no probability', () => {
    const found = [{ code: 'zero-probability', severity: 'warning', row: 0, index: 1 }];
    assert.deepEqual(diagnose([[1, 0]], { ...probabilities, target: distribution(0.5, 0.5) }), found);
    assert.deepEqual(diagnose([[0, -Infinity]], { ...logarithms, target: indices(1) }), found);
    assert.deepEqual(diagnose([[1, 0]], { ...probabilities, target: indices(0) }), []);
  });

  it('says once that all rows are ignored', () => {
    const found = diagnose([...row, ...row], { target: indices(-100, -100), options: { ignoreIndex: -100 } });
    assert.deepEqual(found, [{ code: 'all-ignored', severity: 'warning', rows: 2, ignoreIndex: -100 }]);
  });

  it('does not look into ignored rows', () => {
    const found = diagnose(
      [
        [NaN, 0],
        [0, 0],
      ],
      { target: indices(-1, 0), options: { ignoreIndex: -1 } },
    );
    assert.deepEqual(
      found.map(({ code }) => code),
      ['ignored-row'],
    );
  });

  it('doubts log-probabilities above 0, and the negative loss that follows', () => {
    const found = diagnose([[0.7, 0.2, 0.1]], { ...logarithms, target: indices(1) });
    assert.deepEqual(found, [
      { code: 'not-log', severity: 'warning', largest: 0.7 },
      { code: 'negative', severity: 'warning', of: 'loss', value: -0.2, row: 0 },
    ]);
  });

  it('doubts a softmax over a single class', () => {
    assert.deepEqual(diagnose([[1]], { target: indices(0) }), [
      { code: 'single-class', severity: 'information' },
    ]);
  });

  it('looks at both sides of an elementwise loss', () => {
    const values: Target = { kind: 'values', values: Float64Array.of(1, NaN) };
    const nan = { code: 'nan', severity: 'warning', row: 0 };
    assert.deepEqual(diagnose([[NaN, 1]], { loss: 'mse', scale: 'values', target: values }), [
      { ...nan, of: 'scores', index: 0 },
      { ...nan, of: 'target', index: 1 },
    ]);
    assert.deepEqual(diagnose([[0.5, -0.25]], { loss: 'bceProbs', scale: 'probabilities' }), [
      { code: 'negative', severity: 'warning', of: 'scores', value: -0.25, row: 0 },
    ]);
  });

  it('gives at most a hundred of each code', () => {
    const found = diagnose(Array.from({ length: 1000 }, () => [NaN, 0]));
    assert.equal(found.length, core.diagnosticsPerCode);
  });

  it('calls nothing an error that a report can be made of', () => {
    const questions: readonly [number[][], Partial<LossQuestion>][] = [
      [[[NaN, 1]], { target: indices(0) }],
      [[[0, -Infinity]], { target: indices(1) }],
      [[[0.5, 0.1]], { ...probabilities, target: distribution(-1, 1) }],
      [[[0, 0]], { target: indices(9), options: { ignoreIndex: 9 } }],
    ];
    for (const [rows, more] of questions) {
      const found = diagnose(rows, more);
      assert.ok(found.length > 0 && found.every(({ severity }) => severity !== 'error'));
      const { loss = 'crossEntropy', scale = 'logits', target, options = {} } = more;
      const scores = Float64Array.from(rows.flat());
      core.report({ scores, rows: 1, classes: 2, loss, scale, target, options, reduction: 'mean' });
    }
  });
});
