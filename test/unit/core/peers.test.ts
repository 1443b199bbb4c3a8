import assert from 'node:assert/strict';
import { report } from '../../../src/core';
import { compare } from '../../peers/compare';
import { peerCases } from '../../peers/peerCase';
import { peerOperations } from '../../peers/peerOperations';

describe('The comparison with PyTorch', () => {
  const [one] = peerCases(1, 1);
  const { rows, classes } = one.question;
  const gradient = new Array<number>(rows * classes).fill(0);

  it('asks the same of every operation, ordinary and extreme, from run to run', () => {
    const cases = peerCases(4 * peerOperations.length, 7);
    assert.deepEqual(
      cases.map(({ wire }) => wire),
      peerCases(4 * peerOperations.length, 7).map(({ wire }) => wire),
    );
    for (const { name, extremes } of peerOperations) {
      const own = cases.filter(({ operation }) => operation === name);
      assert.equal(own.length, 4);
      assert.equal(own.filter(({ isExtreme }) => isExtreme).length, extremes ? 2 : 0);
    }
  });

  it('tells how far a loss is off', () => {
    const { losses = new Float64Array(), reduced = NaN } = report(one.question);
    const own = one.question.reduction === 'none' ? Array.from(losses) : [reduced];
    const off = { loss: own.map((value) => value * 2), gradient };
    const [figures] = compare([one], [off]).figures;
    assert.equal(figures.loss, 0.5);
  });

  it('leaves a NaN of PyTorch for ordinary numbers unexplained', () => {
    const { unexplained, policies } = compare([one], [{ loss: [NaN], gradient }]);
    assert.equal(unexplained.length, 1);
    assert.equal(policies.size, 0);
  });
});
