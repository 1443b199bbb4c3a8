import assert from 'node:assert/strict';
import { diagnosticText } from '../../../src/words/diagnostics';
import { readMarked } from './marked';

const torch = 'import torch\nimport torch.nn.functional as F\n';
const called = (name: string, rows: string, targets: string, before = '') =>
  readMarked(
    `${torch}${name} = torch.tensor(${rows})\nF.cross_entropy(${name}${before}, torch.tensor(${targets}))\n`,
  );
const codes = (reading: ReturnType<typeof readMarked>) => reading.diagnostics.map(({ code }) => code);

describe('rows passed as logits that sum to 1', () => {
  it('are warned of where their name does not say logits', () => {
    assert.deepEqual(codes(called('probs', '[[0.7, ¦0.2, 0.1]]', '[0]')), ['softmax-twice']);
    assert.deepEqual(codes(called('rows', '[[0.7, ¦0.2, 0.1]]', '[0]')), ['softmax-twice']);
  });

  it('are told softly where they are called logits and may sum to 1 by chance', () => {
    const [diagnostic, ...others] = called('logits', '[[0.7, ¦0.2, 0.1]]', '[0]').diagnostics;
    assert.deepEqual(others, []);
    assert.equal(diagnostic.code, 'logits-sum-to-1');
    assert.equal(diagnostic.severity, 'information');
    assert.equal(
      diagnosticText(diagnostic, 1),
      'These rows sum to 1, but logits says that they are logits: softmax is applied. If softmax gave them, it is applied twice.',
    );
  });

  it('are warned of although they are called logits where chance does not explain the sums', () => {
    // Two rows of four decimals sum to 1 by chance about once in 10⁷.
    const rows = '[[0.6590, ¦0.2424, 0.0986], [0.0900, 0.2447, 0.6653]]';
    assert.deepEqual(codes(called('logits', rows, '[0, 2]')), ['softmax-twice']);
    // Two rows of three numbers between 0 and 1, of one decimal: about once in 8,000 times.
    const rough = '[[0.7, ¦0.2, 0.1], [0.1, 0.3, 0.6]]';
    assert.deepEqual(codes(called('logits', rough, '[0, 2]')), ['softmax-twice']);
  });

  it('are warned of where the text itself applies softmax, whatever the name', () => {
    assert.deepEqual(codes(called('logits', '[[2.0, ¦1.0]]', '[0]', '.softmax(-1)')), ['softmax-twice']);
  });

  it('are not spoken of where they do not sum to 1', () => {
    assert.deepEqual(codes(called('logits', '[[0.7, ¦0.2, 0.4]]', '[0]')), []);
  });
});
