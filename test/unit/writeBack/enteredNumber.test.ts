import assert from 'node:assert/strict';
import { enteredNumber } from '../../../src/writeBack';

describe('a number that is typed', () => {
  const numbers: readonly (readonly [string, number])[] = [
    ['1.5', 1.5],
    [' -2 ', -2],
    ['−2.5', -2.5],
    ['+.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    ['1_000', 1000],
    ['0x1F', 31],
    ['inf', Infinity],
    ['-Infinity', -Infinity],
    ['-∞', -Infinity],
  ];
  for (const [text, value] of numbers) it(`may be ${text}`, () => assert.equal(enteredNumber(text), value));

  it('may be NaN', () => assert.ok(Number.isNaN(enteredNumber('nan'))));

  for (const text of ['', ' ', 'two', '1,5', '1.2.3', '--1', '1e', '0x', '1;2', '__1', '1 2'])
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(enteredNumber(text), undefined));
});
