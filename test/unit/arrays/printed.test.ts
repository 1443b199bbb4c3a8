import assert from 'node:assert/strict';
import { findArrays } from '../../../src/arrays';
import { literals, only } from './marked';

const printed = (text: string): string[] => literals(text, 'log');

describe('arrays in printed text', () => {
  it('reads blocks of three axes with blank lines between them', () => {
    const text =
      'tensor([[[1., 2.],\n         [3., 4.]],\n\n        [[5., 6.],\n         [7., 8.]]], dtype=torch.float64)';
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
    assert.deepEqual(only('[[[1 2]\r\n  [3 4]]\r\n\r\n [[5 6]\r\n  [7 8]]]', 'plaintext'), [
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

  it('reads the prints of NumPy, JAX and TensorFlow with their suffixes', () => {
    for (const text of [
      'array([[1., 2.],\n       [3., 4.]], dtype=float32)',
      'Array([[1., 2.],\n       [3., 4.]], dtype=float32)',
      '<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>',
      'tf.Tensor(\n[[1. 2.]\n [3. 4.]], shape=(2, 2), dtype=float32)',
      "tensor([[1., 2.],\n        [3., 4.]], device='cuda:0', grad_fn=<AddmmBackward0>)",
      'Parameter containing:\ntensor([[1., 2.],\n        [3., 4.]], requires_grad=True)',
    ]) {
      assert.deepEqual(
        only(text, 'log'),
        [
          [1, 2],
          [3, 4],
        ],
        text,
      );
    }
  });

  it('reads scalars that NumPy 2 prints with their type', () => {
    const text = 'p = [np.float64(0.5), np.float64(-1e-3), np.float32(nan)]';
    assert.deepEqual(only(text, 'log'), [0.5, -0.001, NaN]);
    const [array] = findArrays(text, 'log');
    const { start, end } = array.elementRange(1);
    assert.equal(text.slice(start, end), '-1e-3');
  });

  it('marks arrays that were printed cut short', () => {
    const text = '[[0 1 2 ... 7 8 9]\n [1 2 3 ... 8 9 0]\n ...\n [5 6 7 ... 2 3 4]]';
    const [array] = findArrays(text, 'plaintext');
    assert.deepEqual([array.shape, array.truncated, array.values.length], [[3, 6], true, 18]);
    assert.deepEqual(only('probs: [0.1, 0.2, …, 0.05]', 'log'), [0.1, 0.2, 0.05]);
  });

  it('reads the ellipsis of old NumPy, with its comma', () => {
    const [array] = findArrays('[[ 0.  1. ...,  8.  9.]\n ..., \n [ 1.  2. ...,  3.  4.]]', 'plaintext');
    assert.deepEqual([array.shape, array.truncated], [[2, 4], true]);
  });

  it('passes over what a launcher writes before each line', () => {
    assert.deepEqual(only('[rank0]: tensor([[1., 2.],\n[rank0]:         [3., 4.]])', 'log'), [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(only('> [[1 2]\n>  [3 4]]', 'markdown'), [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(only('app_1  | [[1, 2],\napp_1  |  [3, 4]]', 'log'), [
      [1, 2],
      [3, 4],
    ]);
  });

  it('does not mistake equal starts of rows for such a prefix', () => {
    assert.deepEqual(only('x = [[1, 2], [1, 3],\n[1, 2], [1, 4]]', 'log'), [
      [1, 2],
      [1, 3],
      [1, 2],
      [1, 4],
    ]);
    assert.deepEqual(only('[1., 2.,\n 1., 3.]', 'log'), [1, 2, 1, 3]);
  });

  it('passes over the colours of a terminal', () => {
    assert.deepEqual(printed('\x1b[31mp\x1b[0m = \x1b[1m[0.5, \x1b[32m0.5\x1b[0m]\x1b[0m'), [
      '[0.5, \x1b[32m0.5\x1b[0m]',
    ]);
    assert.deepEqual(printed('[31m[0.5, 0.5][0m'), ['[0.5, 0.5]']);
  });

  it('takes no timestamp, progress bar, version, date, address or tag for an array', () => {
    const text = [
      '[2024-05-01 12:00:00,123] [INFO] [12:00:01] 10.0.0.1:80 [::1] [1.2.3.4] (v1.2.3)',
      'Epoch 3:  41%|████▏     | 1200/2911 [00:12<01:02, 27.4it/s, loss=0.412]',
      '[1/10] [50%, 20%] [10ms, 20ms] [1..5] pid[123] main.py:12 (3.5s) a[1, 2] f(1, 2) [link](1, 2)',
      '[1 - 2] [1:2] [1, None] [1+2j, 3] (1 2) [a, b] [1,,2] [3]',
    ].join('\n');
    assert.deepEqual(printed(text), []);
  });

  it('takes a printed shape for no array', () => {
    assert.deepEqual(
      printed('torch.Size([3, 4]) shape=(2, 3) x.shape: (32, 10) shape (1, 2) TensorShape([2, 3])'),
      [],
    );
    assert.deepEqual(printed('step_size=[0.1, 0.2]'), ['[0.1, 0.2]']);
  });

  it('finds a single number only where a value is expected', () => {
    assert.deepEqual(printed('labels: [2], target=[3], tensor([4]), see [5] [6]'), ['[2]', '[3]', '[4]']);
  });

  it('is not confused by prose with quotes and unbalanced brackets', () => {
    assert.deepEqual(printed("it's 1) one :( [0, 1) and (0, 1] don't [ [0.1, 0.9] } ) ] [0.2, 0.8]"), [
      '[0.1, 0.9]',
      '[0.2, 0.8]',
    ]);
  });

  it('finds an array right after text that is not a name', () => {
    assert.deepEqual(printed('[INFO][0.1, 0.9] 结果为[0.2, 0.8]'), ['[0.1, 0.9]', '[0.2, 0.8]']);
  });

  it('tells a negative element from a difference', () => {
    assert.deepEqual(only('[1 -2]', 'log'), [1, -2]);
    assert.deepEqual(printed('[1-2, 3]'), []);
  });
});
