import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findArrayAt, findArrays, LineStates } from '../../../src/arrays';

const texts: readonly (readonly [languageId: string, text: string])[] = [
  [
    'python',
    'x = [1, 2]  # it\'s\n"""doc [3, 4]\nand [5, 6]\n"""\ny = f(a)[0, 1]\nz = (\'[7, 8]\',\n  [9, 10])\n# [1,\n#  2]\n',
  ],
  [
    'typescript',
    'const a = `text [1, 2] ${f({ b: [3, 4] })} [5,\n 6]`;\nconst c = /[\'"]/.test(d) ? [7, 8] : g\n[9, 10];\n/* [11,\n 12] */ const e = [13, 14];\n',
  ],
  ['c', 'float a[2] = {1, 2}; // {3, 4}\nchar *s = "{5, 6}"; /*\n{7, 8}\n*/ int b[] = {9,\n 10};\n'],
  ['json', '{"a": [1, 2],\n "b": "[3, 4]", // [5, 6]\n "c": [[7, 8],\n [9, 10]]}\n'],
];

const shown = (array: { start: number; end: number } | undefined): string =>
  array ? `${array.start}–${array.end}` : 'none';

/** Every array is found at each of its offsets, and none where there is none. */
function requireSame(text: string, languageId: string, lines: LineStates): void {
  const arrays = findArrays(text, languageId);
  for (let offset = 0; offset <= text.length; offset++) {
    const expected = arrays.filter(({ start, end }) => start <= offset && offset <= end).at(-1);
    const found = findArrayAt(text, offset, languageId, lines);
    assert.equal(shown(found), shown(expected), `${languageId} at ${offset} of ${JSON.stringify(text)}`);
  }
}

describe('the states of lines', () => {
  for (const [languageId, text] of texts) {
    it(`find in ${languageId} at every offset what reading all of it finds`, () => {
      requireSame(text, languageId, new LineStates(text, languageId));
    });

    it(`follow edits in ${languageId}`, () => {
      const piece = fc.constantFrom('"', "'", '"""', '\n', '/*', '*/', '#', '`', '[1, 2]\n', '}', '');
      const edit = fc.record({ at: fc.nat(200), length: fc.nat(12), piece, asks: fc.boolean() });
      fc.assert(
        fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
          let now = text;
          const lines = new LineStates(now, languageId);
          lines.at(now, now.length);
          for (const { at, length, piece: inserted, asks } of edits) {
            const offset = Math.min(at, now.length);
            const removed = Math.min(length, now.length - offset);
            now = now.slice(0, offset) + inserted + now.slice(offset + removed);
            lines.update({ offset, length: removed, text: inserted });
            if (asks) lines.at(now, offset);
          }
          const fresh = new LineStates(now, languageId);
          for (let offset = 0; offset <= now.length; offset++) {
            assert.deepEqual(lines.at(now, offset), fresh.at(now, offset));
          }
        }),
        { numRuns: 300, seed: 5 },
      );
    });
  }

  it('are read in slices', () => {
    const text = 'x = "a"\n'.repeat(100_000);
    let slices = 0;
    for (const step of new LineStates(text, 'python').read(text)) slices += step === undefined ? 1 : 0;
    assert.equal(slices, 4);
  });
});
