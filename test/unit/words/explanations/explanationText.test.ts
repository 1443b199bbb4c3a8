import assert from 'node:assert/strict';
import type { Explanation } from '../../../../src/explanation';
import { explanationText } from '../../../../src/words/explanations/explanationText';

const explanation: Explanation = {
  id: 'expectedValue',
  title: 'Expected another value?',
  inputs: [
    { kind: 'text', id: 'expected', label: 'Value', value: 'x', error: 'no number' },
    { kind: 'choice', id: 'unit', label: 'Unit', value: 'nats', options: [{ value: 'nats', label: 'nats' }] },
    { kind: 'button', id: 'seed', label: 'Again', value: '2' },
  ],
  blocks: [
    { kind: 'text', runs: [{ text: 'Call ' }, { text: 'f(x)', style: 'code' }], severity: 'warning' },
    { kind: 'steps', steps: [[{ text: 'a = b' }], [{ text: 'b = c' }]] },
    {
      kind: 'table',
      caption: 'Candidates',
      columns: [
        { heading: 'how', align: 'start' },
        { heading: 'value', align: 'end' },
      ],
      rows: [{ cells: ['mean', '0.25'], mark: 'fits' }, { cells: ['🐈 sum', '10'] }],
      note: 'two of two',
    },
  ],
};

describe('an explanation as text', () => {
  it('stands in blocks with an empty line between, and tables in aligned columns', () => {
    assert.equal(
      explanationText(explanation),
      [
        'Expected another value?',
        '',
        'Value [expected]: x',
        '✗ no number',
        'Unit [unit] (nats): nats',
        '',
        '⚠ Call `f(x)`',
        '',
        'a = b',
        'b = c',
        '',
        'Candidates',
        '  how    value',
        '→ mean    0.25  fits',
        '  🐈 sum     10',
        'two of two',
      ].join('\n'),
    );
  });
});
