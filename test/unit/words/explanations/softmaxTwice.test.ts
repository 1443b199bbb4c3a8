import assert from 'node:assert/strict';
import { readLens } from '../../../../src/lens';
import { explain } from '../../../../src/words/explanations';
import { explanationText } from '../../../../src/words/explanations/explanationText';
import { five, lensOf, type LensParts } from '../lensOf';

const asked = (parts: LensParts): string => {
  const explanation = explain(lensOf(parts), 'softmaxTwice');
  assert.ok(explanation);
  return explanationText(explanation);
};
const read = (text: string): string => {
  const { lens } = readLens({ text, languageId: 'python', offset: text.indexOf('[[') + 2 });
  assert.ok(lens);
  const explanation = explain(lens, 'softmaxTwice');
  assert.ok(explanation);
  return explanationText(explanation);
};
const torch = 'import torch\nimport torch.nn.functional as F\n';
const batch: LensParts = {
  scores: [
    [0.7, 0.2, 0.1],
    [0.1, 0.3, 0.6],
  ],
  target: { kind: 'index', indices: [0, 2] },
};

describe('softmax twice?', () => {
  it('shows the loss both ways, as PyTorch gives it', () => {
    // F.cross_entropy(X, [0, 2]) = 0.81062, F.nll_loss(log X, [0, 2]) = 0.43375; of the first row 0.76795 and 0.35667.
    const text = asked(batch);
    assert.match(text, /⚠ All 2 rows .* looks like softmax was already applied/);
    assert.match(text, /logits: −Σ p log softmax\(r\) +0\.768 +0\.811/);
    assert.match(text, /probabilities: −Σ p log r +0\.357 +0\.434/);
  });

  it('shows by how much the gradient shrinks', () => {
    // Autograd: −0.3 once, −0.16979 through both; 0.16979/0.3 = 0.566.
    assert.match(asked(batch), /0 +0\.7 +0\.464 +1 +−0\.300 +−0\.170/);
    assert.match(asked(batch), /goes from 0\.300 .* to 0\.170 through both: to 0\.566 of it/);
  });

  it('says what the loss cannot fall below', () => {
    // log(1 + 2/e) = 0.5514
    assert.match(asked(batch), /at least log\(1 \+ \(3 − 1\)·1\/e\) = 0\.551 nats/);
  });

  it('takes digits that were rounded into account, and only them', () => {
    const target = { kind: 'index' as const, indices: [0] };
    assert.match(
      asked({ scores: [[0.333, 0.333, 0.333]], target }),
      /looks like softmax was already applied/,
    );
    assert.match(asked({ scores: [[0.333, 0.333, 0.338]], target }), /they sum to 1\.004, not 1/);
  });

  it('does not call silence a proof', () => {
    const text = asked({ ...five, target: { kind: 'index', indices: [1] } });
    assert.match(text, /Nothing suggests that softmax was applied before/);
    assert.match(text, /That is no proof/);
    assert.doesNotMatch(text, /The loss both ways/);
  });

  it('says that log-softmax before the loss does no harm', () => {
    const row = [0.25, 0.7, 0.05].map((q) => Math.log(q));
    assert.match(
      asked({ scores: [row], target: { kind: 'index', indices: [0] } }),
      /log-softmax was already .*\n\n.*no harm/,
    );
  });

  it('is sure where the text applies softmax itself', () => {
    const text = read(
      `${torch}x = torch.tensor([[2.0, 1.0]]).softmax(-1)\nF.cross_entropy(x, torch.tensor([1]))\n`,
    );
    assert.match(text, /The text applies softmax before the loss/);
  });

  it('says softly of rows called logits that they sum to 1', () => {
    const text = read(
      `${torch}logits = torch.tensor([[0.7, 0.2, 0.1]])\nF.cross_entropy(logits, torch.tensor([0]))\n`,
    );
    assert.match(text, /ℹ This row lies within 0 … 1 and sums to 1 .* but it is called logits/);
    assert.doesNotMatch(text, /⚠/);
  });

  it('shows the bound alone where there is no target', () => {
    const text = asked({ scores: batch.scores });
    assert.match(text, /What a second softmax cannot pass/);
    assert.doesNotMatch(text, /The loss both ways/);
  });

  it('is offered for logits only', () => {
    const question = { scale: 'probabilities', loss: 'crossEntropyProbs' } as const;
    assert.equal(explain(lensOf({ ...batch, question }), 'softmaxTwice'), undefined);
  });

  it('claims nothing of a row with a NaN, unless another number is outside 0 … 1', () => {
    const text = asked({ scores: [[NaN, 0.5, 0.25]], target: { kind: 'index', indices: [1] } });
    assert.match(text, /A NaN is among these numbers: they do not tell whether softmax was applied before\./);
    assert.doesNotMatch(text, /outside/);
    const other = asked({ scores: [[NaN, 0.5, 2.5]], target: { kind: 'index', indices: [1] } });
    assert.match(other, /a number outside 0 … 1 is among them, 2\.50/);
  });
});
