import assert from 'node:assert/strict';
import { findArrayAt, findArrays } from '../../../src/arrays';
import { nested, only } from './marked';

describe('arrays in YAML', () => {
  it('are flow sequences with the numbers of YAML', () => {
    assert.deepEqual(only('a: [1, -.inf, .NaN, 0x1F, # note\n  2e3]', 'yaml'), [1, -Infinity, NaN, 31, 2000]);
    assert.equal(findArrays('a: [1, inf]\nb: [1, .5.6]\nc: {d: 1, e: 2}\n', 'yaml').length, 0);
  });

  it('are block sequences of numbers or of flow rows', () => {
    assert.deepEqual(only('a:\n- 1\n- -.inf # low\n\n- 3\nb: 2\n', 'yaml'), [1, -Infinity, 3]);
    assert.deepEqual(only('a:\n  - [1, 2]\n  - [3, 4]\n', 'yaml'), [
      [1, 2],
      [3, 4],
    ]);
  });

  it('are none where an item is text, a mapping or a version', () => {
    for (const text of [
      '- 1\n- a\n',
      '- 1\n- b: 2\n- 3\n',
      '- 1.2.3\n- 2.0.1\n',
      '- "1"\n- "2"\n',
      '- 2024-01-01\n- 2024-01-02\n',
      '- a\n- 1\n- 2\n',
    ]) {
      assert.equal(findArrays(text, 'yaml').length, 0, text);
    }
  });

  it('are found at every cursor as in the whole text', () => {
    const text = 'a:\n  - 1\n  - 2\nb:\n  - [3, 4]\n  - [5, 6]\nc: [7, 8]\nd:\n  - x\n  - 9\n  - 10\n';
    const arrays = findArrays(text, 'yaml');
    assert.equal(arrays.length, 3);
    for (let offset = 0; offset <= text.length; offset++) {
      const around = arrays.find(({ start, end }) => start <= offset && offset <= end);
      const found = findArrayAt(text, offset, 'yaml');
      assert.deepEqual(found && nested(found), around && nested(around), `at ${offset}`);
    }
  });

  it('are looked for below a blank first line', () => {
    assert.equal(findArrayAt("\n#-2\r'^", 1, 'yaml'), undefined);
    assert.deepEqual(findArrayAt('\n- 1\n- 2\n', 3, 'yaml')?.shape, [2]);
  });
});

describe('flow rows of YAML over several lines', () => {
  it('are the rows of one array, at the cursor too', () => {
    const text = 'a:\n  - [1, 2,\n     3.5]\n  - [4, .inf,\n     6]   # last\nb: [7, 8]\n';
    const arrays = findArrays(text, 'yaml');
    assert.deepEqual(
      arrays.map(({ shape, values }) => [shape, Array.from(values)]),
      [
        [
          [2, 3],
          [1, 2, 3.5, 4, Infinity, 6],
        ],
        [[2], [7, 8]],
      ],
    );
    for (const offset of [text.indexOf('1'), text.indexOf('3.5'), text.indexOf('6]')]) {
      assert.deepEqual(findArrayAt(text, offset, 'yaml')?.shape, [2, 3]);
    }
  });

  it('cost no more than their length where none is closed', () => {
    const text = '- [1, 2\n'.repeat(20_000);
    const begun = performance.now();
    assert.deepEqual(findArrays(text, 'yaml'), []);
    assert.ok(performance.now() - begun < 2000);
  });
});
