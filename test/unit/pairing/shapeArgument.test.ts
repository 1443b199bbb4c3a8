import assert from 'node:assert/strict';
import { readAt } from '../../../src/pairing';

/** Reads at the cursor `¦`. */
function read(marked: string) {
  const offset = marked.indexOf('¦');
  return readAt({ text: marked.replace('¦', ''), offset, languageId: 'python' });
}

describe('whole numbers where a shape is expected', () => {
  for (const text of [
    'x = np.zeros((3, ¦4))',
    'x = torch.randn([2, ¦3])',
    'y = x.reshape((2, ¦-1))',
    'x = np.random.normal(0.0, 1.0, size=(3, ¦4))',
    'x = np.random.normal(0, 1, (3, ¦4))',
    'y = np.reshape(a, (2, ¦3))',
    'y = torch.reshape(x.data, [2, ¦3])',
  ]) {
    it(`are told as a shape and not computed: ${text.replace('¦', '')}`, () => {
      const reading = read(text);
      assert.equal(reading?.question, undefined);
      const found = reading?.diagnostics.map((diagnostic) =>
        'reason' in diagnostic ? diagnostic.reason : diagnostic.code,
      );
      assert.deepEqual(found, ['shape-tuple']);
    });
  }

  it('are scores where the call makes an array of them', () => {
    assert.ok(read('logits = np.array([3, ¦4])')?.question);
  });
});

describe('two numbers in parentheses', () => {
  for (const text of ['We met at (52.5200, ¦13.4050) in Berlin.', 'move to (0.25, ¦-1.5)']) {
    it(`are a place rather than scores: ${text.replace('¦', '')}`, () => {
      const offset = text.indexOf('¦');
      const reading = readAt({ text: text.replace('¦', ''), offset, languageId: 'markdown' });
      assert.equal(reading?.question, undefined);
    });
  }

  it('are scores where something is set to them', () => {
    assert.ok(read('logits = (0.25, ¦-1.5)')?.question);
  });
});
