import assert from 'node:assert/strict';
import { offsetOf, placeOf, positionAt } from '../../../src/terminal/place';

const nothingExists = (): boolean => false;

describe('a place in a file, counted from 1', () => {
  it('is taken from FILE:LINE:COLUMN', () => {
    assert.deepEqual(placeOf('a.py:12:3', nothingExists), { file: 'a.py', line: 12, column: 3 });
    assert.deepEqual(placeOf('a.py:12', nothingExists), { file: 'a.py', line: 12, column: undefined });
    assert.deepEqual(placeOf('a.py', nothingExists), { file: 'a.py' });
    assert.deepEqual(placeOf('-:2', nothingExists), { file: '-', line: 2, column: undefined });
  });

  it('keeps a drive letter in the file', () => {
    assert.deepEqual(placeOf('C:\\a.py:2', nothingExists), { file: 'C:\\a.py', line: 2, column: undefined });
  });

  it('takes a file that exists as it is named', () => {
    assert.deepEqual(
      placeOf('log:12', () => true),
      { file: 'log:12' },
    );
  });

  it('finds the offset of line and column with any kind of line break', () => {
    const text = 'ab\r\ncd\nef\rg';
    assert.equal(offsetOf(text, 1, 1), 0);
    assert.equal(text[offsetOf(text, 2, 2) ?? -1], 'd');
    assert.equal(text[offsetOf(text, 3, 1) ?? -1], 'e');
    assert.equal(text[offsetOf(text, 4, 1) ?? -1], 'g');
  });

  it('knows no offset for lines and columns that are not there', () => {
    assert.equal(offsetOf('ab\ncd', 3, 1), undefined);
    assert.equal(offsetOf('ab\ncd', 1, 4), undefined);
    assert.equal(offsetOf('ab', 0, 1), undefined);
  });

  it('tells line and column of an offset', () => {
    assert.deepEqual(positionAt('ab\r\ncd', 5), { line: 2, column: 2 });
  });
});
