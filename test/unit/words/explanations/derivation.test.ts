import assert from 'node:assert/strict';
import { explain, offeredExplanations } from '../../../../src/words/explanations';
import { explanationText } from '../../../../src/words/explanations/explanationText';
import { five, lensOf, type LensParts } from '../lensOf';

const index = (...indices: number[]) => ({ kind: 'index' as const, indices });
const values = (...numbers: number[]) => ({ kind: 'values' as const, values: Float64Array.from(numbers) });
const derived = (parts: LensParts, given: Record<string, string> = {}): string => {
  const explanation = explain(lensOf(parts), 'derivation', given);
  assert.ok(explanation);
  return explanationText(explanation);
};
/** Each line is in the text, in this order. */
function assertLines(text: string, ...lines: readonly string[]): void {
  let from = 0;
  for (const line of lines) {
    const at = text.indexOf(line, from);
    assert.ok(at >= 0, `“${line}” is not where it is expected in:\n${text}`);
    from = at + line.length;
  }
}

describe('the derivation with the row’s own numbers', () => {
  // Figures by hand: softmax of the five logits is [.5345, .0485, .1318, .2654, .0197], LogSumExp 2.72636.
  it('goes from −Σ p log q to LogSumExp − pᵀℓ to q − p', () => {
    assertLines(
      derived({ ...five, target: index(1) }),
      'H = −Σ p log q = −(1·log 0.0485)',
      'LogSumExp(ℓ) = log(e^2.1 + e^(−0.3) + e^0.7 + e^1.4 + e^(−1.2)) = 2.726',
      'log q of dog = −0.3 − 2.726 = −3.026',
      '= 2.726 − (−0.300) = 3.026 nats',
      'for dog: 1·0.0485 − 1 = −0.952',
    );
  });

  it('nudges the class that is chosen', () => {
    assertLines(
      derived({ ...five, target: index(1) }, { class: '3' }),
      'for fish: 1·0.265 − 0 = +0.265',
      'LogSumExp(ℓ) with the logit of fish raised by 0.001',
      'their difference over 2·0.001 = 0.265442',
      'q of fish = e^1.4/Σ e^ℓ = 0.265442',
    );
  });

  it('falls back to the target where the class chosen is none', () => {
    const asked = derived({ ...five, target: index(1) }, { class: 'no such class' });
    assert.equal(asked, derived({ ...five, target: index(1) }));
  });

  it('shows the effective target of weights, smoothing and temperature', () => {
    // w(0.9·1 + 0.1/5) = 2·0.92; 1 + 2 + 1 + 1 + .5 weights: Σp = 1.84 + 3.5·0.02; H as PyTorch has it.
    const options = { labelSmoothing: 0.1, weight: [1, 2, 1, 1, 0.5], temperature: 2 };
    assertLines(
      derived({ ...five, target: index(1), question: { options } }),
      'p_k = w_k·((1 − ε)·y_k + ε/C)',
      'for dog: 2·((1 − 0.1)·1 + 0.1/5) = 1.84000',
      'Σp = 1.91000',
      'T = 2',
      'LogSumExp(ℓ/T) = log(e^1.05 + e^(−0.15) + e^0.35 + e^0.7 + e^(−0.6)) = 2.041',
      '= 1.910·2.041 − (−0.240) = 3.899 − (−0.240) = 4.139 nats',
      'for dog: (1.910·0.112 − 1.84)/2 = −0.813',
      'The mean divides by 2',
    );
  });

  it('says bits where the loss is in bits', () => {
    // 3.02636/log 2 = 4.36611
    assertLines(
      derived({ ...five, target: index(1), question: { options: { unit: 'bits' } } }),
      '3.026 nats',
      'in bits: 3.026/log 2 = 4.366',
    );
  });

  it('writes large logits less the largest', () => {
    assertLines(
      derived({ scores: [[1000, 998, -5]], target: index(1) }),
      'LogSumExp(ℓ) = 1000 + log(e^0 + e^(−2) + e^(−1005)) = 1000.127',
      '= 1000.127 − 998.000 = 2.127 nats',
    );
  });

  it('writes the largest of many terms and counts the others', () => {
    const scores = [Array.from({ length: 1000 }, (_, each) => (each === 7 ? 5 : each / 1000))];
    assertLines(derived({ scores, target: index(3) }), 'e^5 + e^0.999', '… (995 more)', 'other (');
  });

  it('tells where softmax goes as T falls, and how ties share', () => {
    assertLines(
      derived({ scores: [[2, 2, 1]], target: index(0) }),
      '→ 1/2',
      'goes to 1/2 at each of the 2 classes that share it (0, 1)',
    );
    assertLines(derived({ ...five, target: index(1) }), 'goes to 1 at cat, the argmax');
  });

  it('says that a masked target costs ∞, and computes nothing from it', () => {
    const text = derived({ scores: [[1, -Infinity, 2]], target: index(1) });
    assertLines(text, 'The loss is ∞', 'The logit of 1 is −∞');
    assert.doesNotMatch(text, /NaN,|NaN nats|= NaN/);
  });

  it('has −p/q of probabilities beside the part that is tangent to the simplex', () => {
    // −1/0.2 = −5 with mean −5/3: +5/3, −10/3, +5/3.
    const text = derived({
      scores: [[0.7, 0.2, 0.1]],
      target: index(1),
      kind: 'probabilities',
      question: { scale: 'probabilities', loss: 'crossEntropyProbs' },
    });
    assertLines(
      text,
      'H = −Σ p log q = −(1·log 0.200)',
      '= 1.609 nats',
      'for 1: −1/0.200 = −5',
      '−5         −3.33',
    );
    assertLines(text, 'By logits whose softmax is this q the same loss has the gradient q − p.');
  });

  it('says nats and bits of probabilities too', () => {
    // −log 0.2 = 1.609 nats = 2.322 bits
    const question = {
      scale: 'probabilities',
      loss: 'crossEntropyProbs',
      options: { unit: 'bits' },
    } as const;
    assertLines(
      derived({ scores: [[0.7, 0.2, 0.1]], target: index(1), question }),
      '= 1.609 nats',
      'in bits: 1.609/log 2 = 2.322',
    );
  });

  it('says of probabilities that do not sum to 1 that no softmax gives them', () => {
    const question = { scale: 'probabilities', loss: 'crossEntropyProbs' } as const;
    assertLines(derived({ scores: [[0.7, 0.2]], target: index(1), question }), 'sum to 0.9, not 1');
  });

  it('goes from ½(x − y)² to x − y', () => {
    assertLines(
      derived({ scores: [[2.5, 0]], target: values(3, -0.5), question: { scale: 'values', loss: 'mse' } }),
      'x − y = 2.5 − 3 = −0.5',
      'L = ½·(−0.5)²',
      'L = 0.125',
      '∂L/∂x = −0.5',
      'over 2·1.907e−5 = −0.500000, and the gradient is −0.500000',
    );
  });

  it('goes from binary cross entropy to σ(ℓ) − y', () => {
    // σ(2.5) = 0.92414, log(1 + e^−2.5) = 0.0788889
    assertLines(
      derived({ scores: [[2.5]], target: values(1), question: { loss: 'bceWithLogits' } }),
      'σ(2.5) = 1/(1 + e^(−2.5)) = 0.9241',
      '= σ(ℓ) − y = 0.9241 − 1',
      'L = 0.0789',
      '= −0.0758582, and the gradient is −0.0758582',
    );
  });

  it('says on which side of δ an element of Huber’s loss is', () => {
    const question = { scale: 'values', loss: 'huber', options: { delta: 2 } } as const;
    // 2·(7 − 1) = 12
    assertLines(
      derived({ scores: [[9]], target: values(2), question }),
      '|x − y| = 7 > δ = 2: L = 2·(7 − ½·2)',
      'L = 12.000',
      '= 2, and the gradient is 2',
    );
  });

  it('is offered without a target, for what softmax is, and not where a loss is blocked', () => {
    const ids = (parts: LensParts) => offeredExplanations(lensOf(parts)).map(({ id }) => id);
    assert.ok(ids(five).includes('derivation'));
    assertLines(derived(five), 'There is no target', 'The gradient of LogSumExp is softmax');
    const diagnostics = [{ severity: 'error', code: 'out-of-range', target: 7, classes: 5, row: 0 } as const];
    assert.ok(!ids({ ...five, target: index(7), diagnostics }).includes('derivation'));
  });

  it('is made in time for a vocabulary', () => {
    const scores = [Array.from({ length: 128_256 }, (_, each) => Math.sin(each))];
    const lens = lensOf({ scores, target: index(5) });
    explain(lens, 'derivation');
    const start = performance.now();
    explain(lens, 'derivation');
    assert.ok(performance.now() - start < 500, 'ten times the 50 ms allowed, for machines under load');
  });
});
