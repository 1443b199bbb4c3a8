import assert from 'node:assert/strict';
import fc from 'fast-check';
import { axisEnd, drawnValue } from '../../../webview/axes';

describe('axisEnd', () => {
  it('is the smallest of 1, 0.5, 0.2, 0.1 … that holds every value', () => {
    assert.equal(axisEnd([0.535, 1]), 1);
    assert.equal(axisEnd([0.5, -0.2]), 0.5);
    assert.equal(axisEnd([-0.2]), 0.2);
    assert.equal(axisEnd([0.11]), 0.2);
    assert.equal(axisEnd([0.003]), 0.005);
  });
  it('goes on with 2, 5, 10 … above 1', () => {
    assert.deepEqual(
      [1.7, 4, 6, 1234].map((value) => axisEnd([value])),
      [2, 5, 10, 2000],
    );
  });
  it('is 1 where there is nothing to hold, and leaves out what is not finite', () => {
    assert.equal(axisEnd([]), 1);
    assert.equal(axisEnd([0, undefined, NaN]), 1);
    assert.equal(axisEnd([Infinity, 0.3]), 0.5);
  });
  it('holds every value and is less than 2.6 times the largest', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-290, max: 1e300, noNaN: true }), (value) => {
        const end = axisEnd([value]);
        assert.ok(end >= value * (1 - 1e-9) && end <= value * 2.6, `${value} → ${end}`);
      }),
    );
  });
});

describe('drawnValue', () => {
  it('is the value where that is longer than a pixel', () => {
    assert.equal(drawnValue(0.5, 1, 100), 0.5);
    assert.equal(drawnValue(-0.5, 1, 100), -0.5);
  });
  it('is one pixel for a smaller value, and nothing for zero', () => {
    assert.equal(drawnValue(1e-9, 1, 100), 0.01);
    assert.equal(drawnValue(-1e-9, 1, 100), -0.01);
    assert.equal(drawnValue(0, 1, 100), 0);
  });
  it('ends at the end of the axis, and leaves out what is not a number', () => {
    assert.equal(drawnValue(Infinity, 2, 100), 2);
    assert.equal(drawnValue(-Infinity, 2, 100), -2);
    assert.equal(drawnValue(NaN, 2, 100), null);
    assert.equal(drawnValue(undefined, 2, 100), null);
  });
});
