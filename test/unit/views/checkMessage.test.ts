import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkMessage } from '../../../src/views/panel/checkMessage';
import type { WebviewMessage } from '../../../src/protocol';

describe('a message from the panel', () => {
  const messages: WebviewMessage[] = [
    { type: 'ready' },
    { type: 'reveal', index: 3, focus: true },
    { type: 'setTarget', index: 0 },
    { type: 'setScore', index: 2, value: -0.5 },
    { type: 'setRow', row: 2 },
    { type: 'setGradientOf', of: 'reduced' },
    { type: 'setSort', sort: 'index' },
    { type: 'find', query: 'cat' },
    { type: 'capacity', items: 12 },
    { type: 'action', action: 'goToTarget' },
    { type: 'action', action: 'cutIntoClasses' },
    { type: 'openSource' },
    { type: 'openSample' },
    { type: 'failed', message: 'x' },
  ];

  for (const message of messages) {
    it(`is passed on where it is a well-formed ${message.type}`, () => {
      assert.deepEqual(checkMessage(JSON.parse(JSON.stringify(message))), message);
    });
  }

  const malformed: unknown[] = [
    undefined,
    null,
    'ready',
    {},
    { type: 'unknown' },
    { type: 'reveal', index: -1 },
    { type: 'reveal', index: 1.5 },
    { type: 'setTarget', index: '1' },
    { type: 'setScore', index: 2, value: 'NaN' },
    { type: 'setScore', index: -1, value: 1 },
    { type: 'setRow', row: NaN },
    { type: 'setGradientOf', of: 'all' },
    { type: 'find', query: 7 },
    { type: 'action', action: 'deleteFile' },
  ];

  it('is left aside where it is not of the protocol', () => {
    for (const value of malformed) assert.equal(checkMessage(value), undefined, JSON.stringify(value));
  });

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (value) => void checkMessage(value)));
  });

  it('is cut where its text is longer than any class name', () => {
    const message = checkMessage({ type: 'find', query: 'x'.repeat(10_000) });
    assert.ok(message?.type === 'find' && message.query.length <= 200);
  });
});
