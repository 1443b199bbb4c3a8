import assert from 'node:assert/strict';
import { findArrayAt, findArrays } from '../../../src/arrays';
import { only } from './marked';

describe('arrays in CSV and TSV', () => {
  it('are the whole table without its header', () => {
    const rows = [
      [1, 2.5],
      [-3, NaN],
    ];
    assert.deepEqual(only('a,b\r\n1, 2.5\r\n-3,nan\r\n', 'csv'), rows);
    assert.deepEqual(only('1\t2.5\n-3\tnan', 'tsv'), rows);
    assert.deepEqual(only('a;b\n1;2.5\n-3;nan\n\n', 'csv'), rows);
  });

  it('are none where a column is text, a cell is empty, a line is short or commas are decimal', () => {
    for (const text of [
      'a,b\n1,x\n2,y\n',
      'a,b\n1,\n2,3\n',
      '1,2\n3\n',
      '1,5;2,5\n3,5;4,5\n',
      '1,2\nx,y\n',
    ]) {
      assert.equal(findArrays(text, 'csv').length, 0, text);
    }
  });

  it('may stand in a quoted cell', () => {
    assert.deepEqual(only('id,logits\na,"[0.1, 0.9]"\n', 'csv'), [0.1, 0.9]);
  });

  it('are found at a cursor, element by element', () => {
    const text = 'a,b\n1,20\n3,4\n';
    assert.equal(findArrayAt(text, 0, 'csv'), undefined);
    const array = findArrayAt(text, 6, 'csv');
    assert.deepEqual(array?.elementRange(1), { start: 6, end: 8 });
  });
});

describe('infinities with a dot', () => {
  it('are read as Paddle prints them', () => {
    assert.deepEqual(only('Tensor(shape=[2], [ 0.  , -inf.])', 'log'), [0, -Infinity]);
  });
});
