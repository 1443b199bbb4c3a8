import assert from 'node:assert/strict';
import { explain } from '../../../../src/words/explanations';
import { explanationText } from '../../../../src/words/explanations/explanationText';
import { five, lensOf, type LensParts } from '../lensOf';

const oneHot: LensParts = { ...five, target: { kind: 'index', indices: [1] } };
const distribution = (...numbers: number[]): LensParts => ({
  ...five,
  target: { kind: 'distribution', values: Float64Array.from(numbers) },
});
const sampled = (parts: LensParts, given: Record<string, string> = {}): string => {
  const explanation = explain(lensOf(parts), 'oneSample', given);
  assert.ok(explanation);
  return explanationText(explanation);
};

describe('one sample is enough', () => {
  it('says that a one-hot p has no noise and offers softer ones', () => {
    const text = sampled(oneHot);
    assert.match(text, /This p has all its mass on dog: .* no noise/);
    assert.match(text, /\[p\] \(own, smoothed, flatter, typed\): own/);
    assert.match(text, /dog +1 +1,000 +−0\.952 +−0\.952 +0 +no noise/);
  });

  it('puts 0.9 on the class of a smoothed p and spreads the rest', () => {
    assert.match(sampled(oneHot, { p: 'smoothed' }), /cat +0\.02 /);
    assert.match(sampled(oneHot, { p: 'smoothed' }), /dog +0\.92 /);
  });

  it('has the error bars of cross entropy, √(p(1 − p)/n)', () => {
    // √(0.6·0.4/100) = 0.0490, √(0.3·0.7/100) = 0.0458
    const text = sampled(distribution(0.6, 0.3, 0.1, 0, 0), { draws: '100' });
    assert.match(text, /cat .* 0\.0490 /);
    assert.match(text, /dog .* 0\.0458 /);
    assert.match(text, /√\(p_k \(1 − p_k\)\/n\), with n = 100/);
  });

  it('divides the error bars by T', () => {
    const parts = { ...distribution(0.6, 0.3, 0.1, 0, 0), question: { options: { temperature: 2 } } };
    assert.match(sampled(parts, { draws: '100' }), /cat .* 0\.0245 /);
  });

  it('draws anew with the next seed', () => {
    const explanation = explain(lensOf(oneHot), 'oneSample', { seed: '5' });
    const button = explanation?.inputs.find(({ kind }) => kind === 'button');
    assert.equal(button?.value, '6');
    const drawn = (seed: string) => sampled(distribution(0.6, 0.3, 0.1, 0, 0), { seed });
    assert.notEqual(drawn('1'), drawn('2'));
    assert.equal(drawn('−3'), drawn('1'));
  });

  it('says of a loss that is not affine in p where its mean settles and where its gradient is', () => {
    const text = sampled(distribution(0.6, 0.3, 0.1, 0, 0), { rule: 'jensenShannon' });
    assert.match(text, /not affine in p/);
    assert.match(text, /settles on +gradient against p/);
    assert.doesNotMatch(text, /The noise of one sample/);
  });

  it('says that reverse Kullback–Leibler has no gradient against one class, and shows no mean of it', () => {
    const text = sampled(distribution(0.4, 0.3, 0.1, 0.1, 0.1), { rule: 'reverseKl' });
    assert.match(text, /Against a single class this loss is ∞/);
    assert.doesNotMatch(text, /NaN/);
  });

  it('says that a p which does not sum to 1 is drawn from over its sum', () => {
    const text = sampled(distribution(0.6, 0.3, 0.3, 0, 0));
    assert.match(text, /sums to 1\.2, not 1: classes are drawn from p\/1\.2/);
    assert.match(text, /cat +0\.5 /);
  });

  it('draws nothing from a p with a negative number', () => {
    const text = sampled(distribution(1.2, -0.2, 0, 0, 0));
    assert.match(text, /Nothing can be drawn from this p: dog has −0\.2/);
    assert.doesNotMatch(text, /draws with seed/);
  });

  it('takes a typed p, and says what is wrong with one', () => {
    const typed = (typedP: string) => sampled(oneHot, { p: 'typed', typedP });
    assert.match(typed('0.2 0.2, 0.2; [0.2 0.2]'), /frog +0\.2 /);
    assert.match(typed('1, 2'), /✗ expected 5 numbers, found 2/);
    assert.match(typed('1, 2, x, 4, 5'), /✗ each must be a finite number; found x/);
    assert.match(typed('0 0 0 0 0'), /✗ their sum must be above 0/);
    assert.match(typed(''), /Type a p to draw from/);
    assert.match(typed('9'.repeat(30_000)), /✗ at most 20,000 characters/);
  });

  it('draws from a softer softmax where there is no target', () => {
    assert.match(sampled(five), /\[p\] \(flatter, typed\): flatter/);
  });

  it('takes log q as the logits of probabilities, and says nothing of values', () => {
    const probabilities: LensParts = {
      scores: [[0.7, 0.2, 0.1]],
      target: { kind: 'distribution', values: Float64Array.of(0.5, 0.3, 0.2) },
      kind: 'probabilities',
      question: { scale: 'probabilities', loss: 'crossEntropyProbs' },
    };
    assert.match(sampled(probabilities), /0 .*\+0\.200 /);
    const values: LensParts = {
      scores: [[2.5, 0]],
      target: { kind: 'values', values: Float64Array.of(3, 1) },
      question: { scale: 'values', loss: 'mse' },
    };
    assert.equal(explain(lensOf(values), 'oneSample'), undefined);
  });
});
