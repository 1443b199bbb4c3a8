import assert from 'node:assert/strict';
import { findArrays } from '../../../src/arrays';
import { literals, only } from './marked';

const square = [
  [1, 2],
  [-3, 4],
];

describe('matrices with rows', () => {
  it('are read in MATLAB and Octave with semicolons, lines, comments and continuations', () => {
    for (const text of [
      'A = [1 2; -3 4];',
      'A = [1, 2; -3, 4;];',
      'A = [1 2 % first\n -3 4\n];',
      'A = [1, ...\n 2;\n -3 ...\n 4];',
      "A = [1, 2 ; -3 4]'; % transposed",
    ]) {
      assert.deepEqual(only(text, 'matlab'), square, text);
    }
    assert.deepEqual(only('x = [1; -Inf; NaN]', 'matlab'), [[1], [-Infinity], [NaN]]);
  });

  it('tell a negative element from a difference', () => {
    assert.deepEqual(only('x = [1 -2]', 'matlab'), [1, -2]);
    assert.deepEqual(literals("x = [1 - 2]; y = [1-2 3]; z = [a' 1]; w = ['[1 2]' 3]", 'matlab'), ['[1 2]']);
  });

  it('are none where the rows differ in length', () => {
    assert.equal(findArrays('A = [1 2; 3]', 'matlab').length, 0);
    assert.equal(findArrays('A = [1 2; 3]', 'julia').length, 0);
  });

  it('are read in Julia, where commas make a vector and blanks a row', () => {
    assert.deepEqual(only('A = [1 2; -3 4]', 'julia'), square);
    assert.deepEqual(only('A = Float32[1 2\n -3 4]', 'julia'), square);
    assert.deepEqual(only('x = [1,\n 2,\n 3]', 'julia'), [1, 2, 3]);
    assert.deepEqual(only('x = [1; 2; Inf32]', 'julia'), [1, 2, Infinity]);
    assert.deepEqual(only('x = [1 2 3]', 'julia'), [[1, 2, 3]]);
    assert.deepEqual(literals('a[1, 2]; a[1:2]; [2x, 1]; (1, 2); [i for i in 1:3]', 'julia'), []);
  });

  it('tell where each element is written', () => {
    const text = 'A = [1 2; -3 4];';
    const [array] = findArrays(text, 'matlab');
    const { start, end } = array.elementRange(2);
    assert.equal(text.slice(start, end), '-3');
  });
});
