import assert from 'node:assert/strict';
import { readMarked } from './marked';

const printed = '[[0.125, ¦0.5], [0.25, 0.25], [0.625, 0.25]]';

describe('probabilities of which the columns sum to 1', () => {
  it('have their classes down the columns in a printout', () => {
    const reading = readMarked(`probs: ${printed}\ntarget: [2, 0]`, 'log');
    assert.equal(reading.kind, 'probabilities');
    assert.equal(reading.layout?.classAxis, 0);
    assert.equal(reading.layout.classes, 3);
    assert.deepEqual(reading.question?.target, { kind: 'index', indices: [2, 0] });
  });

  it('keep their classes along the rows in Python', () => {
    assert.equal(readMarked(`probs = np.array(${printed})`).layout?.classAxis, 1);
  });
});
