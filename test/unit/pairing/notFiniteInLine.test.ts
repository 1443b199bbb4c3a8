import assert from 'node:assert/strict';
import { notFiniteInLine } from '../../../src/pairing/notFiniteInLine';

/** What is found where `¦` stands. */
function at(marked: string, languageId = 'log') {
  const offset = marked.indexOf('¦');
  assert.ok(offset >= 0);
  return notFiniteInLine(marked.replace('¦', ''), offset, languageId);
}

const found: [string, string, string][] = [
  ['Epoch 3: 100%|██| 18/18 [00:17<00:00, lo¦ss=nan, v_num=193315]', 'loss', 'nan'],
  ['Epoch 3: loss=nan.¦0, v_num=1', 'loss', 'nan'],
  ["{'loss': n¦an, 'grad_norm': nan, 'epoch': 0.1}", 'loss', 'nan'],
  ["{'loss': nan, 'grad_n¦orm': nan, 'epoch': 0.1}", 'grad_norm', 'nan'],
  ['{"train_loss": N¦aN, "step": 3}', 'train_loss', 'nan'],
  ['12/12 [=====] - 1s - loss: na¦n - accuracy: 0.0987', 'loss', 'nan'],
  ['step 120 | train_loss=i¦nf', 'train_loss', 'inf'],
  ['val_loss: -i¦nf', 'val_loss', '-inf'],
  ['loss = tensor(na¦n, grad_fn=<NllLossBackward0>)', 'loss', 'nan'],
  ['loss tensor is fine; Loss is na¦n, stopping training', 'Loss', 'nan'],
  ['rmse: In¦finity', 'rmse', 'inf'],
  ['perplexity → ∞¦', 'perplexity', 'inf'],
];

const nothing: [string, string, string][] = [
  ['a finite loss', 'loss=0.6¦3, acc=nan', 'log'],
  ['another place of the line', 'st¦ep 1 loss=nan', 'log'],
  ['a word that begins alike', 'loss: nan¦o units', 'log'],
  ['information', 'loss: inf¦ormation', 'log'],
  ['a starting value', 'best_loss=in¦f', 'log'],
  ['a starting value of JavaScript', 'let minLoss = Infin¦ity;', 'javascript'],
  ['an assignment of Python', 'loss = na¦n', 'python'],
  ['a call of Python', 'loss = float("na¦n")', 'python'],
  ['a property of TypeScript', 'const start = { loss: Na¦N };', 'typescript'],
  ['a glossary', 'glossary: na¦n', 'log'],
  ['a banana', 'closs: bana¦nan', 'log'],
];

describe('a log line with a loss that is not finite', () => {
  for (const [text, name, value] of found) {
    it(`is recognised in ${JSON.stringify(text)}`, () => {
      const result = at(text);
      assert.equal(result?.name, name);
      assert.equal(result?.value, value);
    });
  }
  for (const [what, text, languageId] of nothing) {
    it(`is not ${what}`, () => assert.equal(at(text, languageId), undefined));
  }

  it('counts in a comment and in a string of a program', () => {
    assert.equal(at('print(loss)  # loss: na¦n', 'python')?.value, 'nan');
    assert.equal(at('expected = "loss=na¦n"', 'python')?.value, 'nan');
  });

  it('tells the last finite value before, and where it was first not finite', () => {
    const log = [
      'step 1 loss: 2.31',
      'step 2 loss: 9.87e+04',
      'step 3 loss: nan',
      'step 4 loss: nan',
      'step 5 loss: na¦n',
    ];
    const result = at(log.join('\n'));
    assert.deepEqual(result?.before, { text: '9.87e+04', linesAbove: 3 });
    assert.equal(result?.firstLinesAbove, 2);
  });

  it('tells the first one, and that nothing stands before', () => {
    const result = at('train_loss: 1.5\nval_loss: na¦n');
    assert.equal(result?.before, undefined);
    assert.equal(result?.firstLinesAbove, 0);
  });

  it('takes a very long line and a very long log in its stride', () => {
    const long = `${'loss: 1.25 '.repeat(40_000)}\n${'_'.repeat(100_000)} loss: nan`;
    const started = performance.now();
    assert.equal(notFiniteInLine(long, long.length - 1)?.value, 'nan');
    assert.ok(performance.now() - started < 200);
  });
});
