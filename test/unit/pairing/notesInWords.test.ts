import assert from 'node:assert/strict';
import { diagnosticText } from '../../../src/words/diagnostics';
import { readMarked } from './marked';

function told(marked: string, languageId = 'python'): readonly string[] {
  const { diagnostics, layout } = readMarked(marked, languageId);
  return diagnostics.map((diagnostic) => diagnosticText(diagnostic, layout?.rows ?? 1));
}

const torch = 'import torch\nimport torch.nn.functional as F\n';

describe('what is said beside the loss, in words', () => {
  it('tells what a weighted mean divides by', () => {
    const code = `${torch}F.cross_entropy(torch.tensor([[0.2, ¦1.3], [0.5, 1.0]]), torch.tensor([1, 0]), weight=torch.tensor([2.0, 6.0]))`;
    assert.ok(
      told(code).includes(
        'The weighted mean divides by the sum of the targets’ weights, 8, not by the number of rows, 2.',
      ),
    );
  });

  it('tells how a flat vector may be cut', () => {
    assert.ok(
      told('probs = np.array([0.7, 0.2, ¦0.1, 0.1, 0.3, 0.6])').includes(
        'This flat vector may be 2 rows of 3 classes, row after row: each of them sums to 1.',
      ),
    );
  });

  it('tells what the tokens that are listed leave to all others', () => {
    const sentences = told(
      '{"top_logprobs": [{"token": "a", "logprob": ¦-0.693147}, {"token": "b", "logprob": -1.386294}]}',
      'json',
    );
    assert.ok(
      sentences.some((sentence) =>
        /^These are part of a distribution: they sum to 0\.75000\d*, and all others have 0\.2(?:50000|49999)/.test(
          sentence,
        ),
      ),
      sentences.join('\n'),
    );
  });

  it('tells sum, mean and perplexity of a sequence', () => {
    const sentences = told('{"tokens": ["a", "b"], "token_logprobs": [-0.5, ¦-0.25]}', 'json');
    assert.deepEqual(sentences, [
      'Log-probabilities of 2 tokens one after another: −0.750 in all, −0.375 on average, perplexity 1.45.',
    ]);
  });

  it('names the loss that it does not know', () => {
    const sentences = told(
      'logits = torch.tensor([[1.0, ¦2.0]])\nlabels = torch.tensor([1])\nloss = focal(logits, labels)\n',
    );
    assert.deepEqual(sentences, ['focal is no loss known here: what it computes is not shown.']);
  });
});
