import assert from 'node:assert/strict';
import { layoutOfAction } from '../../../src/words/layoutOffers';
import { panelState, type PanelSettings } from '../../../src/words/panelState';
import type { Diagnostic } from '../../../src/core/diagnostic';
import type { PanelNote } from '../../../src/protocol';
import { lensOf } from './lensOf';

const settings: PanelSettings = { capacity: 8, sort: 'index', query: '', gradientOf: 'row', locked: false };

const lensWith = (diagnostic: Diagnostic) =>
  lensOf({ scores: [[0.7, 0.2, 0.1, 0.1, 0.3, 0.6]], diagnostics: [diagnostic] });

function noteOf(diagnostic: Diagnostic): PanelNote {
  const { notes } = panelState(lensWith(diagnostic), { where: 'a.py:1', identity: 'a' }, settings);
  const [note, ...more] = notes.filter(({ text }) => /flat vector|axis 0/.test(text));
  assert.ok(note);
  assert.deepEqual(more, []);
  return note;
}

describe('a layout that the panel offers', () => {
  const flat: Diagnostic = {
    code: 'flat-batch',
    severity: 'information',
    rows: 2,
    classes: 3,
    orders: ['rows', 'classes'],
    because: 'target',
  };

  it('is a button for each order of a flat vector, which takes that order', () => {
    assert.deepEqual(noteOf(flat).actions, [
      { label: 'Read as 2 × 3, one row after the other', action: 'cutIntoRows' },
      { label: 'Read as 2 × 3, class after class', action: 'cutIntoClasses' },
    ]);
    const { reading } = lensWith(flat);
    assert.deepEqual(layoutOfAction('cutIntoClasses', reading), {
      kind: 'cut',
      rows: 2,
      classes: 3,
      order: 'classes',
    });
  });

  it('is the one order in which the rows sum to 1', () => {
    const { actions } = noteOf({ ...flat, severity: 'warning', orders: ['classes'], because: 'sums' });
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['cutIntoClasses'],
    );
  });

  it('is the axis along which the numbers sum to 1, unless they are read along it', () => {
    const axis = { code: 'class-axis', severity: 'warning', axis: 0, axes: 2, of: 'scores' } as const;
    assert.deepEqual(noteOf({ ...axis, applied: false }).actions, [
      { label: 'Read as classes along axis 0', action: 'useAxis' },
    ]);
    assert.deepEqual(noteOf({ ...axis, applied: true }).actions, []);
    assert.equal(layoutOfAction('useAxis', lensWith({ ...axis, applied: true }).reading), undefined);
  });
});
