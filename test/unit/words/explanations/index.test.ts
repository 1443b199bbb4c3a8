import assert from 'node:assert/strict';
import { explain, offeredExplanations } from '../../../../src/words/explanations';
import { panelState, type PanelSettings } from '../../../../src/words/panelState';
import { five, lensOf } from '../lensOf';

const asked = { ...five, target: { kind: 'index' as const, indices: [1] } };

describe('the explanations of a lens', () => {
  it('are computed once for the same values, and anew for others', () => {
    const lens = lensOf(asked);
    const first = explain(lens, 'derivation', { class: '2' });
    assert.ok(first);
    assert.equal(explain(lens, 'derivation', { class: '2' }), first);
    const [input] = explain(lens, 'derivation', { class: '3' })?.inputs ?? [];
    assert.equal(input.value, '3');
    assert.notEqual(explain(lensOf(asked), 'derivation', { class: '3' }), first);
  });

  it('tell values apart that are absent, given, and given under another name', () => {
    const lens = lensOf(asked);
    const typed = explain(lens, 'expectedValue', { expected: '2.5' });
    const empty = explain(lens, 'expectedValue', {});
    const other = explain(lens, 'expectedValue', { another: '2.5' });
    assert.equal(typed?.inputs[0].value, '2.5');
    assert.equal(empty?.inputs[0].value, '');
    assert.equal(other?.inputs[0].value, '');
  });

  it('are sent again as they are when the panel is drawn anew for another reason', () => {
    const lens = lensOf(asked);
    const settings: PanelSettings = {
      capacity: 8,
      query: '',
      gradientOf: 'row',
      locked: false,
      explanation: { id: 'derivation', values: {} },
    };
    const source = { where: 'train.py:12', identity: 'a' };
    const before = panelState(lens, source, settings);
    const after = panelState(lens, source, {
      ...settings,
      capacity: 5,
      explanation: { id: 'derivation', values: {} },
    });
    assert.ok(before.explanation);
    assert.equal(after.explanation, before.explanation);
    assert.equal(after.explanations, before.explanations);
  });

  it('are offered where they apply, each under a name of its own', () => {
    const offered = offeredExplanations(lensOf(asked));
    const lens = lensOf(asked);
    for (const { id } of offered) assert.equal(explain(lens, id)?.id, id);
    assert.equal(new Set(offered.map(({ label }) => label)).size, offered.length);
  });
});
