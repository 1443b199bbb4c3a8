import assert from 'node:assert/strict';
import { findArrayAt, findArrays, readArrayIn } from '../../../src/arrays';

/** Shape and values of every array in a text, each found at the cursor as well. */
function found(text: string, languageId = 'log'): (readonly [string, readonly number[]])[] {
  return findArrays(text, languageId).map((array) => {
    const atCursor = findArrayAt(text, array.start + 1, languageId);
    assert.deepEqual([atCursor?.start, atCursor?.end], [array.start, array.end], text);
    return [array.shape.join('×'), Array.from(array.values)] as const;
  });
}

describe('what programs print', () => {
  it('is read where old PyTorch prints a factor above', () => {
    // PyTorch 0.4: torch/_tensor_str.py printed a scale in front of tensors whose values differ much.
    assert.deepEqual(found('tensor(1.00000e-02 *\n       [ 4.5000, -2.5000])'), [['2', [0.045, -0.025]]]);
  });

  it('goes on over lines with a time of their own', () => {
    const text =
      '2024-01-02 10:00:00,123 INFO tensor([1.0, 2.0,\n2024-01-02 10:00:00,124 INFO         3.0, 4.0])\n';
    assert.deepEqual(found(text), [['4', [1, 2, 3, 4]]]);
    assert.deepEqual(found('10:00:01.123 tensor([[0.5, 1.5],\n10:00:01.124         [2.5, 3.5]])'), [
      ['2×2', [0.5, 1.5, 2.5, 3.5]],
    ]);
    // Rows of numbers that only look alike are no times.
    assert.deepEqual(found('12: [0.5, 1.5,\n34: 2.5]'), []);
  });

  it('is read behind the prefixes of launchers', () => {
    assert.deepEqual(found('(pid=123) tensor([1.0, 2.0,\n(pid=123)         3.0])\n'), [['3', [1, 2, 3]]]);
    assert.deepEqual(found('[rank0]: tensor([[1.0, 2.0],\n[rank0]:         [3.0, 4.0]])'), [
      ['2×2', [1, 2, 3, 4]],
    ]);
  });

  it('is read of candle, burn, TensorFlow.js, MXNet, Paddle and Nx', () => {
    const values = [0.5, -1.5, 2, 3.25];
    for (const text of [
      '[[ 0.5000, -1.5000],\n [ 2.0000,  3.2500]]\nTensor[[2, 2], f32]\n',
      'Tensor {\n  data:\n[[0.5, -1.5],\n [2.0, 3.25]],\n  shape:  [2, 2],\n  device:  Cpu,\n  dtype:  "f32",\n}\n',
      'Tensor\n    [[0.5, -1.5],\n     [2  , 3.25],]\n',
      '[[ 0.5  -1.5 ]\n [ 2.    3.25]]\n<NDArray 2x2 @cpu(0)>\n',
      'Tensor(shape=[2, 2], dtype=float32, place=Place(cpu), stop_gradient=True,\n       [[ 0.50000000, -1.50000000],\n        [ 2.        ,  3.25000000]])',
      '#Nx.Tensor<\n  f32[2][2]\n  [\n    [0.5, -1.5],\n    [2.0, 3.25]\n  ]\n>',
    ]) {
      const shapes = found(text).filter(([, numbers]) => numbers.length === 4);
      assert.deepEqual(shapes, [['2×2', values]], text);
    }
  });

  it('is no array where it tells a shape or a version', () => {
    for (const text of [
      'shape=[1, 10]',
      'Tensor[[200, 100], f32]',
      'torch.Size([3, 4])',
      'output shape [1, 10]',
      'size=(4, 5)',
      'Tensor of shape (2, 3)',
      'dims=[2, 3]',
      'f32[10,5] float32[2,3]',
      'Python version (3, 11, 2)',
      '[1200/50000] 12%|█ | 12/100 [00:12<01:02, 3.4it/s]',
      '[10:20:30] v1.2.3 [1.2.3, 4.5.6] [2024-01-02, 2024-01-03]',
      '[text](1, 2)',
      '[1]2.5013,[2]3.2882,[3]2.1',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  it('is not read at all where commas are decimal points', () => {
    for (const text of ['[-13,0365, 2,5]', '(0,5 0,25)', '[[1,5, 2,25],\n [3,5, 4,75]]', '[−0,12, 0,88]']) {
      assert.deepEqual(found(text), [], text);
    }
    const range = { start: 0, end: 8 };
    assert.equal(readArrayIn('0,5 0,25', range, 'plaintext').array, undefined);
    // Nor are commas without blanks, or in a program, decimal points.
    assert.deepEqual(found('[1,2,3,4]'), [['4', [1, 2, 3, 4]]]);
    assert.deepEqual(found('x = [1,2, 3,4]', 'python'), [['4', [1, 2, 3, 4]]]);
  });
});

describe('diffs', () => {
  it('give the old and the new text each as it was, and no sign by their marks', () => {
    const text =
      '@@ -1,3 +1,3 @@\n-x = [1.0, 2.0,\n-     3.0]\n+x = [1.0, 2.5,\n+     3.0]\n-1.0 2.0\n-3.0 4.0\n+-1.0 2.0\n+-3.0 4.0\n';
    const expected = [
      ['3', [1, 2, 3]],
      ['3', [1, 2.5, 3]],
      ['2×2', [1, 2, 3, 4]],
      ['2×2', [-1, 2, -3, 4]],
    ];
    assert.deepEqual(found(text, 'diff'), expected);
    // Quoted in a log, or fenced in Markdown.
    assert.deepEqual(found(`patch:\n${text}\nend\n`, 'log'), expected);
    assert.deepEqual(found(`\`\`\`diff\n${text}\`\`\`\n`, 'markdown'), expected);
  });

  it('give no array that is partly old and partly new', () => {
    assert.deepEqual(found('@@ -1,4 +1,4 @@\n x = [1,\n-2,\n+3,\n 4]\n', 'diff'), []);
  });

  it('are told from lines of negative numbers', () => {
    assert.deepEqual(found('-1.0 2.0\n-3.0 4.0\n'), [['2×2', [-1, 2, -3, 4]]]);
  });
});

describe('languages', () => {
  it('TOML has its own numbers, dates, strings and headings', () => {
    const text =
      "[1.2]\n[[3]]\nx = [1, 1_000, 0xFF, 0o17, 0b11, inf, -nan, +inf, # [9, 9.5]\n  3.5, ]\ny = [1979-05-27, 07:32:00]\nz = [ [1, 2], [3, 4] ]\ns = 'C:\\'\nt = [7, 8]\nu = '''\n''' # it's\nv = [5, 6]\n";
    assert.deepEqual(found(text, 'toml'), [
      ['9', [1, 1000, 255, 15, 3, Infinity, NaN, Infinity, 3.5]],
      ['2×2', [1, 2, 3, 4]],
      ['2', [7, 8]],
      ['2', [5, 6]],
    ]);
  });

  it('C++ has limits and hexadecimal numbers, Swift names behind a dot', () => {
    assert.deepEqual(
      found(
        'double x[] = {0x1.8p3, -std::numeric_limits<double>::infinity(), std::numeric_limits<float>::quiet_NaN()};',
        'cpp',
      ),
      [['3', [12, -Infinity, NaN]]],
    );
    assert.deepEqual(found('let x: [Float] = [1.0, .nan, -.infinity, 0x1p-1]', 'swift'), [
      ['4', [1, NaN, -Infinity, 0.5]],
    ]);
  });

  it('R joins vectors, and names elements', () => {
    assert.deepEqual(found('x <- c(c(1, 2), c(3, 4))\ny <- c(cat = 0.75, dog = 0.25)\n', 'r'), [
      ['4', [1, 2, 3, 4]],
      ['2', [0.75, 0.25]],
    ]);
  });
});

describe('a selection', () => {
  const whole = (text: string, languageId = 'plaintext'): readonly number[] | undefined =>
    readArrayIn(text, { start: 0, end: text.length }, languageId).array?.shape;

  it('of a print without brackets is read with what stands around it', () => {
    assert.deepEqual(whole('x =\n\n   1   2\n   3   4\n'), [2, 2]);
    assert.deepEqual(whole(' 0.5\n 0.25\n[ CPUFloatType{2} ]'), [2]);
    assert.deepEqual(whole('[1] 0.5 0.25\n[3] 0.125\n', 'r'), [3]);
  });

  it('of a fence of Markdown is read within it', () => {
    assert.deepEqual(whole('```python\nx = [1, 2]\n```', 'markdown'), [2]);
  });
});
