import assert from 'node:assert/strict';
import { findArrays } from '../../../src/arrays';
import { withoutSoftmax } from '../../../src/writeBack';

function without(text: string): string | undefined {
  const [array] = findArrays(text, 'python');
  return withoutSoftmax(text, array)?.reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    text,
  );
}

describe('a softmax too many', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'F.cross_entropy(F.softmax(torch.tensor([[2.0, 1.0]]), dim=-1), y)',
      'F.cross_entropy(torch.tensor([[2.0, 1.0]]), y)',
    ],
    [
      'F.cross_entropy(torch.softmax(torch.tensor([2.0, 1.0]), 0), y)',
      'F.cross_entropy(torch.tensor([2.0, 1.0]), y)',
    ],
    [
      'F.cross_entropy(torch.tensor([2.0, 1.0]).softmax(-1), y)',
      'F.cross_entropy(torch.tensor([2.0, 1.0]), y)',
    ],
    [
      'F.cross_entropy(torch.tensor([2.0, 1.0], dtype=torch.float32).softmax(dim=0), y)',
      'F.cross_entropy(torch.tensor([2.0, 1.0], dtype=torch.float32), y)',
    ],
    ['loss(y, softmax([2.0, 1.0]))', 'loss(y, [2.0, 1.0])'],
  ];
  for (const [text, expected] of cases)
    it(`is left out of ${text}`, () => assert.equal(without(text), expected));

  for (const text of [
    'probs = torch.softmax(torch.tensor([2.0, 1.0]), 0)',
    'f(F.log_softmax(torch.tensor([2.0, 1.0]), 0))',
    'f(F.softmax(torch.tensor([2.0, 1.0]) / 2, 0))',
    'f(F.softmax(scale(torch.tensor([2.0, 1.0])), 0))',
    'f(torch.tensor([2.0, 1.0]))',
  ]) {
    it(`is not certain in ${text}`, () => assert.equal(without(text), undefined));
  }
});
