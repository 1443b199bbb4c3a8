import assert from 'node:assert/strict';
import { readLens } from '../../../src/lens';
import { hoverDocument } from '../../../src/words/hoverDocument';
import { plainText } from '../../../src/words/textReport';

const torch = 'import torch\nimport torch.nn.functional as F\n';

/** The hover of the array with the cursor `¦` in it: its headline and its notes. */
function said(marked: string, languageId = 'python'): { readonly headline: string; readonly all: string } {
  const offset = marked.indexOf('¦');
  const { lens } = readLens({ text: marked.replace('¦', ''), offset, languageId });
  assert.ok(lens, 'no array at the cursor');
  const document = hoverDocument(lens);
  return { headline: plainText(document.headline), all: JSON.stringify(document) };
}

describe('what an array is said to be', () => {
  it('is the weights of the positives for pos_weight, and of the elements for a weight of binary cross entropy', () => {
    const binary = (option: string): string =>
      said(
        `${torch}F.binary_cross_entropy_with_logits(torch.tensor([0.4, -1.2]), torch.tensor([1.0, 0.0]), ${option})`,
      ).headline;
    assert.match(binary('pos_weight=torch.tensor([¦2.0, 1.0])'), /^These are the weights of the positives/);
    assert.match(binary('weight=torch.tensor([¦2.0, 1.0])'), /^These are the weights of the elements of/);
  });

  it('is class weights for a weight of cross entropy', () => {
    const { headline } = said(
      `${torch}F.cross_entropy(torch.tensor([[0.4, -1.2]]), torch.tensor([1]), weight=torch.tensor([¦2.0, 1.0]))`,
    );
    assert.match(headline, /^These are the class weights of/);
  });

  it('is variances, not logits, for the third argument of the Gaussian negative log-likelihood', () => {
    const { headline } = said(
      `${torch}F.gaussian_nll_loss(torch.tensor([0.5, 1.0]), torch.tensor([1.0, 1.0]), torch.tensor([¦0.5, 1.0]))`,
    );
    assert.match(headline, /^These are the variances of/);
  });

  it('names the targets of several calls as targets, not the calls', () => {
    const { all } = said(
      `${torch}s = torch.tensor([[¦1.0, 2.0, 0.5]])\nt = torch.tensor([[2.0, 1.0, 0.1]])\ny = torch.tensor([1])\nloss = F.cross_entropy(s, y) + F.kl_div(F.log_softmax(s, -1), F.softmax(t, -1))`,
    );
    assert.match(all, /None of these targets was applied: that of F\.cross_entropy, that of F\.kl_div\./);
  });
});
