import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLens, type Lens } from '../../../../src/lens';
import { explanationText } from '../../../../src/words/explanations/explanationText';
import { gradientCheckMaker } from '../../../../src/words/explanations/gradientCheck';
import { placed, readReportCases } from '../../../reference/reportCase';

const source = [
  'logits = torch.tensor([[2, 1, .1], [.5, 2.5, .3]], requires_grad=True)',
  'target = torch.tensor([0, 1])',
  'F.cross_entropy(logits, target).backward()',
  '',
].join('\n');

function lensOf(text: string): Lens {
  const { lens } = readLens({ text, offset: 25, languageId: 'python' });
  assert.ok(lens);
  return lens;
}

const explained = (text: string, gradient?: string) =>
  gradientCheckMaker.explain(lensOf(text), gradient === undefined ? {} : { gradient });
const said = (text: string, gradient?: string): string => explanationText(explained(text, gradient));

/** Of the mean by PyTorch 1.13. */
const right = 'tensor([[-0.1705,  0.1212,  0.0493],\n        [ 0.0543, -0.0988,  0.0445]])';

describe('the explanation of a gradient', () => {
  it('compares class by class with the analytic gradient and the central difference', () => {
    const text = said(source, right);
    assert.match(
      text,
      /^ℹ The gradient is right: every number is the analytic one as far as its digits tell\.$/m,
    );
    assert.match(text, /^1 +0\.121200 +0\.121216 +0\.121216 /m);
  });

  const printed: [string, string, RegExp][] = [
    [
      'a NumPy print without commas',
      '[[-0.1705  0.1212  0.0493]\n [ 0.0543 -0.0988  0.0445]]',
      /gradient is right/,
    ],
    ['numbers without brackets', '-0.1705 0.1212 0.0493 0.0543 -0.0988 0.0445', /gradient is right/],
    [
      'an old print with a scale',
      '1.00000e-01 *\n-1.7050  1.2122  0.4928\n 0.5430 -0.9876  0.4446\n[torch.DoubleTensor of size 2x3]',
      /gradient is right/,
    ],
    [
      'an exponent form',
      '[[-1.7050e-01, 1.2122e-01, 4.9283e-02], [5.4302e-02, -9.8760e-02, 4.4459e-02]]',
      /gradient is right/,
    ],
    ['one row of two', '[0.0543, -0.0988, 0.0445]', /gradient is right of row 1: /],
    [
      'the opposite sign',
      '[[0.1705, -0.1212, -0.0493], [-0.0543, 0.0988, -0.0445]]',
      /the opposite sign, p − q in place of q − p/,
    ],
    ['the sum', '[[-0.3410, 0.2424, 0.0986], [0.1086, -0.1975, 0.0889]]', /not divided at all/],
  ];
  for (const [what, gradient, expected] of printed) {
    it(`reads ${what}`, () => assert.match(said(source, gradient), expected));
  }

  it('begins with the gradient printed beside the arrays', () => {
    const text = `${source}print(logits.grad)\n# ${right.replace('\n', '\n# ')}\n`;
    assert.match(said(text), /gradient is right/);
  });

  it('shows the analytic gradient alone where none is given', () => {
    const text = said(source);
    assert.match(text, /^class +analytic +central difference$/m);
    assert.doesNotMatch(text, /given −/);
  });

  it('says what is wrong with what was given, and computes nothing from it', () => {
    const wrong: [string, RegExp][] = [
      ['none', /^An array of numbers is expected/],
      ['[1.0, 2.0]', /^A gradient has 6 numbers here, or 3 for one row; found 2$/],
      ['tensor([[-0.17,  0.12,  ..., 0.04]])', /printed cut short/],
    ];
    for (const [gradient, message] of wrong) {
      const { inputs, blocks } = explained(source, gradient);
      const [input] = inputs;
      assert.equal(input?.kind, 'text');
      assert.match(input.error ?? '', message);
      assert.deepEqual(blocks, []);
    }
  });

  it('finds the gradient of a public report right, as the report has it', () => {
    const cases = readReportCases(readFileSync(join('test', 'fixtures', 'reports', 'public.json'), 'utf8'));
    const report = cases.find(({ id }) => id === 'grad-weighted');
    assert.ok(report);
    const { text, offset = 0 } = placed(report);
    const { lens } = readLens({ text, offset, languageId: report.languageId });
    assert.ok(lens);
    assert.match(explanationText(gradientCheckMaker.explain(lens, {})), /gradient is right/);
  });

  it('tells two mistakes that are made together from two that are one or the other', () => {
    const weighted = [
      'logits = torch.tensor([[1.2, -0.3, 0.5], [0.1, 2.2, -1.0]])',
      'loss = F.cross_entropy(logits, torch.tensor([0, 2]), weight=torch.tensor([1.0, 2.0, 0.5]))',
    ].join('\n');
    const text = said(weighted, '[-0.4185, 0.1297, 0.2888]');
    assert.match(text, /These would give it too: class weights left out, and not divided at all: [^;]*; /);
  });
});
