import assert from 'node:assert/strict';
import { lensSteps, readLens } from '../../../src/lens';
import { atOnce, inSlices, type Steps } from '../../../src/sources/slices';

function* counting(steps: number, done: number[]): Steps<number> {
  for (let step = 0; step < steps; step++) {
    const end = Date.now() + 3;
    while (Date.now() < end);
    done.push(step);
    yield;
  }
  return done.length;
}

describe('work in slices', () => {
  it('comes to the same end as at once', async () => {
    assert.equal(await inSlices(counting(10, []), () => false), 10);
    assert.equal(atOnce(counting(3, [])), 3);
  });

  it('lets others work between the slices', async () => {
    const done: number[] = [];
    let seen = -1;
    setTimeout(() => (seen = done.length), 1);
    await inSlices(counting(30, done), () => false);
    assert.ok(seen > 0 && seen < 30, `Others came after ${seen} of 30 steps.`);
  });

  it('ends early where it is stopped, with no result', async () => {
    const done: number[] = [];
    assert.equal(await inSlices(counting(1000, done), () => true), undefined);
    assert.ok(done.length < 100);
  });

  it('passes on what is thrown', async () => {
    const failing = function* (): Steps<void> {
      yield;
      throw new RangeError('no');
    };
    await assert.rejects(
      inSlices(failing(), () => false),
      RangeError,
    );
  });

  it('reads an array of a vocabulary’s size in many steps, and as at once', () => {
    const numbers = Array.from({ length: 128_256 }, (_, index) => ((index % 97) / 10 - 4).toFixed(4));
    const text = `logits = [${numbers.join(', ')}]  # target=3\n`;
    const request = { text, languageId: 'python', offset: 12 };
    let steps = 0;
    const reading = lensSteps(request);
    for (let step = reading.next(); ; step = reading.next(), steps++) {
      if (!step.done) continue;
      assert.equal(step.value.lens?.row?.loss, readLens(request).lens?.row?.loss);
      break;
    }
    // Both passes over a million characters, and more.
    assert.ok(steps >= 20, `It was read in ${steps} steps.`);
  });
});
