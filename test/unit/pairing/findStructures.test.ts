import assert from 'node:assert/strict';
import { runSteps } from '../../../src/arrays/steps';
import { findStructuresSteps, isStructureAt } from '../../../src/pairing/structures/findStructures';
import { readAt } from '../../../src/pairing';

/** Where `¦` stands in front of what is to be found. */
function placesOf(marked: string): { readonly text: string; readonly places: readonly number[] } {
  const places = [...marked.matchAll(/¦/g)].map(({ index }, before) => index - before);
  return { text: marked.replace(/¦/g, ''), places };
}

function startsIn(text: string, languageId: string, start = 0, end = text.length): readonly number[] {
  return runSteps(findStructuresSteps(text, languageId, { start, end }))
    .map((found) => found.start)
    .filter((at) => isStructureAt(text, languageId, at));
}

describe('structures of numbers in a text', () => {
  const candidates = '¦[{"token": "a", "logprob": -0.5}, {"token": "b", "logprob": -1.5}]';
  const outputs = [
    [
      'json',
      `{"content": ¦[{"token": "a", "logprob": -0.5, "top_logprobs": ${candidates}}, {"token": "c", "logprob": -0.25}]}`,
    ],
    ['json', `{"id": 7, "probs": ¦{"cat": 0.25, "dog": 0.75}, "sizes": {"width": 3, "height": 4}}`],
    ['python', `class_probs = ¦{"cat": 0.25, "dog": 0.75}\nages = {"ann": 3, "bob": 4}\n`],
  ] as const;

  for (const [languageId, marked] of outputs) {
    it(`are where reading at the cursor finds them: ${marked.slice(0, 40)}`, () => {
      const { text, places } = placesOf(marked);
      assert.deepEqual(startsIn(text, languageId), places);
      for (const offset of places) assert.equal(readAt({ text, languageId, offset })?.array.start, offset);
    });
  }

  it('are those that begin within the stretch', () => {
    const { text, places } = placesOf(outputs[0][1]);
    const [first = 0, second = 0] = places;
    assert.deepEqual(startsIn(text, 'json', first + 1), [second]);
    assert.deepEqual(startsIn(text, 'json', first, second), [first]);
  });

  it('are no arrays, which are found as such', () => {
    const text = '{"probs": [0.25, 0.75], "logits": [[1.5, 2.5], [0.5, 1.0]]}';
    assert.deepEqual(startsIn(text, 'json'), []);
  });
});
