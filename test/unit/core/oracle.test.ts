import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../../reference/operations';
import { mismatches, readCases } from '../../reference/referenceCase';

const folder = join('test', 'fixtures', 'oracle');

for (const file of ['cases.json', 'cases-more.json']) {
  describe(`Reference cases of ${file}`, () => {
    for (const reference of readCases(readFileSync(join(folder, file), 'utf8'))) {
      it(`${reference.id} agrees with the value computed to hundreds of digits`, () => {
        assert.ok(Object.hasOwn(operations, reference.op), `no operation ${reference.op}`);
        assert.deepEqual(mismatches(reference, operations[reference.op](reference)), []);
      });
    }
  });
}

describe('The comparison with reference cases', () => {
  const reference = readCases(
    '[{"id":"x","op":"x","input":{},"params":{},"expected":{"a":[1,"NaN","-Infinity"]},"tol":{"rtol":1e-12,"atol":0}}]',
  )[0];

  it('accepts equal values, NaN for NaN, and infinities of the same sign', () => {
    assert.deepEqual(mismatches(reference, { a: [1, NaN, -Infinity] }), []);
  });

  it('refuses a value off by more than the tolerance, an infinity of the wrong sign, a missing key and a wrong length', () => {
    assert.equal(mismatches(reference, { a: [1.0000001, NaN, -Infinity] }).length, 1);
    assert.equal(mismatches(reference, { a: [1, 0, Infinity] }).length, 2);
    assert.equal(mismatches(reference, {}).length, 1);
    assert.equal(mismatches(reference, { a: [1, NaN] }).length, 1);
  });
});
