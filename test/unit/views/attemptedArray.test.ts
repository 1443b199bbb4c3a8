import assert from 'node:assert/strict';
import type { ArrayProblem } from '../../../src/arrays/numericArray';
import { wasMeantAsNumbers } from '../../../src/views/attemptedArray';

/** `|…|` in the text marks the range of the problem. */
function meant(marked: string, problem: { code: 'empty' } | { code: 'not-numeric'; found: string }): boolean {
  const [before, inside, after] = marked.split('|');
  const range = { start: before.length, end: before.length + inside.length };
  const full: ArrayProblem = { ...problem, ...range };
  return wasMeantAsNumbers(before + inside + after, full);
}

describe('a hover over something that is no array', () => {
  it('says that a string stands among numbers', () => {
    assert.ok(meant('x = [1.5, |"a"|, 2]', { code: 'not-numeric', found: '"a"' }));
    assert.ok(meant('x = [|"a"|, 2]', { code: 'not-numeric', found: '"a"' }));
  });

  it('keeps silent over lists of names', () => {
    assert.ok(!meant('names = [|"cat"|, "dog"]', { code: 'not-numeric', found: '"cat"' }));
  });

  it('says that a tensor is empty but not that a list is', () => {
    assert.ok(meant('torch.tensor(|[]|)', { code: 'empty' }));
    assert.ok(!meant('items = |[]|', { code: 'empty' }));
  });

  it('keeps silent over brackets that are still being typed', () => {
    assert.ok(!wasMeantAsNumbers('x = [1, 2', { code: 'unclosed', bracket: '[', start: 4, end: 5 }));
  });
});
