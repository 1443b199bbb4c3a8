import assert from 'node:assert/strict';
import { literals, only } from './marked';

describe('arrays in JSON', () => {
  it('reads past a byte order mark', () => {
    assert.deepEqual(only('\ufeff[1, 2]', 'json'), [1, 2]);
  });

  it('is not confused by brackets and escaped quotes in strings', () => {
    assert.deepEqual(literals('{"a": "[1, \\" 2", "b": [3, 4], "]": [5, 6]}', 'json'), ['[3, 4]', '[5, 6]']);
  });

  it('reads comments, trailing commas and the numbers of JSON5', () => {
    assert.deepEqual(only('[1, // one\n +.5, /* two */ 0x10, -Infinity, NaN,]', 'jsonc'), [
      1,
      0.5,
      16,
      -Infinity,
      NaN,
    ]);
  });

  it('refuses holes, words and objects among the numbers', () => {
    assert.deepEqual(literals('[[1,,2], [,1], [1, true], [1, {"a": [7, 8]}], [1 2]]', 'json'), ['[7, 8]']);
  });

  it('never joins the lines of JSON Lines', () => {
    assert.deepEqual(literals('[[1, 2],\n[3, 4]]\n[5, 6]', 'jsonl'), ['[1, 2]', '[3, 4]', '[5, 6]']);
    assert.deepEqual(literals('{"a": [1, 2]}\n{"a": [3\n{"a": [5, 6]}', 'jsonlines'), ['[1, 2]', '[5, 6]']);
  });
});
