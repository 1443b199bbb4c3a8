import assert from 'node:assert/strict';
import { runFormula } from '../../../../src/formula/runFormula';
import type { Explanation, ExplanationInput } from '../../../../src/explanation';
import type { FormulaOutcome } from '../../../../src/formula/formulaTask';
import { explain } from '../../../../src/words/explanations';
import { explanationText } from '../../../../src/words/explanations/explanationText';
import { caretLines } from '../../../../src/words/explanations/formulaFault';
import { withFormulaOutcome } from '../../../../src/words/explanations/formulaOutcome';
import { five, lensOf, type LensParts } from '../lensOf';

const regression: LensParts = {
  scores: [[3, -1, 1]],
  question: { loss: 'mse', scale: 'values' },
  target: { kind: 'values', values: Float64Array.of(1, 1, 1) },
};

function explained(parts: LensParts, values: Record<string, string> = {}): Explanation {
  const explanation = explain(lensOf(parts), 'formula', values);
  assert.ok(explanation);
  return explanation;
}

const input = ({ inputs }: Explanation, id: string): ExplanationInput | undefined =>
  inputs.find((each) => each.id === id);
const errorOf = (explanation: Explanation, id: string): string | undefined => {
  const found = input(explanation, id);
  return found?.kind === 'text' ? found.error : undefined;
};

function completed(formula: string, outcome?: FormulaOutcome): Explanation {
  const explanation = explained(regression, { formula });
  assert.ok(explanation.formula);
  return withFormulaOutcome(explanation, explanation.formula, outcome ?? runFormula(explanation.formula));
}

describe('A formula of one’s own', () => {
  it('is asked about the row’s scores and its target', () => {
    const { formula } = explained(regression);
    assert.equal(formula?.formula, '(x - y)^2 / 2');
    assert.deepEqual(formula?.pairs, [
      { x: '3', y: '1' },
      { x: '-1', y: '1' },
      { x: '1', y: '1' },
    ]);
    assert.deepEqual(formula?.range, { from: -2, to: 4, y: 1 });
  });
  it('takes 1 and 0 for a class index, and the y given where there is no target', () => {
    const { formula } = explained({ ...five, target: { kind: 'index', indices: [1] } });
    assert.deepEqual(
      formula?.pairs.map(({ y }) => y),
      ['0', '1', '0', '0', '0'],
    );
    assert.deepEqual(
      explained(five, { y: '2' }).formula?.pairs.map(({ y }) => y),
      ['2', '2', '2', '2', '2'],
    );
  });
  it('is computed from no input that is wrong, and says what is wrong', () => {
    for (const [id, value, error] of [
      ['from', 'abc', 'A number between −1e300 and 1e300 is expected; found abc'],
      ['to', '', 'A number between −1e300 and 1e300 is expected; found “”'],
      ['y', 'Infinity', 'A number between −1e300 and 1e300 is expected; found Infinity'],
      ['to', '-7', 'x to must be greater than x from, -2'],
    ] as const) {
      const explanation = explained(regression, { [id]: value });
      assert.equal(explanation.formula, undefined);
      assert.equal(errorOf(explanation, id), error);
    }
    assert.deepEqual(explained(regression, { from: '−1', to: '1e1' }).formula?.range, {
      from: -1,
      to: 10,
      y: 1,
    });
  });
  it('survives JSON, whatever the numbers are', () => {
    const { formula } = explained({ ...regression, scores: [[NaN, Infinity, -0.5]] });
    assert.deepEqual(JSON.parse(JSON.stringify(formula)), formula);
    assert.deepEqual(
      formula?.pairs.map(({ x }) => Number(x)),
      [NaN, Infinity, -0.5],
    );
  });
});

describe('What comes of a typed formula', () => {
  it('is the derivative beside x − y, the check, the zeros and both tables', () => {
    const text = explanationText(completed('(x-y)^4 + abs(x-y)'));
    for (const line of [
      '∂f/∂x = `4 * (x - y) ^ 3 + sign(x - y)`, with sign(0) = 0',
      'Gradient check: the derivative agrees with central differences at all 2,004 places',
      'The derivative is zero only at x = y.',
      'The formula is zero only at x = y.',
    ]) {
      assert.ok(text.includes(line), `${line} in\n${text}`);
    }
    // (3 − 1)⁴ + |3 − 1| = 18 and 4·2³ + 1 = 33; (18 + 18 + 0)/3 = 12.
    assert.match(text, /\n0\s+3\s+1\s+18\s+33\s+2\s/);
    assert.ok(text.includes('Σ f = 36, mean 12.'));
  });
  it('says where else it is zero, and where it is not', () => {
    const text = explanationText(completed('(x - y)^2 * (x - 2.5)^2'));
    assert.ok(text.includes('The formula is zero at x = y, but not only there: also at x ≈ 2.5'), text);
    assert.ok(explanationText(completed('exp(x - y)')).includes('The formula is zero nowhere.'));
    assert.match(explanationText(completed('x')), /The formula is not zero at x = y, but at x ≈ 0\./);
  });
  it('points at the place of a mistake', () => {
    const explanation = completed('(x - y');
    assert.equal(errorOf(explanation, 'formula'), 'Character 7: Parenthesis ) expected');
    assert.deepEqual(explanation.blocks[0], {
      kind: 'text',
      runs: [{ text: '(x - y\n      ^', style: 'code' }],
    });
    assert.equal(
      errorOf(completed('x**2'), 'formula'),
      'Character 3: Value expected. A power is written with ^',
    );
    assert.equal(
      errorOf(completed('sinn(x)'), 'formula')?.startsWith('Character 1: there is no function sinn'),
      true,
    );
    assert.equal(
      errorOf(completed('x = 1'), 'formula'),
      'Character 1: an assignment is no part of a formula in real numbers',
    );
    assert.equal(errorOf(completed(''), 'formula'), 'Type a formula in x and y, such as (x - y)^2 / 2');
    for (const formula of ['(x - y', 'x**2', '']) {
      assert.equal(
        completed(formula).blocks.some(({ kind }) => kind === 'table'),
        false,
      );
    }
  });
  it('shows a part of a long formula, the caret still under its place', () => {
    for (const at of [0, 3, 100, 150, 199]) {
      const formula = `${'x'.repeat(at)}#${'y'.repeat(199 - at)}`;
      const [line = '', caret = ''] = caretLines(formula, at).split('\n');
      assert.ok(line.length <= 32);
      assert.equal(line[caret.indexOf('^')], '#');
    }
    assert.equal(caretLines('x +', 3), 'x +\n   ^');
  });
  it('says that there is no derivative, that it was cut off, and that it failed', () => {
    assert.ok(explanationText(completed('floor(x)')).includes('no derivative here, because of `floor`'));
    const cutOff = completed('x', { kind: 'cutOff', milliseconds: 1000 });
    assert.equal(errorOf(cutOff, 'formula'), 'This took longer than 1 s and was stopped');
    const failed = completed('x', { kind: 'failed', message: 'no worker' });
    assert.equal(errorOf(failed, 'formula'), 'The formula could not be evaluated: no worker');
  });
});
