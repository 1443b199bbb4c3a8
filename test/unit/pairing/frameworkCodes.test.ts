import assert from 'node:assert/strict';
import { readQuestionAt } from '../../../src/pairing';

function codes(marked: string): readonly string[] {
  const read = readQuestionAt(marked.replace('¦', ''), marked.indexOf('¦'), 'python');
  return read?.diagnostics.map(({ code }) => code) ?? [];
}

describe('what a framework does otherwise than mathematics', () => {
  it('is that Keras clips a probability of 0', () => {
    const code = 'import keras\nkeras.losses.CategoricalCrossentropy()([[0.0, 1.0]], [[1.0, ¦0.0]])\n';
    assert.ok(codes(code).includes('clipped'));
  });

  it('is nothing where no probability is near 0 or 1', () => {
    const code = 'import keras\nkeras.losses.CategoricalCrossentropy()([[0.0, 1.0]], [[0.75, ¦0.25]])\n';
    assert.deepEqual(codes(code), []);
  });

  it('is that scikit-learn divided rows by their sum', () => {
    const code = 'from sklearn.metrics import log_loss\nlog_loss([0, 1], [[0.8, ¦0.8], [0.2, 0.2]])\n';
    assert.ok(codes(code).includes('renormalised'));
  });
});
