import assert from 'node:assert/strict';
import { readAt } from '../../../src/pairing';
import { readMarked } from './marked';

const torch = 'import torch\nimport torch.nn.functional as F\n';

describe('reading the array at the cursor', () => {
  it('says that a call decided what the array is', () => {
    const reading = readMarked(`${torch}F.cross_entropy(torch.tensor([[1.0, ¦2.0]]), torch.tensor([0]))`);
    assert.deepEqual(reading.kindReason, { rule: 'call', text: 'F.cross_entropy' });
    assert.deepEqual(reading.target?.reason, { rule: 'call', text: 'F.cross_entropy' });
  });

  it('says that a name decided what the array is', () => {
    assert.deepEqual(readMarked('softmax_out = [0.1, ¦0.9]').kindReason, {
      rule: 'name',
      text: 'softmax_out',
    });
  });

  it('says that rows which sum to 1 decided what the array is', () => {
    const reading = readMarked('x = [0.25, ¦0.75]');
    assert.equal(reading.kind, 'probabilities');
    assert.deepEqual(reading.kindReason, { rule: 'values', what: 'rows-sum-to-1' });
  });

  it('reads plain numbers as logits by default, without a target', () => {
    const reading = readMarked('x = [2.1, ¦-0.3, 0.7]\nlabel = 2\n');
    assert.equal(reading.kind, 'values');
    assert.equal(reading.question?.scale, 'logits');
    assert.equal(reading.target, undefined);
    assert.deepEqual(reading.kindReason, { rule: 'default' });
  });

  it('takes whole numbers without a name for nothing', () => {
    const reading = readMarked('d = (2024, ¦11, 5)');
    assert.equal(reading.question, undefined);
    assert.deepEqual(
      reading.diagnostics.map(({ code }) => code),
      ['not-a-distribution'],
    );
  });

  it('gives the comment that named the target', () => {
    const reading = readMarked('scores = [1.0, ¦2.0]  # target: 1');
    assert.deepEqual(reading.target?.reason, { rule: 'annotation', text: 'target: 1' });
  });

  it('gives the field that named the target', () => {
    const reading = readMarked('{"logits": [1.0, ¦2.0], "label": 1}', 'json');
    assert.deepEqual(reading.target?.reason, { rule: 'field', text: 'label' });
  });

  it('gives both of two neighbours that fit as offers, with their places', () => {
    const reading = readMarked('logits = [1.0, ¦2.0]\nlabel = 1\ntarget = 0\n');
    assert.deepEqual(
      reading.offers.map(({ index, reason }) => [index, reason]),
      [
        [1, { rule: 'neighbour', text: 'label' }],
        [0, { rule: 'neighbour', text: 'target' }],
      ],
    );
    assert.equal(reading.target, undefined);
  });

  it('lists the operations that were applied to scores and target', () => {
    const code = `${torch}F.nll_loss(torch.log(torch.tensor([[0.7, ¦0.3]])), torch.tensor([2]) - 1)`;
    const reading = readMarked(code);
    assert.deepEqual(reading.operations, [
      { text: 'torch.log', of: 'scores' },
      { text: 'torch.tensor([2]) - 1', of: 'target' },
    ]);
    assert.equal(reading.kind, 'probabilities');
    assert.equal(reading.question?.scale, 'log-probabilities');
  });

  it('names an operation that is not applied and gives no question', () => {
    const reading = readMarked('x = np.array([2.0, ¦1.0]).cumsum()');
    assert.equal(reading.question, undefined);
    assert.deepEqual(
      reading.diagnostics.map((one) => one.code === 'operation-not-applied' && one.operation),
      ['.cumsum()'],
    );
  });

  for (const [code, expected] of [
    ['torch.log(torch.tensor([.7, ¦.2, .1]))', [Math.log(0.7), Math.log(0.2), Math.log(0.1)]],
    ['-np.array([1, ¦2])', [-1, -2]],
    ['np.array([2., ¦1.]) / 2', [1, 0.5]],
    ['2 - np.array([2., ¦1.])', [0, 1]],
    ['torch.tensor([2., ¦1.]).softmax(-1)', [Math.E / (1 + Math.E), 1 / (1 + Math.E)]],
    ['np.exp(np.log(np.array([0.25, ¦0.75])))', [0.25, 0.75]],
    ['torch.tensor([[1., ¦2.], [3., 4.]]).T', [1, 3, 2, 4]],
    ['torch.tensor([1., ¦2., 3., 4.]).reshape(2, 2).t()', [1, 3, 2, 4]],
    ['torch.tensor([[1., ¦2.], [3., 4.]])[1]', [3, 4]],
    ['torch.tensor([1., ¦2., 3., 4.])[::2]', [1, 3]],
    ['torch.tensor([1., ¦2.]).float().to("cuda").detach().cpu().numpy()', [1, 2]],
  ] as const)
    it(`applies ${code.replace('¦', '')}`, () => {
      const { question, diagnostics } = readMarked(`x = ${code}`);
      const scores = [...(question?.scores ?? [])];
      assert.equal(scores.length, expected.length, JSON.stringify(diagnostics));
      scores.forEach((score, index) => assert.ok(Math.abs(score - (expected[index] ?? NaN)) < 1e-15));
    });

  for (const code of [
    'torch.tensor([2., ¦1.]).cumsum(0)',
    'np.array([2., ¦1.]) * mask',
    '[2., ¦1.] * 2',
    'np.array([2., ¦1.]) @ weights',
    'torch.tensor([2., ¦1.]).softmax(dim=axis)',
    'np.array([2., ¦1.]) ** np.array([1., 2.])',
    'torch.tensor([2., ¦1.])[index]',
    'np.roll(np.array([2., ¦1.]), 1)',
    'torch.tensor([2., ¦1.]).reshape(3, 3)',
  ])
    it(`refuses ${code.replace('¦', '')}`, () => {
      const { question, diagnostics } = readMarked(`x = ${code}`);
      assert.equal(question, undefined);
      assert.ok(diagnostics.some(({ code: one }) => one === 'operation-not-applied'));
    });

  it('keeps the places of scores through a slice and a transpose', () => {
    const reading = readMarked(
      `${torch}x = torch.tensor([[1.0, 2.0, 3.0], [4.0, ¦5.0, 6.0]])\nF.cross_entropy(x[:, 1:].T, torch.tensor([0, 1]))`,
    );
    const { layout } = reading;
    assert.deepEqual([...(reading.question?.scores ?? [])], [2, 5, 3, 6]);
    assert.equal(layout?.elementIndex(1, 0), 2);
    assert.deepEqual(layout?.position(4), { row: 0, classIndex: 1 });
    assert.deepEqual(layout?.position(0), { row: -1, classIndex: -1 });
    assert.equal(layout?.classAxis, -1);
  });

  it('places an out-of-range target at its own number', () => {
    const code = `${torch}F.cross_entropy(torch.tensor([[1.0, ¦2.0], [0.0, 1.0]]), torch.tensor([0, 5]))`;
    const [problem] = readMarked(code).diagnostics;
    const start = code.replace('¦', '').lastIndexOf('5');
    assert.deepEqual(problem, {
      code: 'out-of-range',
      severity: 'error',
      target: 5,
      classes: 2,
      row: 1,
      place: { start, end: start + 1 },
    });
  });

  it('does not call probabilities wrong that rounding explains', () => {
    const { diagnostics } = readMarked('probs = np.array([0.333, ¦0.333, 0.333])\nlabel = 0\n');
    assert.deepEqual(diagnostics, []);
  });

  it('says by how much probabilities miss 1 where rounding does not explain it', () => {
    const { diagnostics } = readMarked('probs = np.array([0.50, ¦0.60, 0.20])\nlabel = 0\n');
    const [found] = diagnostics;
    assert.ok(found?.code === 'not-sum-1' && Math.abs(found.sum - 1.3) < 1e-12);
  });

  it('takes nothing that was printed cut short for whole', () => {
    const reading = readMarked('logits = tensor([0.1, ¦0.2, ..., 0.3])\ntarget = 1\n', 'plaintext');
    assert.equal(reading.question, undefined);
    assert.deepEqual(
      reading.diagnostics.map(({ code }) => code),
      ['truncated'],
    );
  });

  it('reads the names of classes beside the array', () => {
    const reading = readMarked('class_names = ["cat", "dog"]\nlogits = np.array([1.0, ¦2.0])\n');
    assert.deepEqual(reading.classNames, ['cat', 'dog']);
  });

  it('takes no names that are more or fewer than the classes', () => {
    assert.equal(
      readMarked('class_names = ["cat", "dog"]\nlogits = np.array([1.0, ¦2.0, 3.0])\n').classNames,
      undefined,
    );
  });

  it('gives nothing where no array stands', () => {
    assert.equal(readAt({ text: 'x = f(1, 2)', languageId: 'python', offset: 7 }), undefined);
    assert.equal(readAt({ text: '', languageId: 'python', offset: 0 }), undefined);
  });

  it('keeps places right behind characters of two code units', () => {
    const text = '# 🙂🙂\nlogits = [1.0, 2.0]  # target: 1';
    const reading = readAt({ text, languageId: 'python', offset: text.indexOf('2.0') });
    assert.equal(text.slice(reading?.scores?.start, reading?.scores?.end), '[1.0, 2.0]');
    assert.equal(text.slice(reading?.target?.range?.start, reading?.target?.range?.end), '1');
  });

  it('reads text with carriage returns', () => {
    const reading = readMarked('logits = [1.0, ¦2.0]\r\nlabel = 1\r\n');
    assert.equal(reading.target?.index, 1);
  });

  it('takes the outlines and points of a picture for no scores', () => {
    for (const field of ['keypoints', 'segmentation', 'polygon', 'landmarks']) {
      assert.equal(readMarked(`{"${field}": [1.5, 2.5, ¦3.5, 4.5]}`, 'json').kind, 'none', field);
    }
    assert.equal(readMarked('{"segmentation_logits": [1.5, ¦2.5]}', 'json').kind, 'logits');
  });

  it('only offers the label that stands on the line of other scores of a log', () => {
    const { target, offers } = readMarked(
      'logits=[2.31, -0.45, 0.02] label=0 loss=0.1469\nlogits tensor([ ¦1.0000,  2.0000])\n',
      'log',
    );
    assert.equal(target, undefined);
    assert.equal(offers.length, 1);
    const own = readMarked('logits=[2.31, ¦-0.45, 0.02] label=0\nlogits tensor([ 1.0000,  2.0000])\n', 'log');
    assert.deepEqual(own.question?.target, { kind: 'index', indices: [0] });
  });
});
