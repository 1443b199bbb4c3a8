import assert from 'node:assert/strict';
import { findArrays } from '../../../src/arrays';

/** The precision of every element of the one array in `text`. */
function precisions(text: string, languageId = 'log'): (number | undefined)[] {
  const arrays = findArrays(text, languageId);
  assert.equal(arrays.length, 1, text);
  return Array.from(arrays[0].values, (_, index) => arrays[0].precision?.(index));
}

function isNear(found: readonly (number | undefined)[], expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  expected.forEach((want, index) => {
    const got = found[index] ?? NaN;
    assert.ok(Math.abs(got - want) <= 1e-12 * want, `element ${index}: ${got}, expected ${want}`);
  });
}

describe('the precision of printed numbers', () => {
  it('is half a unit in the last place that PyTorch prints', () => {
    isNear(precisions('tensor([0.1234, -1.5000], grad_fn=<AddBackward0>)'), [5e-5, 5e-5]);
    isNear(precisions('tensor([1.2346e+03, 5.0000e-02])'), [5e-2, 5e-7]);
    isNear(precisions('tensor([[1., nan],\n        [-inf, 20.]])'), [0.5, 0, 0, 0.5]);
  });

  it('is 0 for what PyTorch prints of an integer type, but not for whole numbers of a float type', () => {
    isNear(precisions('tensor([3, 1])'), [0, 0]);
    // MLX prints the whole numbers of a float array without a point.
    isNear(precisions('array([3, 1], dtype=float32)'), [0.5, 0.5]);
  });

  it('is that of the longest number where NumPy pads to one width', () => {
    isNear(precisions('array([0.5       , 0.33333333])'), [5e-9, 5e-9]);
    isNear(precisions('[0.5        0.33333333]'), [5e-9, 5e-9]);
    isNear(precisions('array([0.5, 0.333333], dtype=float32)'), [0.05, 5e-7]);
  });

  it('counts in the scale of a print in columns', () => {
    isNear(precisions('y =\n\n   1.0e+03 *\n\n   0.5000   2.0000\n'), [0.05, 0.05]);
    isNear(precisions(' 0.2500\n-1.5000\n[ CPUFloatType{2} ]\n'), [5e-5, 5e-5]);
    isNear(precisions(' 2\n 1\n[ CPULongType{2} ]\n'), [0, 0]);
    isNear(precisions('[1] 0.10 2.25\n'), [5e-3, 5e-3]);
    isNear(precisions('x =\n\n        0   0.2500\n'), [0, 5e-5]);
  });

  it('is 0 for what is written in programs and data files', () => {
    isNear(precisions('x = torch.tensor([0.1234, 0.5])', 'python'), [0, 0]);
    isNear(precisions('{"logits": [0.1, 0.25]}', 'json'), [0, 0]);
    isNear(precisions('0.5,0.25\n', 'csv'), [0, 0]);
    isNear(precisions('>>> torch.tensor([0.5, 0.25])'), [0, 0]);
  });

  it('is that of PyTorch for a print pasted into code', () => {
    isNear(precisions('x = tensor([0.1234, 0.5000])', 'python'), [5e-5, 5e-5]);
    isNear(precisions('x = tensor([0.1, 0.25])', 'python'), [0, 0]);
  });

  it('is unknown where the layout says nothing of who printed it', () => {
    assert.deepEqual(precisions('logits: [2.1, -0.3] target=1'), [undefined, undefined]);
    assert.deepEqual(precisions('2-element Vector{Float64}:\n 0.5\n 0.25\n'), [undefined, undefined]);
  });

  it('throws for an element that is not there', () => {
    const [array] = findArrays('tensor([0.1234, 0.5000])', 'log');
    assert.throws(() => array.precision?.(2), RangeError);
  });
});
