import assert from 'node:assert/strict';
import type { Explanation } from '../../../../src/explanation';
import { readLens, type Lens } from '../../../../src/lens';
import { expectedValueMaker } from '../../../../src/words/explanations/expectedValue';
import { explanationText } from '../../../../src/words/explanations/explanationText';

const source = (figure: string): string =>
  [
    'logits = torch.tensor([[2, 1, .1], [.5, 2.5, .3]])',
    'target = torch.tensor([0, 1])',
    `loss = F.cross_entropy(logits, target)${figure}`,
  ].join('\n');

function lensOf(text: string, offset = 25, languageId = 'python'): Lens {
  const { lens } = readLens({ text, offset, languageId });
  assert.ok(lens);
  return lens;
}

const explained = (text: string, expected?: string): Explanation =>
  expectedValueMaker.explain(lensOf(text), expected === undefined ? {} : { expected });

const inputOf = ({ inputs: [input] }: Explanation) => {
  assert.equal(input?.kind, 'text');
  return input;
};

describe('the explanation of an expected value', () => {
  it('names the likeliest way first, with its value and its code', () => {
    const text = explanationText(explained(source(''), '0.6371'));
    assert.match(text, /^0\.6371 = sum\. As read here, the mean is 0\.3185397696\.$/m);
    assert.match(
      text,
      /^→ sum +0\.6370795393 +F\.cross_entropy\(logits, target, reduction='sum'\) +likeliest$/m,
    );
  });

  it('says when the figure is what the arrays give', () => {
    assert.match(
      explanationText(explained(source(''), '0.3185')),
      /^0\.3185 is what these arrays give: mean/m,
    );
  });

  it('says that none is found, and what the arrays give', () => {
    const text = explanationText(explained(source(''), '0.5'));
    assert.match(text, /^⚠ None found: \d+ ways .* none gives 0\.5\./m);
    assert.match(text, /^→ mean +2 +0\.3185397696 .* as asked$/m);
  });

  const beside: [string, string][] = [
    ['  # expected 0.4596', '0.4596'],
    ['  # 0.6371, I want 0.3185', '0.3185'],
    ['\nassert loss == 0.6371', '0.6371'],
    ['\nassert loss.item() == pytest.approx(0.6371, rel=1e-3)', '0.6371'],
    ['\nnp.testing.assert_allclose(loss, 0.6371)', '0.6371'],
    ["\n# {'loss': 0.6371, 'epoch': 1.0}", '0.6371'],
    ['\nprint(loss)\n# tensor(0.6371)', '0.6371'],
    ['\noptimizer.step(lr=0.1)', ''],
  ];
  for (const [text, expected] of beside) {
    it(`begins with ${expected === '' ? 'nothing' : expected} beside ${JSON.stringify(text)}`, () => {
      assert.equal(inputOf(explained(source(text))).value, expected);
    });
  }

  it('tells what is wrong with what was given, and computes nothing from it', () => {
    const word = explained(source(''), 'half');
    assert.match(inputOf(word).error ?? '', /^A number is expected, e\.g\. 0\.6371; found half$/);
    assert.deepEqual(word.blocks, []);
    const three = explained(source(''), '[1.5, 2.5, 3.5]');
    assert.equal(inputOf(three).error, '1 number is expected, or 2, one for each loss; found 3');
  });

  it('sends a NaN to the explanation of NaN', () => {
    for (const nan of ['nan', 'tensor(nan)', 'loss=nan', '-inf', '∞']) {
      assert.match(explanationText(explained(source(''), nan)), /no finite figure/, nan);
    }
  });

  it('forgives the rounding of printed scores', () => {
    const text = [
      'julia> hot',
      '3×5 Flux.OneHotArray{UInt32,3,1,2,Array{UInt32,1}}:',
      ' 1  0  0  0  1',
      ' 0  1  0  1  0',
      ' 0  0  1  0  0',
      '',
      'julia> pred',
      '3×5 Array{Float32,2}:',
      ' 0.0900306  0.0900306  0.0900306  0.0900306  0.0900306',
      ' 0.244728   0.244728   0.244728   0.244728   0.244728',
      ' 0.665241   0.665241   0.665241   0.665241   0.665241',
      '',
      'julia> Flux.crossentropy(pred, hot)',
      '1.6076053f0',
    ].join('\n');
    // The digits printed give 1.60760660; half a unit of their last places moves that by up to
    // (2 · 0.5e-7/0.0900306 + 2 · 0.5e-6/0.244728 + 0.5e-6/0.665241)/5 = 1.2e-6 Flux printed
    // 1.6076053: it adds 2^−23 inside the logarithm, which takes 7.6e-7 off.
    const lens = lensOf(text, text.indexOf('0.0900306'), 'plaintext');
    const said = explanationText(expectedValueMaker.explain(lens, { expected: '1.6076055' }));
    assert.match(
      said,
      /is what these arrays give: mean, within the rounding of the scores as they are written/,
    );
  });

  it('is not offered without a loss', () => {
    assert.equal(expectedValueMaker.applies(lensOf('logits = [2.0, 1.0, 0.5]', 12)), false);
  });

  it('says that a number too large for a double is none to compare with', () => {
    const { error } = inputOf(explained(source(''), '1e999'));
    assert.equal(error, 'A number below 1.8e308 in size is expected; found 1e999');
  });

  it('writes code that PyTorch has and that gives the value beside it, with every option of the call', () => {
    const codeOf = (call: string): string => {
      const text = `import torch\nimport torch.nn.functional as F\n${call}`;
      const table = expectedValueMaker
        .explain(lensOf(text, text.indexOf('[') + 1), {})
        .blocks.find(({ kind }) => kind === 'table');
      assert.equal(table?.kind, 'table');
      const [row] = table.rows;
      return `${row?.cells.at(2)} ${row?.cells.at(3)}`;
    };
    // The values are PyTorch 1.13's, of the code expected here, in doubles.
    const two = 'torch.tensor([0.5, 1.5]), torch.tensor([1.0, 0.0])';
    assert.equal(
      codeOf(`F.binary_cross_entropy_with_logits(${two}, weight=torch.tensor([2.0, 0.5]))`),
      "0.8994303037 F.binary_cross_entropy_with_logits(logits, target, weight=weight, reduction='mean')",
    );
    assert.equal(
      codeOf(`F.gaussian_nll_loss(${two}, torch.tensor([0.25, 4.0]), full=True)`),
      "1.309563533 F.gaussian_nll_loss(x, target, var, full=True, reduction='mean')",
    );
    assert.equal(
      codeOf(`F.poisson_nll_loss(${two}, log_input=False)`),
      "1.346573580 F.poisson_nll_loss(x, target, log_input=False, reduction='mean')",
    );
    assert.equal(
      codeOf('F.multi_margin_loss(torch.tensor([[0.2, 0.5, 0.9]]), torch.tensor([1]), p=2, margin=0.5)'),
      "0.2833333333 F.multi_margin_loss(logits, target, p=2, margin=0.5, reduction='mean')",
    );
  });
});
