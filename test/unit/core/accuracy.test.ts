import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bound, errorOn, isWithin, readHardRows } from '../../reference/hardRows';

const rows = readHardRows(readFileSync(join('test', 'fixtures', 'oracle', 'hard.json'), 'utf8'));

describe('Rows on which common programs lose digits', () => {
  for (const row of rows) {
    const error = errorOn(row);

    it(`${row.id}: keeps to the bound that is promised (${row.note})`, () => {
      assert.ok(isWithin(error), JSON.stringify(error));
    });

    it(`${row.id}: the loss is rounded as if it had been exact`, () => {
      assert.ok(error.loss <= 0.55, `${error.loss} units`);
    });

    it(`${row.id}: every probability is rounded as if it had been exact, subnormal ones within the smallest number`, () => {
      assert.ok(error.q <= 0.55, `${error.q} units`);
      assert.ok(error.subnormal <= 1, `${error.subnormal} smallest numbers`);
    });

    it(`${row.id}: the gradient at the target is within one unit`, () => {
      assert.ok(error.gradTarget <= 1, `${error.gradTarget} units`);
    });
  }
});

describe('The bound on accuracy', () => {
  it('is broken by one figure beyond it, and by NaN', () => {
    assert.ok(isWithin(bound));
    for (const key of ['loss', 'q', 'gradTarget', 'subnormal'] as const) {
      assert.ok(!isWithin({ ...bound, [key]: 1.51 }));
      assert.ok(!isWithin({ ...bound, [key]: NaN }));
    }
  });
});
