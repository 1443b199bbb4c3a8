import assert from 'node:assert/strict';
import { report } from '../../../src/core';
import type { Choices, Reading } from '../../../src/pairing';
import { readMarked } from './marked';

const close = (found: number | undefined, expected: number): void => {
  assert.ok(
    found !== undefined && Math.abs(found - expected) <= 1e-12 * Math.abs(expected),
    `${found} is not ${expected}`,
  );
};

function lossOf(reading: Reading): number | undefined {
  assert.ok(reading.question, 'no question');
  return report(reading.question).reduced;
}

describe('what a person chooses', () => {
  const code = 'logits = np.array([1.0, ¦2.0, 0.5])\nlabel = 0\n';
  const logSumExp = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(0.5));

  it('a class picked by hand replaces the target found and stands nowhere in the text', () => {
    const reading = readMarked(code, 'python', { target: { kind: 'class', index: 1 } });
    assert.deepEqual(reading.target?.reason, { rule: 'choice' });
    assert.equal(reading.target?.index, 1);
    assert.equal(reading.target?.range, undefined);
    close(lossOf(reading), logSumExp - 2);
  });

  it('a class out of range is said and no loss is computed', () => {
    const reading = readMarked(code, 'python', { target: { kind: 'class', index: 7 } });
    assert.equal(reading.question?.target, undefined);
    assert.deepEqual(
      reading.diagnostics.map(({ code: one }) => one),
      ['out-of-range'],
    );
  });

  it('no target is taken where a person says that there is none', () => {
    const reading = readMarked(code, 'python', { target: { kind: 'none' } });
    assert.equal(reading.target, undefined);
    assert.ok(reading.question);
  });

  it('a second selection goes before everything else', () => {
    const reading = readMarked(`${code}other = ⟪[0.0, 0.0, 1.0]⟫\n`, 'python', {
      target: { kind: 'class', index: 1 },
    });
    assert.deepEqual(reading.target?.reason, { rule: 'selection' });
    close(lossOf(reading), logSumExp - 0.5);
  });

  it('a single number can be the second selection', () => {
    const reading = readMarked(`${code}n = ⟪2⟫\n`);
    assert.equal(reading.target?.index, 2);
    close(lossOf(reading), logSumExp - 0.5);
  });

  it('a second selection of another shape is named with both shapes', () => {
    const reading = readMarked(`${code}other = ⟪[0.0, 1.0]⟫\n`);
    const shape = reading.diagnostics.find((one) => one.code === 'shape');
    assert.deepEqual(shape?.code === 'shape' && [shape.scores, shape.target], [[3], [2]]);
    assert.equal(reading.question?.target, undefined);
  });

  it('numbers given as values are a target', () => {
    const target: Choices['target'] = { kind: 'values', shape: [3], values: [0.5, 0.5, 0] };
    close(lossOf(readMarked(code, 'python', { target })), logSumExp - 1.5);
  });

  it('a range of the text that holds an array is a target', () => {
    const text = 'x = [1.0, ¦2.0, 0.5]\ny = [0.0, 0.0, 1.0]\n';
    const start = text.replace('¦', '').indexOf('[0.0');
    const reading = readMarked(text, 'python', {
      target: { kind: 'range', range: { start, end: start + 15 } },
    });
    close(lossOf(reading), logSumExp - 0.5);
  });

  it('a class for one row of a batch leaves the targets of the other rows', () => {
    const batch = 'logits = np.array([[1.0, ¦2.0], [0.0, 3.0]])\nlabels = np.array([0, 0])\n';
    const reading = readMarked(batch, 'python', { target: { kind: 'class', index: 1, row: 1 } });
    const indices = reading.question?.target?.kind === 'index' ? reading.question.target.indices : [];
    assert.deepEqual(indices, [0, 1]);
  });

  it('a class for one row of a batch without targets leaves the other rows out', () => {
    const batch = 'x = np.array([[1.0, ¦2.0], [0.0, 3.0]])\n';
    const reading = readMarked(batch, 'python', { target: { kind: 'class', index: 1, row: 1 } });
    assert.ok(reading.question);
    assert.deepEqual(report(reading.question).ignoredRows, [0]);
    close(report(reading.question).reduced, Math.log(1 + Math.exp(-3)));
  });

  it('scores read as probabilities are not sent through softmax', () => {
    const reading = readMarked('logits = [0.25, ¦0.75]\nlabel = 0\n', 'python', { readAs: 'probabilities' });
    assert.equal(reading.kind, 'probabilities');
    assert.deepEqual(reading.kindReason, { rule: 'choice' });
    close(lossOf(reading), Math.log(4));
  });

  it('scores read as values are compared by squares', () => {
    const reading = readMarked('x = [1.0, ¦3.0]\ny = ⟪[0.0, 1.0]⟫\n', 'python', {
      readAs: 'values',
      reduction: 'sum',
    });
    close(lossOf(reading), 2.5);
  });

  it('a loss that is chosen replaces the default of the scale', () => {
    const reading = readMarked('x = [1.0, ¦3.0]\ny = ⟪[0.0, 1.0]⟫\n', 'python', {
      loss: 'absoluteError',
      reduction: 'sum',
    });
    assert.equal(reading.question?.loss, 'absoluteError');
    close(lossOf(reading), 3);
  });

  it('a reduction that is chosen is said to be chosen', () => {
    const batch = 'logits = np.array([[1.0, ¦2.0], [0.0, 3.0]])\nlabels = np.array([0, 0])\n';
    const reading = readMarked(batch, 'python', { reduction: 'sum' });
    assert.deepEqual(reading.reductionReason, { rule: 'choice' });
    close(lossOf(reading), Math.log(1 + Math.E) + Math.log(1 + Math.exp(3)));
  });

  it('classes on the first axis are laid out as rows, and their places are kept', () => {
    const reading = readMarked('x = np.array([[1.0, ¦2.0, 3.0], [4.0, 5.0, 6.0]])\n', 'python', {
      classAxis: 0,
    });
    const { layout, question } = reading;
    assert.deepEqual([layout?.rows, layout?.classes, layout?.classAxis], [3, 2, 0]);
    assert.deepEqual([...(question?.scores ?? [])], [1, 4, 2, 5, 3, 6]);
    assert.equal(layout?.elementIndex(1, 1), 4);
    assert.deepEqual(layout?.position(4), { row: 1, classIndex: 1 });
  });

  it('an array that nothing speaks for can be read by choice', () => {
    const reading = readMarked('betas = (0.9, ¦0.999)\n', 'python', {
      readAs: 'logits',
      target: { kind: 'class', index: 0 },
    });
    close(lossOf(reading), Math.log(1 + Math.exp(0.999 - 0.9)));
  });
});
