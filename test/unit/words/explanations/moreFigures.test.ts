import assert from 'node:assert/strict';
import type { LossQuestion, Target } from '../../../../src/core/question';
import type { ExplanationTable } from '../../../../src/explanation';
import { moreFigures } from '../../../../src/words/explanations/moreFigures';
import { lensOf } from '../lensOf';

const index = (...indices: number[]): Target => ({ kind: 'index', indices });

function tablesOf(
  scores: readonly (readonly number[])[],
  target: Target,
  question: Partial<LossQuestion> = {},
): ExplanationTable[] {
  const lens = lensOf({ scores, target, question });
  assert.ok(moreFigures.applies(lens));
  return moreFigures
    .explain(lens, {})
    .blocks.filter((block): block is ExplanationTable => block.kind === 'table');
}

function cellsOf(table: ExplanationTable, first: string): readonly string[] {
  const row = table.rows.find(({ cells }) => cells[0].startsWith(first));
  assert.ok(row, `${first} in ${table.rows.map(({ cells }) => cells[0]).join('; ')}`);
  return row.cells;
}

describe('More figures of a row', () => {
  // softmax(log 3, 0) = (¾, ¼), of which every figure can be written down.
  const scores = [[Math.log(3), 0]];

  it('are its entropies and divergences in nats and bits', () => {
    const [figures] = tablesOf(scores, index(0));
    assert.deepEqual(cellsOf(figures, 'cross entropy').slice(1), ['0.287682', '0.415037']); // log 4/3, 2 − log₂ 3
    assert.deepEqual(cellsOf(figures, 'surprisal').slice(1), ['0.287682', '0.415037']);
    assert.deepEqual(cellsOf(figures, 'entropy of q').slice(1), ['0.562335', '0.811278']); // 2 − ¾ log₂ 3 bits
    assert.deepEqual(cellsOf(figures, 'entropy of p').slice(1), ['0', '0']);
    assert.deepEqual(cellsOf(figures, 'reverse KL').slice(1), ['∞', '∞']);
  });

  it('have no gradient of an infinite reverse divergence, and say why it is infinite', () => {
    // Σ q log(q/p) = ∞ where p = 0 and q = ¼: it has no slope there.
    const every = tablesOf(scores, index(0)).find(({ caption }) => caption.startsWith('Every loss'));
    assert.ok(every);
    const [, value, gradient, remarks] = cellsOf(every, 'Reverse');
    assert.deepEqual([value, gradient], ['∞ nats', '–']);
    assert.match(remarks, /infinite: p is 0 where q is not/);
    assert.ok(every.rows.every(({ cells }) => cells[2] !== 'NaN'));
  });

  it('are its gradient by q beside the part tangent to the simplex, −p/q less its mean', () => {
    const table = tablesOf(scores, index(0)).find(({ caption }) => caption === 'Gradients');
    assert.deepEqual(table?.columns.map(({ heading }) => heading).slice(-2), [
      '∂H/∂q = −p/q',
      'its tangent part',
    ]);
    assert.deepEqual(table?.rows[0].cells.slice(-2), ['−1.33', '−0.667']);
    assert.deepEqual(table?.rows[1].cells.slice(-2), ['0', '0.667']);
  });

  it('are the Hessian diag(q) − qqᵀ, and none of many classes', () => {
    const hessian = (of: readonly number[]) =>
      tablesOf([of], index(0)).find(({ caption }) => caption.startsWith('Hessian'));
    assert.deepEqual(
      hessian([Math.log(3), 0])?.rows.map(({ cells }) => cells.slice(1)),
      [
        ['0.188', '−0.188'],
        ['−0.188', '0.188'],
      ],
    );
    assert.equal(hessian(new Array<number>(9).fill(0)), undefined);
  });

  it('are every loss that can be taken of the same row, with what is not proper marked so', () => {
    const losses = tablesOf(scores, index(0)).find(({ caption }) => caption === 'Every loss of this row');
    assert.ok(losses);
    assert.equal(cellsOf(losses, 'Brier score')[1], '0.125000'); // 2 · ¼²
    assert.equal(cellsOf(losses, 'Linear score')[1], '0.250000');
    assert.equal(cellsOf(losses, 'Linear score')[3], 'not proper');
    assert.equal(cellsOf(losses, 'Ranked probability score')[3], 'proper, for ordered classes only');
    assert.equal(losses.rows.find(({ mark }) => mark !== undefined)?.cells[0], 'Cross entropy with softmax');
  });

  it('leave out losses whose target may not be what this one is', () => {
    const values: Target = { kind: 'values', values: Float64Array.of(0.5, 1) };
    const question = { loss: 'bceWithLogits', scale: 'logits' } as const;
    const losses = tablesOf([[0, 0]], values, question).find(({ caption }) =>
      caption.startsWith('Every loss'),
    );
    assert.deepEqual(
      losses?.rows.map(({ cells }) => cells.slice(0, 2)),
      [['Binary cross entropy with logits', '1.38629 nats']], // 2 log 2
    );
  });

  it('take less than 50 ms for the largest row of which every loss is taken', () => {
    const wide = Array.from({ length: 500 }, (_, k) => Math.sin(k) * 5);
    const lens = lensOf({ scores: [wide], target: index(7) });
    // The processor's time, and the best of some runs: the machine may be busy with other things.
    const times = Array.from({ length: 8 }, () => {
      const start = process.cpuUsage();
      moreFigures.explain(lens, {});
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    assert.ok(Math.min(...times) < 50, `${Math.min(...times)} ms`);
  });

  it('are not offered where there is no loss', () => {
    assert.ok(!moreFigures.applies(lensOf({ scores })));
    const ignored = lensOf({ scores, target: index(-100), question: { options: { ignoreIndex: -100 } } });
    assert.ok(!moreFigures.applies(ignored));
  });
});
