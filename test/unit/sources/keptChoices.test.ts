import assert from 'node:assert/strict';
import { KeptChoices, type ChoicesMemory, type ChoicesOfDocument } from '../../../src/sources/keptChoices';

const document = {
  uri: { toString: () => 'file:///a.py' },
  getText: () => 'logits = [2.0, 1.0, 0.1]\n',
};

/** What is kept goes through JSON, as on a disk; `change` is what another version would have written. */
function memoryOf(change: (kept: string) => string = (kept) => kept): ChoicesMemory {
  let kept = '[]';
  return {
    get: () => JSON.parse(change(kept)),
    update: (_key, value) => {
      kept = JSON.stringify(value);
      return Promise.resolve();
    },
  };
}

describe('choices that are kept over a reload', () => {
  const choices: ChoicesOfDocument = {
    arrays: [
      {
        range: { start: 9, end: 24 },
        choices: { reduction: 'sum', options: { temperature: 2, weight: [1, 2, 0.5], unit: 'bits' } },
      },
    ],
  };

  it('come back with their options', () => {
    const memory = memoryOf();
    new KeptChoices(memory).keep(document, choices);
    assert.deepEqual(new KeptChoices(memory).of(document), choices);
  });

  it('are forgotten where their options are none of this version', () => {
    for (const [from, to] of [
      ['"temperature":2', '"temperature":"warm"'],
      ['[1,2,0.5]', '{"0":1}'],
      ['"unit":"bits"', '"unit":"bytes"'],
      ['"unit"', '"weightDecay"'],
    ] as const) {
      const memory = memoryOf((kept) => kept.replace(from, to));
      new KeptChoices(memory).keep(document, choices);
      assert.equal(new KeptChoices(memory).of(document), undefined, to);
    }
  });

  const cut: ChoicesOfDocument = {
    arrays: [{ range: { start: 9, end: 24 }, choices: { cut: { rows: 2, order: 'classes' } } }],
  };

  it('come back with the rows that a flat vector is cut into', () => {
    const memory = memoryOf();
    new KeptChoices(memory).keep(document, cut);
    assert.deepEqual(new KeptChoices(memory).of(document), cut);
  });

  it('are forgotten where their rows are none', () => {
    for (const [from, to] of [
      ['"rows":2', '"rows":0'],
      ['"rows":2', '"rows":1.5'],
      ['"rows":2', '"lines":2'],
      ['"classes"', '"columns"'],
      ['{"rows":2,"order":"classes"}', 'null'],
    ] as const) {
      const memory = memoryOf((kept) => kept.replace(from, to));
      new KeptChoices(memory).keep(document, cut);
      assert.equal(new KeptChoices(memory).of(document), undefined, to);
    }
  });
});
