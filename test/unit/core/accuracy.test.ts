import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { softmaxCrossEntropy } from '../../../src/core';

/** An exact value to about 32 digits, as the sum of two doubles. */
type Exact = readonly [high: number, low: number];

interface HardRow {
  readonly id: string;
  readonly note: string;
  readonly logits: readonly number[];
  readonly target: number;
  readonly loss: Exact;
  readonly gradTarget: Exact;
  readonly q: readonly Exact[];
}

const rows: readonly HardRow[] = JSON.parse(
  readFileSync(join('test', 'fixtures', 'oracle', 'hard.json'), 'utf8'),
);
const smallestNormal = 2 ** -1022;
const smallest = 2 ** -1074;

/** In units of 2⁻⁵² of the exact value: a result rounded once is at most half a unit off. */
function units(got: number, [high, low]: Exact): number {
  return high === 0 ? Math.abs(got) / smallest : Math.abs(got - high - low) / Math.abs(high) / 2 ** -52;
}

describe('Rows on which common programs lose digits', () => {
  assert.ok(rows.length > 0);
  for (const { id, note, logits, target, loss, gradTarget, q } of rows) {
    const result = softmaxCrossEntropy(logits, target);

    it(`${id}: the loss is rounded as if it had been exact (${note})`, () => {
      assert.ok(units(result.loss, loss) <= 0.55, `${units(result.loss, loss)} units`);
    });

    it(`${id}: every probability is rounded as if it had been exact, subnormal ones within the smallest number`, () => {
      q.forEach((exact, index) => {
        const isNormal = exact[0] >= smallestNormal;
        const error = isNormal
          ? units(result.q[index], exact)
          : Math.abs(result.q[index] - exact[0]) / smallest;
        assert.ok(error <= (isNormal ? 0.55 : 1), `class ${index}: ${error} units`);
      });
    });

    it(`${id}: the gradient at the target is within one unit`, () => {
      const error = units(result.gradient[target], gradTarget);
      assert.ok(error <= 1, `${error} units`);
    });
  }
});
