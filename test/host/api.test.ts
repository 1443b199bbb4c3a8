import * as assert from 'node:assert/strict';
import { extension, textbook } from './support';

describe('the public interface', () => {
  it('is what activate() returns, with its version', async () => {
    const api = await extension().activate();
    assert.equal(api.version, 1);
  });

  it('finds the arrays of a text', async () => {
    const { findArrays } = await extension().activate();
    const [array] = findArrays(textbook.text, 'python');
    assert.ok(array);
    assert.equal(textbook.text.slice(array.start, array.end), textbook.logits);
    assert.deepEqual([...array.values], [2, 1, 0.1]);
  });

  it('reads the loss of the array at an offset', async () => {
    const { readLens } = await extension().activate();
    const { lens } = readLens(textbook.text, textbook.text.indexOf(textbook.logits) + 1, 'python');
    const loss = lens?.row?.loss ?? NaN;
    assert.ok(Math.abs(loss - textbook.loss) < 1e-9, `The loss is ${loss}.`);
  });

  it('says what is wrong where there is no array', async () => {
    const { readLens } = await extension().activate();
    assert.equal(readLens('words alone', 3, 'plaintext').problem?.code, 'none');
  });
});
