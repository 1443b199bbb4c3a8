import assert from 'node:assert/strict';
import { readMarked } from './marked';

const before = 'logits = torch.tensor([[2.0, ¦1.0], [0.5, 1.5]])\nlabels = torch.tensor([0, 1])\n';

describe('a loss that the text names and pairing does not know', () => {
  for (const call of [
    'focal(logits, labels)',
    'dice_loss(logits, labels)',
    'FocalLoss(gamma=2)(logits, labels)',
  ])
    it(`leaves the labels beside the scores an offer: ${call}`, () => {
      const reading = readMarked(`${before}loss = ${call}\n`);
      assert.equal(reading.target, undefined);
      assert.equal(reading.offers.length, 1);
      assert.equal(reading.question?.target, undefined);
    });

  it('is none where nothing but the pair is written', () => {
    assert.equal(readMarked(before).question?.target?.kind, 'index');
  });

  it('is the binary one in a log that says so', () => {
    const log = 'scores: tensor([0.0, ¦0.0])\ntarget: tensor([0., 1.])\nBCE loss: 0.6931';
    const { question } = readMarked(log, 'log');
    assert.equal(question?.loss, 'bceWithLogits');
    assert.equal(question.target?.kind, 'values');
  });
});
