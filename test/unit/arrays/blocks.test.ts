import assert from 'node:assert/strict';
import { findArrayAt, findArrays } from '../../../src/arrays';
import { nested, only } from './marked';

const count = (text: string, languageId = 'plaintext'): number => findArrays(text, languageId).length;

describe('arrays printed without brackets', () => {
  it('joins the column blocks of Octave and multiplies by the scale', () => {
    const text = 'x =\n\n Columns 1 and 2:\n\n   1   2\n   4   5\n\n Column 3:\n\n   3\n   6\n\n';
    assert.deepEqual(only(text, 'plaintext'), [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    assert.deepEqual(only('y =\n\n   1.0e+03 *\n\n   0.5000   2.0000\n   1.0000   4.0000\n', 'plaintext'), [
      [500, 2000],
      [1000, 4000],
    ]);
  });

  it('tells where each element of joined blocks is written', () => {
    const text = 'x =\n\n Columns 1 and 2:\n\n   1   2\n   4   5\n\n Column 3:\n\n   3\n   6\n\n';
    const [array] = findArrays(text, 'plaintext');
    const written = Array.from(array.values, (_, index) => {
      const { start, end } = array.elementRange(index);
      return Number(text.slice(start, end));
    });
    assert.deepEqual(written, [1, 2, 3, 4, 5, 6]);
  });

  it('joins the column blocks of a wide matrix of R', () => {
    const text = '     [,1] [,2]\n[1,]  0.1  0.2\n[2,]  0.4  0.5\n     [,3]\n[1,]  0.3\n[2,]  0.6\n';
    assert.deepEqual(only(text, 'plaintext'), [
      [0.1, 0.2, 0.3],
      [0.4, 0.5, 0.6],
    ]);
  });

  it('joins the slices of three axes of libtorch', () => {
    const text = '(1,.,.) = \n  1  2\n  3  4\n\n(2,.,.) = \n  5  6\n  7  8\n[ CPUFloatType{2,2,2} ]\n';
    assert.deepEqual(only(text, 'plaintext'), [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
  });

  it('reads vectors and matrices of Julia, also cut short', () => {
    assert.deepEqual(only('julia> x\n3-element Vector{Float64}:\n 0.5\n  NaN\n -Inf\n', 'plaintext'), [
      0.5,
      NaN,
      -Infinity,
    ]);
    const [cut] = findArrays(
      '9×9 Matrix{Int64}:\n 1  2  …  9\n 1  2  …  9\n ⋮     ⋱   \n 1  2  …  9\n',
      'log',
    );
    assert.deepEqual([cut.shape, cut.truncated], [[3, 3], true]);
  });

  it('reads what knitr and launchers write behind a prefix', () => {
    assert.deepEqual(only('x\n#> [1] 0.1 0.2\n#> [3] 0.3\n', 'r'), [0.1, 0.2, 0.3]);
    assert.deepEqual(only('(pid=7) 1.5 2.5\n(pid=7) 3.5 4.5\n', 'log'), [
      [1.5, 2.5],
      [3.5, 4.5],
    ]);
  });

  it('takes no table, list or lone row of numbers for an array', () => {
    for (const text of [
      '   a  b\n0  1  2\n1  3  4\n',
      'epoch loss\n1 0.5\n2 0.4\n',
      'x y\n0.1 0.2\n0.3 0.4\n',
      'pages\n1\n2\n3\n',
      'see\n0.1 0.2 0.3\nabove\n',
      '1 2 3\n4 5\n',
      '[1] "a" "b"\n[1] TRUE FALSE\n[1] 4711\n',
      '-13,0365 2,5\n-1,5 2,25\n',
      '[1]2.5013,[2]3.2882\n[3]2.3700,[4]1.9826\n',
      '12:00:01 1 2\n12:00:02 3 4\n',
      '1.0 + 2.0i 3\n2.0 + 1.0i 4\n',
      '1 2\n3 4\n[ CPUFloatType{3,2} ]\n',
    ]) {
      assert.equal(count(text), 0, text);
    }
  });

  it('gives the rows of a wrapped print no life of their own', () => {
    const text = '[0.1 0.2\n 0.3 0.4\n 0.5 0.6\n 0.7]';
    assert.deepEqual(only(text, 'log'), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    assert.deepEqual(findArrayAt(text, 12, 'log')?.shape, [7]);
  });

  it('finds at a cursor what it finds in the whole text', () => {
    const text =
      'loss\n 0.1\n 0.2\n[ CPUFloatType{2} ]\n\nx =\n\n   1   2\n\n1 2\n3 4\n\n> y\n[1] 5 6\n[3] 7\n7 8\n9 0';
    const arrays = findArrays(text, 'plaintext');
    assert.equal(arrays.length, 5);
    for (let offset = 0; offset <= text.length; offset++) {
      const around = arrays.find(({ start, end }) => start <= offset && offset <= end);
      const found = findArrayAt(text, offset, 'plaintext');
      assert.deepEqual(found && nested(found), around && nested(around), `at ${offset}`);
    }
  });
});
