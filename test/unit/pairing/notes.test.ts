import assert from 'node:assert/strict';
import { report } from '../../../src/core';
import { readMarked } from './marked';

const torch = 'import torch\nimport torch.nn.functional as F\n';

function codes(marked: string, languageId = 'python'): readonly string[] {
  return readMarked(marked, languageId).diagnostics.map(({ code }) => code);
}

describe('what is said beside the loss', () => {
  it('says that a weighted mean divides by the weights of the targets', () => {
    const { diagnostics } = readMarked(
      `${torch}F.cross_entropy(torch.tensor([[0.2, ¦1.3], [0.5, 1.0]]), torch.tensor([1, 0]), weight=torch.tensor([2.0, 6.0]))`,
    );
    assert.deepEqual(diagnostics, [
      { code: 'weighted-mean', severity: 'information', denominator: 8, rows: 2, by: 'weights' },
    ]);
  });

  it('says that with a distribution as target the weighted mean divides by the rows', () => {
    const { diagnostics } = readMarked(
      `${torch}F.cross_entropy(torch.tensor([[0.2, ¦1.3], [0.5, 1.0]]), torch.tensor([[0.0, 1.0], [1.0, 0.0]]), weight=torch.tensor([2.0, 6.0]))`,
    );
    const [only] = diagnostics;
    assert.ok(only?.code === 'weighted-mean' && only.by === 'rows' && only.denominator === 2);
  });

  it('says nothing of a mean that weights do not divide: that of a multi-class hinge is over the rows', () => {
    // PyTorch 1.13 gives 0.6: (3·max(0, 1 − 0.5 + 0.2)/2 + 1·max(0, 1 − 1.3 + 0.6)/2)/2, whatever the weights add up to.
    const code = `${torch}F.multi_margin_loss(torch.tensor([[0.2, ¦0.5], [1.3, 0.6]]), torch.tensor([1, 0]), weight=torch.tensor([1.0, 3.0]))`;
    const { diagnostics, question } = readMarked(code);
    assert.deepEqual(diagnostics, []);
    assert.ok(question);
    assert.ok(Math.abs((report(question).reduced ?? NaN) - 0.6) < 1e-12);
  });

  it('quotes of a long expression both ends, since what is done with the call stands last', () => {
    const { diagnostics } = readMarked(
      `${torch}loss = F.binary_cross_entropy_with_logits(torch.tensor([0.9, ¦0.2]), torch.tensor([1.0, 0.0]), reduction="sum") / 17`,
    );
    const [only] = diagnostics;
    assert.ok(only?.code === 'outer-reduction');
    assert.match(only.operation, /^F\.binary_cross_entr…[^…]*"sum"\) \/ 17$/);
    assert.equal(only.operation.length, 40);
  });

  it('says nothing of weights where the losses are added', () => {
    const code = `${torch}F.cross_entropy(torch.tensor([[0.2, ¦1.3]]), torch.tensor([1]), weight=torch.tensor([2.0, 6.0]), reduction="sum")`;
    assert.deepEqual(codes(code), []);
  });

  it('says that a weight for each element does not change the denominator', () => {
    const code = `${torch}F.binary_cross_entropy(torch.tensor([0.9, ¦0.2]), torch.tensor([1.0, 0.0]), weight=torch.tensor([1.0, 2.0]))`;
    assert.deepEqual(codes(code), ['element-weight']);
  });

  it('says along which axis the classes run where that is not the last', () => {
    const { diagnostics } = readMarked(
      'using Flux\nFlux.crossentropy([0.1 0.7; 0.6 0.2; 0.3 ¦0.1], [0 1; 1 0; 0 0])',
      'julia',
    );
    const [only] = diagnostics;
    assert.ok(only?.code === 'class-axis' && only.axis === 0 && only.applied);
  });

  it('offers the axis along which probabilities sum to 1', () => {
    const { diagnostics } = readMarked('probs = np.array([[0.7, 0.1, ¦0.4], [0.3, 0.9, 0.6]])');
    assert.ok(diagnostics.some((one) => one.code === 'class-axis' && one.axis === 0 && !one.applied));
  });

  it('offers nothing where the rows sum to 1 as well', () => {
    assert.deepEqual(codes('probs = np.array([[0.5, ¦0.5], [0.5, 0.5]])'), []);
  });

  it('offers a flat vector as rows that each sum to 1', () => {
    const { diagnostics } = readMarked('probs = np.array([0.7, 0.2, ¦0.1, 0.1, 0.3, 0.6])');
    const found = diagnostics.find(({ code }) => code === 'flat-batch');
    assert.ok(found?.code === 'flat-batch');
    assert.deepEqual([found.rows, found.classes, found.orders], [2, 3, ['rows']]);
  });

  it('offers a flat vector that goes class after class', () => {
    const { diagnostics } = readMarked('probs = np.array([0.5, 0.1, ¦0.2, 0.1, 0.3, 0.8])');
    const found = diagnostics.find(({ code }) => code === 'flat-batch');
    assert.ok(found?.code === 'flat-batch');
    assert.deepEqual([found.rows, found.classes, found.orders], [2, 3, ['classes']]);
  });

  it('offers a flat vector as one row for each target beside it', () => {
    const { diagnostics } = readMarked(
      'logits = np.array([2.0, 0.2, ¦0.1, 0.1, 0.3, 1.6])\nlabels = np.array([0, 2])\n',
    );
    const found = diagnostics.find(({ code }) => code === 'flat-batch');
    assert.ok(found?.code === 'flat-batch');
    assert.deepEqual([found.rows, found.classes, found.orders], [2, 3, ['rows', 'classes']]);
  });

  it('cuts a flat vector as a person chose, class after class', () => {
    const { question, layout } = readMarked('x = np.array([0.7, 0.1, ¦0.2, 0.3, 0.1, 0.6])', 'python', {
      cut: { rows: 2, order: 'classes' },
    });
    assert.deepEqual([...(question?.scores ?? [])], [0.7, 0.2, 0.1, 0.1, 0.3, 0.6]);
    assert.equal(layout?.elementIndex(1, 2), 5);
    assert.equal(layout?.elementIndex(0, 1), 2);
  });

  it('agrees with a printed gradient', () => {
    const code = `${torch}x = torch.tensor([[1.0, ¦1.0]], requires_grad=True)\nF.cross_entropy(x, torch.tensor([0])).backward()\nx.grad  # tensor([[-0.5000,  0.5000]])\n`;
    assert.ok(codes(code).includes('gradient-ok'));
  });

  it('does not agree with a gradient that is another', () => {
    const code = `${torch}x = torch.tensor([[1.0, ¦1.0]], requires_grad=True)\nF.cross_entropy(x, torch.tensor([0])).backward()\nx.grad  # tensor([[-0.2500,  0.2500]])\n`;
    assert.ok(!codes(code).includes('gradient-ok'));
  });

  it('names a loss that is not known', () => {
    const { diagnostics, target, offers } = readMarked(
      'logits = torch.tensor([[1.0, ¦2.0]])\nlabels = torch.tensor([1])\nloss = focal(logits, labels)\n',
    );
    assert.deepEqual(diagnostics, [{ code: 'unknown-loss', severity: 'information', operation: 'focal' }]);
    assert.equal(target, undefined);
    assert.equal(offers.length, 1);
  });
});
