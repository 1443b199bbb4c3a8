import assert from 'node:assert/strict';
import { findArrayAt, findArrays, readArrayAt } from '../../../src/arrays';
import { literals } from './marked';

const text = [
  'An open [ and [0.1, 0.9]',
  '```c',
  'float a[2] = {1.5f, 2};',
  '```',
  '{1, 2} and',
  '```',
  '0.1 0.2',
  '0.3 0.4',
  '```',
  '```matlab',
  'A = [1 2; 3 4];',
].join('\n');

describe('arrays in Markdown', () => {
  it('are read in the language of their fence', () => {
    assert.deepEqual(literals(text, 'markdown'), [
      '[0.1, 0.9]',
      '{1.5f, 2}',
      '0.1 0.2\n0.3 0.4',
      '[1 2; 3 4]',
    ]);
  });

  it('are read at a cursor in the language of their fence', () => {
    const { array } = readArrayAt(text, text.indexOf('1.5f'), 'markdown');
    assert.deepEqual(array && Array.from(array.values), [1.5, 2]);
  });

  it('are found at every cursor as in the whole text', () => {
    const arrays = findArrays(text, 'markdown');
    for (let offset = 0; offset <= text.length; offset++) {
      const around = arrays.find(({ start, end }) => start <= offset && offset <= end);
      assert.equal(findArrayAt(text, offset, 'markdown')?.start, around?.start, `at ${offset}`);
    }
  });
});
