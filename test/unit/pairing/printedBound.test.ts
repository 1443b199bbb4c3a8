import assert from 'node:assert/strict';
import { readLens, type Lens } from '../../../src/lens';
import { describe as describeLens } from '../../../src/words/describe';

function lensOf(marked: string, languageId = 'plaintext'): Lens {
  const { lens } = readLens({ text: marked.replace('¦', ''), offset: marked.indexOf('¦'), languageId });
  assert.ok(lens, 'no array at the cursor');
  return lens;
}

function sentence(lens: Lens): string {
  const { answer } = describeLens(lens, { lines: 5, sort: 'index', gradientOf: 'row' });
  return (answer?.sentence.long ?? []).map(({ text }) => text).join('');
}

describe('numbers that were printed rounded', () => {
  it('leave the loss of logits open by twice their precision', () => {
    const lens = lensOf('logits = tensor([[ 0.1234, ¦-1.5000,  2.2500]])\ntarget = tensor([0])\n');
    const bound = lens.lossBound?.row;
    assert.ok(bound);
    assert.ok(Math.abs(bound.upper - bound.lower - 2e-4) < 1e-12);
    assert.match(sentence(lens), /H = \d\.\d+ ± 0\.0001\d* as printed\.$/);
  });

  it('leave the loss open above where the target’s probability is printed as 0.0000', () => {
    const lens = lensOf('probs = tensor([0.9986, 0.0000, ¦0.0014])\ntarget = 1\n');
    assert.equal(lens.lossBound?.row?.upper, Infinity);
    // −log 0.00005
    assert.ok(Math.abs(lens.lossBound.row.lower - 9.903487552536127) < 1e-9);
    assert.match(sentence(lens), /As printed, H is at least 9\.90\.$/);
  });

  it('count with the scale that is printed above them', () => {
    const lens = lensOf(
      'logits = \n1.0e+03 *\n 0.0025  ¦0.0015 -0.0045\n[ CPUFloatType{1,3} ]\ntarget = 1\n',
    );
    const bound = lens.lossBound?.row;
    // Half of 10⁻⁴ times 10³, twice above and twice below.
    assert.ok(bound && Math.abs(bound.upper - bound.lower - 0.2) < 1e-9);
  });

  it('are exact in a program', () => {
    const lens = lensOf('logits = [0.1234, ¦-1.5]\nlabel = 0\n', 'python');
    assert.equal(lens.lossBound, undefined);
    assert.doesNotMatch(sentence(lens), /printed/);
  });
});
