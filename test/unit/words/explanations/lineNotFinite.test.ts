import assert from 'node:assert/strict';
import { lineNotFinite } from '../../../../src/words/explanations/lineNotFinite';

describe('a line of a log', () => {
  it('that says NaN or infinity is answered, however it is written', () => {
    for (const line of [
      'loss=nan',
      'step 10: Loss NaN',
      'val_loss: inf',
      'loss -inf',
      '{"loss": NaN}',
      'x = -Infinity;',
    ]) {
      assert.ok(lineNotFinite(line), line);
    }
  });
  it('that only has such letters in its words is not', () => {
    for (const line of [
      '',
      'loss=0.5',
      'info: nano bananas',
      'np.nan_to_num(x)',
      'inferred',
      'self.inf_loss',
      'n a n',
    ]) {
      assert.equal(lineNotFinite(line), undefined, line);
    }
    assert.equal(lineNotFinite(`nan ${'x'.repeat(20_000)}`), undefined);
  });
});
