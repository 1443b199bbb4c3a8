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

describe('numbers that are no scores', () => {
  const unknown = [
    'import torch\ntorch.nn.MultiLabelMarginLoss()(torch.tensor([[0.1, 0.2, 0.4, 0.8]]), torch.tensor([[¦3, 0, -1, 1]]))',
    'import torch\ntorch.nn.HingeEmbeddingLoss(margin=1.0)(torch.tensor([0.4, 1.2, 2.0]), torch.tensor([¦1.0, -1.0, -1.0]))',
    'import tensorflow as tf\nb = tf.keras.losses.BinaryFocalCrossentropy(gamma=2, from_logits=True)\nb([¦0., 1., 0., 0.], [-18.6, 0.51, 2.94, -12.8])',
    'import tensorflow as tf\ns = tf.keras.losses.CosineSimilarity()\ns([[¦0., 1.], [1., 1.]], [[1., 0.5], [1., 1.]])',
  ];
  for (const text of unknown)
    it(`are whole numbers given to a loss that is not known: ${text.split('\n').slice(1).join('; ')}`, () => {
      assert.doesNotMatch(said(text).all, /softmax applied/);
    });

  it('are fractions given to one no longer than its note says', () => {
    const { all } = said(unknown[2].replace('¦', '').replace('-18.6', '¦-18.6'));
    assert.match(all, /is no loss known here/);
  });

  const asserted = [
    'self.assertAllClose(loss, [¦0.105, 0.223], atol=1e-3)',
    'np.testing.assert_allclose(total_loss, np.array([¦0.105, 0.223]))',
    'out = losses.categorical_crossentropy(y_true, y_pred)\nself.assertAllClose(out, [¦0.105, 0.223])',
    'assert_allclose([¦0.105, 0.223], F.cross_entropy(x, y))',
  ];
  for (const text of asserted)
    it(`are what a loss is expected to be: ${text}`, () => {
      assert.doesNotMatch(said(text).all, /softmax applied/);
    });

  it('are not those that something else than a loss is compared with', () => {
    assert.match(said('np.testing.assert_allclose(logits, np.array([¦1.5, -0.2]))').all, /softmax applied/);
  });
});

describe('class indices that are floating-point numbers', () => {
  const of = (target: string, before = ''): string =>
    said(`${torch}${before}F.cross_entropy(torch.tensor([[¦1.2, -0.3, 0.5], [0.1, 0.2, 0.3]]), ${target})`)
      .all;

  it('are told to be none for PyTorch, which raises for them', () => {
    for (const all of [of('torch.tensor([0.0, 1.0])'), of('y', 'y = torch.tensor([0., 1.])\n')]) {
      assert.match(all, /expected scalar type Long but found Float/);
      assert.doesNotMatch(all, /LogSumExp\(ℓ\)/);
    }
  });

  it('are taken where they are converted to integers', () => {
    for (const all of [
      of('torch.tensor([0.0, 1.0], dtype=torch.long)'),
      of('torch.tensor([0.0, 1.0]).long()'),
      of('y.long()', 'y = torch.tensor([0., 1.])\n'),
      of('torch.tensor([0, 1])'),
    ])
      assert.match(all, /LogSumExp/);
  });
});
