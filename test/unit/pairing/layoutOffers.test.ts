import assert from 'node:assert/strict';
import { report } from '../../../src/core';
import { choiceOf, possibleCuts, toldLayouts } from '../../../src/pairing/layoutOffers';
import type { Choices, Reading } from '../../../src/pairing/reading';
import { readMarked } from './marked';

const flat = (count: number): string =>
  `logits = np.array([0.5, ¦${Array.from({ length: count - 1 }, (_, index) => `${index}.25`).join(', ')}])\n`;
const sizes = (reading: Reading, chosen?: Choices['cut']): readonly string[] =>
  possibleCuts(reading, chosen).map(({ rows, classes, order }) => `${rows} × ${classes} ${order}`);
const near = (value: number | undefined, expected: number): void =>
  assert.ok(Math.abs((value ?? NaN) - expected) < 1e-9, `${value} is not ${expected}`);

describe('another layout of the scores', () => {
  const beside = 'logits = np.array([2.0, 0.2, ¦0.1, 0.1, 0.3, 1.6])\nlabels = np.array([0, 2])\n';

  it('is offered where targets stand beside a flat vector, and taken it has their loss', () => {
    const read = readMarked(beside);
    const [rows, classes, ...more] = toldLayouts(read);
    assert.ok(rows && classes);
    assert.deepEqual(more, []);
    // Rows (2, 0.2, 0.1) and (0.1, 0.3, 1.6); by classes (2, 0.1, 0.3) and (0.2, 0.1, 1.6); targets 0 and 2.
    const loss = (row: readonly number[], target: number): number =>
      Math.log(row.reduce((sum, score) => sum + Math.exp(score), 0)) - (row[target] ?? NaN);
    const cut = readMarked(beside, 'python', choiceOf(rows)).question;
    assert.ok(cut?.target);
    near(report(cut).reduced, (loss([2, 0.2, 0.1], 0) + loss([0.1, 0.3, 1.6], 2)) / 2);
    const other = readMarked(beside, 'python', choiceOf(classes)).question;
    assert.ok(other?.target);
    near(report(other).reduced, (loss([2, 0.1, 0.3], 0) + loss([0.2, 0.1, 1.6], 2)) / 2);
  });

  it('has as many rows as targets stand beside the vector, whatever else divides its length', () => {
    const text = `${flat(12)}labels = np.array([0, 2, 1])\n`;
    assert.deepEqual(sizes(readMarked(text)), ['3 × 4 rows', '3 × 4 classes']);
  });

  it('has the same rows once it is chosen, so that the order can be changed', () => {
    const cut = { rows: 2, order: 'classes' } as const;
    assert.deepEqual(sizes(readMarked(beside, 'python', { cut }), cut), ['2 × 3 rows', '2 × 3 classes']);
  });

  it('has at least two rows of at least two classes where nothing says how many there are', () => {
    assert.deepEqual(
      possibleCuts(readMarked(flat(12)), undefined).map(({ rows, classes }) => [rows, classes]),
      [2, 2, 3, 3, 4, 4, 6, 6].map((rows) => [rows, 12 / rows]),
    );
  });

  it('is one of eight sizes at most, those nearest to a square', () => {
    const rows = possibleCuts(readMarked(flat(360)), undefined).map((cut) => cut.rows);
    assert.deepEqual([...new Set(rows)], [10, 12, 15, 18, 20, 24, 30, 36]);
  });

  it('is not offered for a length that nothing divides, for several axes, or for a vector that the text cuts', () => {
    assert.deepEqual(sizes(readMarked(flat(7))), []);
    assert.deepEqual(sizes(readMarked('logits = np.array([[0.5, ¦1.0], [2.0, 3.0]])')), []);
    assert.deepEqual(sizes(readMarked('logits = torch.tensor([0.5, ¦1.0, 2.0, 3.0]).reshape(2, 2)')), []);
  });

  it('is the axis along which probabilities sum to 1, and taken it leaves nothing to say', () => {
    const text = 'probs = np.array([[0.7, 0.1, ¦0.4], [0.3, 0.9, 0.6]])';
    const [axis, ...more] = toldLayouts(readMarked(text));
    assert.ok(axis);
    assert.deepEqual([axis, more], [{ kind: 'axis', axis: 0 }, []]);
    const taken = readMarked(text, 'python', choiceOf(axis));
    assert.deepEqual([taken.question?.rows, taken.question?.classes], [3, 2]);
    assert.deepEqual(toldLayouts(taken), []);
    assert.deepEqual(
      taken.diagnostics.filter(({ severity }) => severity !== 'information'),
      [],
    );
  });

  it('is the axis along which only the target sums to 1', () => {
    const text =
      'import torch\nimport torch.nn.functional as F\nF.cross_entropy(torch.tensor([[0.5, ¦1.5, 2.0], [1.0, 0.0, 3.0]]), torch.tensor([[0.7, 0.1, 0.4], [0.3, 0.9, 0.6]]))';
    const [axis] = toldLayouts(readMarked(text));
    assert.ok(axis);
    const { question } = readMarked(text, 'python', choiceOf(axis));
    assert.ok(question?.target?.kind === 'distribution');
    assert.deepEqual([...question.target.values], [0.7, 0.3, 0.1, 0.9, 0.4, 0.6]);
  });
});
