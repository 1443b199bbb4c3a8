import assert from 'node:assert/strict';
import { writeArray, writtenGradient, writtenSoftmax } from '../../../src/words/writtenArray';
import { five, lensOf } from './lensOf';

describe('an array written out', () => {
  it('is nested as its shape says', () => {
    assert.equal(writeArray([1, 2, 3, 4, 5, 6], [2, 3], 'json'), '[[1, 2, 3], [4, 5, 6]]');
    assert.equal(writeArray([1, 2], [1, 2], 'python'), '[[1, 2]]');
  });

  it('keeps every digit of every number', () => {
    const values = [0.1 + 0.2, 1e-300, -2.5e20];
    assert.deepEqual(JSON.parse(writeArray(values, [3], 'json')), values);
  });

  it('writes what is not finite as its language does', () => {
    assert.equal(writeArray([NaN, -Infinity], [2], 'python'), "[float('nan'), -float('inf')]");
    assert.equal(writeArray([NaN, -Infinity], [2], 'typescriptreact'), '[NaN, -Infinity]');
    assert.equal(writeArray([NaN, Infinity], [2], 'plaintext'), '[nan, inf]');
  });

  it('is the gradient of each row, or of the reduced loss', () => {
    const lens = lensOf({
      scores: [
        [0, 0],
        [0, 0],
      ],
      target: { kind: 'index', indices: [0, 1] },
    });
    assert.equal(writtenGradient(lens, 'row', 'python')?.text, '[[-0.5, 0.5], [0.5, -0.5]]');
    assert.equal(writtenGradient(lens, 'reduced', 'python')?.text, '[[-0.25, 0.25], [0.25, -0.25]]');
  });

  it('has no gradient without a target, but a softmax', () => {
    assert.equal(writtenGradient(lensOf(five), 'row', 'python'), undefined);
    const sum = (JSON.parse(writtenSoftmax(lensOf(five), 'json')?.text ?? '[]') as number[]).reduce(
      (a, b) => a + b,
    );
    assert.ok(Math.abs(sum - 1) < 1e-15);
  });
});
