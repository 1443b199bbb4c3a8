/** Explanations as a host would send them, with everything that one can hold. */
import type { Explanation } from '../../src/explanation';
import type { LensState } from '../../src/protocol';
import { index, regression } from './states';

const offered: LensState['explanations'] = [
  { id: 'derivation', label: 'The derivation with your numbers' },
  { id: 'expectedValue', label: 'Expected another value?' },
  { id: 'oneSample', label: 'One sample is enough' },
  { id: 'formula', label: 'A formula of your own' },
];

/** softmax of the logits of `states.ts` against class 1, under five conventions. */
export const expectedValue: Explanation = {
  id: 'expectedValue',
  title: 'Expected another value?',
  inputs: [
    {
      kind: 'text',
      id: 'expected',
      label: 'The value you expected or were shown',
      value: '4.366',
      placeholder: '0.6371',
    },
    {
      kind: 'choice',
      id: 'unit',
      label: 'Unit',
      value: 'nats',
      options: [
        { value: 'nats', label: 'nats' },
        { value: 'bits', label: 'bits' },
      ],
    },
    { kind: 'button', id: 'seed', label: 'Another draw', value: '2' },
  ],
  blocks: [
    {
      kind: 'text',
      severity: 'information',
      runs: [
        { text: '4.366', style: 'strong' },
        { text: ' is the loss in bits: ' },
        { text: '3.026 / log(2)', style: 'code' },
        { text: '. No free parameter was fitted.' },
      ],
    },
    { kind: 'heading', text: 'Step by step' },
    {
      kind: 'steps',
      steps: [
        [{ text: 'H = −Σ p log q' }],
        [{ text: '= LogSumExp(ℓ) − ℓ₁ = 2.726 − (−0.300)' }],
        [{ text: '= ' }, { text: '3.026 nats', style: 'strong' }, { text: ' = 4.366 bits' }],
      ],
    },
    {
      kind: 'table',
      caption: 'The same arrays under every convention',
      columns: [
        { heading: 'convention', align: 'start' },
        { heading: 'mean', align: 'end' },
        { heading: 'sum', align: 'end' },
        { heading: 'float32', align: 'end' },
        { heading: 'float16', align: 'end' },
        { heading: 'why it differs', align: 'start' },
      ],
      rows: [
        { cells: ['mathematics', '3.026', '3.026', '3.0262', '3.025', ''] },
        { cells: ['in bits', '4.366', '4.366', '4.3659', '4.364', 'divided by log 2'], mark: 'match' },
        {
          cells: [
            'Keras 2',
            '3.026',
            '3.026',
            '3.0262',
            '3.025',
            'clips the probabilities by ε = 1e−7 and adds ε once more after clipping',
          ],
        },
      ],
      note: 'From source, not run: Keras.',
    },
    {
      kind: 'text',
      severity: 'warning',
      runs: [{ text: 'float16 holds no more than three digits of this loss.' }],
    },
    {
      kind: 'text',
      severity: 'error',
      runs: [{ text: 'The weights have length 4; 5 classes were expected.' }],
    },
  ],
};

export const offering: LensState = { ...index, explanations: offered };
export const explained: LensState = { ...offering, explanation: expectedValue };

export function withFormula(formula: string, error?: string): LensState {
  const explanation: Explanation = {
    id: 'formula',
    title: 'A formula of your own',
    inputs: [
      { kind: 'text', id: 'formula', label: 'Formula in x and y', value: formula, error },
      { kind: 'text', id: 'from', label: 'x from', value: '-3' },
      { kind: 'text', id: 'to', label: 'x to', value: '3' },
      { kind: 'text', id: 'y', label: 'y over the range', value: '0' },
    ],
    blocks: [{ kind: 'text', runs: [{ text: 'x are the numbers of this array, y those of the target.' }] }],
    formula: {
      formula,
      pairs: [
        { x: '3', y: '1' },
        { x: '-1', y: '1' },
        { x: 'NaN', y: '1' },
      ],
      range: { from: -3, to: 3, y: 0 },
    },
  };
  return { ...regression, explanations: offered, explanation };
}
