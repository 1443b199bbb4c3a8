import assert from 'node:assert/strict';
import { capacityFor, chooseLayout } from '../../../webview/layout';

const at = (width: number, lines = 5, scale = 1) => chooseLayout(width, width, scale, lines);

describe('chooseLayout', () => {
  it('shows rows below 520 px and columns from there on', () => {
    assert.deepEqual(
      [170, 519, 520, 900].map((width) => at(width).kind),
      ['rows', 'rows', 'columns', 'columns'],
    );
  });
  it('shows rows at any width where a column would have less than 64 px', () => {
    // Between the gutters of 20, less 44 for the axis and 72 for the sums: 744 px, for 11 columns of 64.
    assert.equal(at(900, 11).kind, 'columns');
    assert.equal(at(900, 12).kind, 'rows');
  });
  it('drops numbers below 280 px and the link below 240 px', () => {
    assert.deepEqual(
      [239, 240, 279, 280].map((width) => [at(width).isTiny, at(width).isNarrow]),
      [
        [true, true],
        [false, true],
        [false, true],
        [false, false],
      ],
    );
  });
  it('sets the gutters by width', () => {
    const gutters = (width: number) => [at(width).gutterLeft, at(width).gutterRight];
    assert.deepEqual([170, 250, 300, 520].map(gutters), [
      [8, 8],
      [12, 12],
      [20, 12],
      [20, 20],
    ]);
  });
  it('measures in units of the font', () => {
    assert.equal(at(700, 5, 1.5).kind, 'rows');
    assert.equal(at(780, 5, 1.5).kind, 'columns');
  });
  it('does not change with a scroll bar', () => {
    assert.equal(chooseLayout(510, 520, 1, 5).kind, 'columns');
  });
});

describe('capacityFor', () => {
  it('is 8 lines in rows, and as many columns of 80 px as fit where these are more', () => {
    const capacity = (width: number, scale = 1) => capacityFor(at(width, 8, scale), width);
    assert.equal(capacity(300), 8);
    assert.equal(capacity(600), 8);
    assert.equal(capacity(900), 9);
    assert.equal(capacity(3000), 16);
  });
});
