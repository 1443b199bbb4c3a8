import assert from 'node:assert/strict';
import fc from 'fast-check';
import { trackRange } from '../../../src/sources/trackedRange';

describe('a range that follows edits', () => {
  const range = { start: 10, end: 20 };

  it('moves with changes before it', () => {
    assert.deepEqual(trackRange(range, { offset: 0, length: 2, inserted: 5 }), { start: 13, end: 23 });
  });

  it('stays with changes after it', () => {
    assert.deepEqual(trackRange(range, { offset: 20, length: 2, inserted: 5 }), range);
  });

  it('grows and shrinks with changes inside it', () => {
    assert.deepEqual(trackRange(range, { offset: 12, length: 3, inserted: 1 }), { start: 10, end: 18 });
  });

  it('is given up when a change reaches over one of its ends', () => {
    assert.equal(trackRange(range, { offset: 5, length: 10, inserted: 3 }), undefined);
    assert.equal(trackRange(range, { offset: 15, length: 10, inserted: 3 }), undefined);
  });

  it('keeps marking the same characters after any insertion outside of it', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.string({ minLength: 1, maxLength: 10 }),
        fc.nat(40),
        fc.string({ maxLength: 8 }),
        (before, marked, place, inserted) => {
          const text = `${before}${marked} tail`;
          const start = before.length;
          const offset = place % (text.length + 1);
          fc.pre(offset <= start || offset >= start + marked.length);
          const moved = trackRange(
            { start, end: start + marked.length },
            { offset, length: 0, inserted: inserted.length },
          );
          const edited = text.slice(0, offset) + inserted + text.slice(offset);
          assert.ok(moved);
          assert.equal(edited.slice(moved.start, moved.end), marked);
        },
      ),
    );
  });
});
