import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findArrayAt, findArrays } from '../../../src/arrays';
import { mismatches, readArrayCases, supportedKinds } from '../../reference/arrayCase';

const file = join('test', 'fixtures', 'arrays', 'public.json');
const cases = readArrayCases(readFileSync(file, 'utf8')).filter(({ kind }) => supportedKinds.has(kind));

describe('the reference cases of finding arrays', () => {
  for (const reference of cases) {
    it(`finds the arrays of ${reference.id}${reference.note ? `: ${reference.note}` : ''}`, () => {
      assert.deepEqual(mismatches(reference, findArrays(reference.text, reference.languageId)), []);
    });
  }

  for (const { id, text, languageId } of cases) {
    it(`finds the same array at every offset of ${id}`, () => {
      const arrays = findArrays(text, languageId);
      // Every offset of short texts; of the long one a sample and its end.
      const step = text.length > 1000 ? 499 : 1;
      for (let offset = text.length; offset >= 0; offset -= step) {
        const expected = arrays.filter(({ start, end }) => start <= offset && offset <= end).at(-1);
        const found = findArrayAt(text, offset, languageId);
        assert.deepEqual(
          found && { ...found, offset },
          expected && { ...expected, offset },
          `at offset ${offset}`,
        );
      }
    });
  }
});
