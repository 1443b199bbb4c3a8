import assert from 'node:assert/strict';
import { readHostMessage, readMemory } from '../../../webview/messages';
import { explained, withFormula } from '../../panel/explanations';
import { batch, empty, index, many, none, problem, regression, truncated } from '../../panel/states';

const sent = (state: unknown): unknown => readHostMessage({ type: 'state', state });
const without = (state: object, key: string): object =>
  Object.fromEntries(Object.entries(state).filter(([name]) => name !== key));

describe('The panel reads messages', () => {
  it('of every state, also after a way through JSON', () => {
    for (const state of [index, none, problem, truncated, empty, regression, batch, many(8)]) {
      assert.ok(sent(state));
      assert.ok(sent(JSON.parse(JSON.stringify(state))));
    }
  });
  it('with numbers that JSON does not know, as strings', () => {
    assert.ok(sent({ ...index, items: [{ ...index.items[0], score: '-Infinity', gradient: 'NaN' }] }));
    assert.equal(sent({ ...index, items: [{ ...index.items[0], score: 'many' }] }), undefined);
  });
  it('of explanations, with every kind of input and block', () => {
    for (const state of [explained, withFormula('(x - y)^2', 'wrong')]) {
      assert.ok(sent(state));
      assert.ok(sent(JSON.parse(JSON.stringify(state))));
    }
    const { explanation } = explained;
    for (const wrong of [
      { ...explanation, id: 'other' },
      { ...explanation, inputs: [{ kind: 'text', id: 'x', label: 'x' }] },
      { ...explanation, blocks: [{ kind: 'html', text: 'x' }] },
      { ...explanation, blocks: [{ kind: 'table', caption: '', columns: [], rows: [{ cells: [3] }] }] },
      { ...explanation, formula: { formula: 'x', pairs: [], range: { from: 0, to: Infinity, y: 0 } } },
    ]) {
      assert.equal(sent({ ...explained, explanation: wrong }), undefined);
    }
  });
  it('of the cursor, with and without a class', () => {
    assert.ok(readHostMessage({ type: 'cursor', cursorClass: 3 }));
    assert.ok(readHostMessage({ type: 'cursor' }));
    assert.equal(readHostMessage({ type: 'cursor', cursorClass: '3' }), undefined);
  });
  it('only where every needed field is there and of its kind', () => {
    for (const key of ['identity', 'items', 'columns', 'sums', 'canSetTarget', 'totalClasses']) {
      assert.equal(sent(without(index, key)), undefined, key);
    }
    assert.equal(sent({ ...index, kind: 'other' }), undefined);
    assert.equal(sent({ ...index, sort: 'random' }), undefined);
    assert.equal(sent({ ...index, loss: { ...index.loss, text: 3 } }), undefined);
    assert.equal(sent({ ...index, targetLine: [{ text: 'x', style: 'blink' }] }), undefined);
  });
  it('and nothing else', () => {
    for (const value of [undefined, null, 3, 'state', [], {}, { type: 'ready' }]) {
      assert.equal(readHostMessage(value), undefined);
    }
  });
});

describe('The panel reads its memory', () => {
  it('where it is of this version', () => {
    assert.ok(readMemory({ version: 1, state: index, openSections: ['rows'], scrollTop: 12 }));
    assert.ok(readMemory({ version: 1, openSections: [], scrollTop: 0 }));
    assert.equal(readMemory({ version: 2, openSections: [], scrollTop: 0 }), undefined);
    assert.equal(
      readMemory({ version: 1, state: { kind: 'lens' }, openSections: [], scrollTop: 0 }),
      undefined,
    );
    assert.equal(readMemory(undefined), undefined);
  });
});
