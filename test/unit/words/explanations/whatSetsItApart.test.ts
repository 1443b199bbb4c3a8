import assert from 'node:assert/strict';
import { explain } from '../../../../src/words/explanations';
import { explanationText } from '../../../../src/words/explanations/explanationText';
import { five, lensOf, type LensParts } from '../lensOf';

const apart = (parts: LensParts, given: Record<string, string> = {}): string => {
  const explanation = explain(lensOf(parts), 'whatSetsItApart', given);
  assert.ok(explanation);
  return explanationText(explanation);
};
const oneHot: LensParts = { ...five, target: { kind: 'index', indices: [1] } };
const values = (...numbers: number[]) => ({ kind: 'values' as const, values: Float64Array.from(numbers) });

describe('what sets cross entropy apart', () => {
  it('shows the push of each loss as a wrong class grows surer', () => {
    // The figures are those of mpmath in the tests of the mathematics.
    const text = apart(oneHot);
    assert.match(text, /Brier .* 0\.00220 .* 2\.21e−12 +→ 0/);
    assert.match(text, /focal, γ = 2 .* 1\.002 .* 1\.00000000001 +→ 1/);
    assert.match(text, /cross entropy .* 0\.9999999999999 +→ 1 +exactly q − p/);
  });

  it('does not round poly-1 to 1 where it is below', () => {
    // 1 − (1.0418e−13)² = 1 − 1.085e−26
    assert.match(apart(oneHot), /poly-1, ε = 1 .* 1 − 1\.09e−26 +→ 1/);
  });

  it('raises the wrong class that is chosen', () => {
    assert.match(apart(oneHot, { wrong: '4' }), /the probability of frog, a wrong class/);
    // The target is no wrong class.
    assert.match(apart(oneHot, { wrong: '1' }), /the probability of cat, a wrong class/);
  });

  it('leaves out losses of one class where p is soft', () => {
    const target = { kind: 'distribution' as const, values: Float64Array.of(0.6, 0.3, 0.1, 0, 0) };
    const text = apart({ ...five, target });
    assert.match(text, /The target is cat/);
    assert.match(text, /Focal, poly-1 and generalized cross entropy are of one class only/);
  });

  it('says no more than is true of what sets it apart', () => {
    assert.match(apart(oneHot), /Two things do not set it apart: .* proper as well, .* affine in p/);
  });

  it('uses p over its sum, and says so, where it does not sum to 1', () => {
    const target = { kind: 'distribution' as const, values: Float64Array.of(0.6, 0.3, 0.3, 0, 0) };
    assert.match(apart({ ...five, target }), /sums to 1\.2, not 1: p\/1\.2 is used/);
  });

  it('computes nothing against a masked target', () => {
    const text = apart({ scores: [[1, -Infinity, 2]], target: { kind: 'index', indices: [1] } });
    assert.match(text, /The target is masked/);
    assert.doesNotMatch(text, /NaN/);
  });

  it('sets regression losses side by side at the row’s largest error', () => {
    // d = 3: 3, 1, 1, tanh 3 = 0.995, 108, sin 6 + π sin 6π = −0.279
    const text = apart({
      scores: [[5, 1]],
      target: values(2, 0),
      question: { scale: 'values', loss: 'mse' },
    });
    assert.match(text, /yours, 3/);
    assert.match(text, /\(x − y\)⁴ .* 108\n/);
    assert.match(text, /log cosh\(x − y\) .* 0\.995\n/);
    assert.match(text, /sin²\(x − y\) \+ sin²\(π\(x − y\)\) .* −0\.279\n/);
  });

  it('sets binary losses side by side at the element furthest on the wrong side', () => {
    // σ(−2) = 0.1192 for y = 1: 0.881, and 2·0.881²·0.119 = 0.185
    const text = apart({ scores: [[2.5, -2]], target: values(1, 1), question: { loss: 'bceWithLogits' } });
    assert.match(text, /yours, 0\.881/);
    assert.match(text, /binary cross entropy .* 0\.881 +exactly σ − y/);
    assert.match(text, /\(σ − y\)² .* 0\.185\n/);
  });

  it('is offered neither without a target nor for margins', () => {
    assert.equal(explain(lensOf(five), 'whatSetsItApart'), undefined);
    const margins = { loss: 'multiClassHinge' } as const;
    assert.equal(explain(lensOf({ ...oneHot, question: margins }), 'whatSetsItApart'), undefined);
  });
});
