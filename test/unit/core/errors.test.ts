import assert from 'node:assert/strict';
import * as core from '../../../src/core';

/** What a caller in plain JavaScript may hand in. */
function untyped(text: string): number[] {
  return JSON.parse(text);
}

function refuses(act: () => unknown, error: typeof RangeError | typeof TypeError, message: string): void {
  assert.throws(act, (thrown) => {
    assert.ok(thrown instanceof error, String(thrown));
    assert.equal(thrown.message, message);
    return true;
  });
}

describe('A target', () => {
  it('out of range is refused with the range that would do', () => {
    const act = () => core.softmaxCrossEntropy([1, 2, 3, 4, 5], 7);
    refuses(act, RangeError, 'target 7 is out of range for 5 classes (0–4)');
    refuses(() => core.brier([1, 2], -1), RangeError, 'target -1 is out of range for 2 classes (0–1)');
    refuses(() => core.focal([1], 1), RangeError, 'target 1 is out of range for 1 class (0)');
  });

  it('that is a fraction or NaN is refused as no class index', () => {
    const act = () => core.softmaxCrossEntropy([1, 2], 0.5);
    refuses(act, TypeError, 'expected an integer class index as target, found 0.5');
    refuses(
      () => core.spherical([1, 2], NaN),
      TypeError,
      'expected an integer class index as target, found NaN',
    );
  });

  it('of another length is refused naming both lengths', () => {
    const act = () => core.softmaxCrossEntropy([1, 2, 3], [0.5, 0.5]);
    refuses(act, RangeError, 'target: expected 3 numbers, found 2');
    refuses(() => core.klDivergence([1], [0.5, 0.5]), RangeError, 'p: expected 2 numbers, found 1');
    refuses(() => core.mse([1, 2], [1]), RangeError, 'y: expected 2 numbers, found 1');
  });

  it('is needed once per row of a batch', () => {
    const act = () => core.crossEntropyBatch([[1, 2]], [0, 1]);
    refuses(act, RangeError, 'target: expected one per row, so 1, found 2');
  });

  it('equal to the usual ignore index is out of range unless that is given', () => {
    const act = () => core.crossEntropyBatch([[1, 2]], [-100]);
    refuses(act, RangeError, 'target -100 is out of range for 2 classes (0–1)');
  });
});

describe('Scores', () => {
  it('of no class are refused', () => {
    refuses(() => core.softmax([]), RangeError, 'logits: expected at least 1 class, found 0');
  });

  it('that are no numbers are refused naming what was found', () => {
    refuses(
      () => core.softmax(untyped('"1, 2"')),
      TypeError,
      'logits: expected an array of numbers, found "1, 2"',
    );
    refuses(
      () => core.logSumExp(untyped('[1, "2"]')),
      TypeError,
      'logits: expected numbers, found "2" at index 1',
    );
    refuses(
      () => core.softmax(untyped('null')),
      TypeError,
      'logits: expected an array of numbers, found null',
    );
  });

  it('in rows of different length are refused naming the row', () => {
    const act = () => core.crossEntropyBatch([[1, 2], [1]], [0, 0]);
    refuses(act, RangeError, 'logits[1]: expected 2 numbers, found 1');
  });

  it('may be typed arrays of single precision', () => {
    assert.deepEqual(core.softmax(Float32Array.of(0, 0)), Float64Array.of(0.5, 0.5));
  });
});

describe('An option', () => {
  it('temperature must be finite and above 0', () => {
    for (const temperature of [0, -1, NaN, Infinity]) {
      const message = `temperature: expected a finite number above 0, found ${temperature}`;
      refuses(() => core.softmax([1, 2], { temperature }), RangeError, message);
      refuses(() => core.crossEntropyBatch([[1, 2]], [0], { temperature }), RangeError, message);
    }
  });

  it('labelSmoothing must be in 0 … 1', () => {
    for (const labelSmoothing of [-0.1, 1.1, NaN]) {
      const message = `labelSmoothing: expected a number in 0 … 1, found ${labelSmoothing}`;
      refuses(() => core.softmaxCrossEntropy([1, 2], 0, { labelSmoothing }), RangeError, message);
    }
  });

  it('weight must have one finite number of at least 0 per class', () => {
    const act = (weight: number[]) => () => core.softmaxCrossEntropy([1, 2], 0, { weight });
    refuses(act([1]), RangeError, 'weight: expected 2 numbers, found 1');
    refuses(act([1, -2]), RangeError, 'weight: expected finite numbers of at least 0, found -2 at index 1');
    refuses(act([NaN, 1]), RangeError, 'weight: expected finite numbers of at least 0, found NaN at index 0');
  });

  it('posWeight, delta, beta, gamma and k are held to their ranges', () => {
    const posWeight = 'posWeight: expected finite numbers of at least 0, found -1 at index 0';
    refuses(() => core.bceWithLogits([1], [1], { posWeight: [-1] }), RangeError, posWeight);
    refuses(
      () => core.huber([1], [1], { delta: 0 }),
      RangeError,
      'delta: expected a finite number above 0, found 0',
    );
    refuses(
      () => core.smoothL1([1], [1], { beta: -1 }),
      RangeError,
      'beta: expected a finite number above 0, found -1',
    );
    const gamma = 'gamma: expected a finite number of at least 0, found -1';
    refuses(() => core.focal([1], 0, { gamma: -1 }), RangeError, gamma);
    refuses(() => core.topClasses([1], 1.5), RangeError, 'k: expected an integer of at least 0, found 1.5');
  });
});
