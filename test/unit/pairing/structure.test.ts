import assert from 'node:assert/strict';
import { readQuestionAt } from '../../../src/pairing';
import { readMarked } from './marked';

function question(marked: string): ReturnType<typeof readQuestionAt> {
  return readQuestionAt(marked.replace('¦', ''), marked.indexOf('¦'), 'json');
}

describe('numbers in the objects of a model’s output', () => {
  it('are probabilities of the classes that the keys name, and a label names one of them', () => {
    const text = '{"probs": {"cat": 0.75, "dog": ¦0.25}, "label": "dog"}';
    const reading = readMarked(text, 'json');
    assert.deepEqual(reading.classNames, ['cat', 'dog']);
    assert.equal(question(text)?.target, 1);
    assert.equal(question(text)?.loss, -Math.log(0.25));
  });

  it('are logits where the key says so', () => {
    const reading = question('{"logits": {"cat": 1.0, "dog": ¦1.0}, "label": "cat"}');
    assert.equal(reading?.kind, 'logits');
    assert.ok(Math.abs((reading.loss ?? 0) - Math.LN2) < 1e-12);
  });

  it('say each where they stand', () => {
    const text = '{"logits": {"cat": 1.5, "dog": -2.5}}';
    const reading = readMarked('{"logits": {"cat": ¦1.5, "dog": -2.5}}', 'json');
    const { start, end } = reading.array.elementRange(1);
    assert.equal(text.slice(start, end), '-2.5');
  });

  it('are candidates for one token, of which none is the target', () => {
    const text =
      '{"token": " to", "logprob": -0.1, "top_logprobs": [{"token": " to", "logprob": ¦-0.1}, {"token": " a", "logprob": -3}]}';
    const reading = readMarked(text, 'json');
    assert.equal(reading.kind, 'log-probabilities');
    assert.deepEqual(reading.classNames, [' to', ' a']);
    assert.equal(reading.question, undefined);
    assert.deepEqual(reading.diagnostics, []);
  });

  it('are candidates under the numbers of their tokens', () => {
    const text =
      '[null, {"785": {"logprob": ¦-0.6931, "rank": 1, "decoded_token": "The"}, "12": {"logprob": -0.6931, "rank": 2, "decoded_token": "A"}}]';
    const reading = readMarked(text, 'json');
    assert.equal(reading.kind, 'log-probabilities');
    assert.deepEqual(reading.classNames, ['The', 'A']);
    assert.equal(question(text)?.loss, null);
  });

  it('are the log-likelihoods of answers, numbers or numbers in strings', () => {
    const text = '{"resps": [[["¦-2.5", "False"]], [[-1.5, true]]]}';
    const reading = readMarked(text, 'json');
    assert.equal(reading.kind, 'log-probabilities');
    assert.deepEqual([...reading.array.values], [-2.5, -1.5]);
    assert.equal(reading.question, undefined);
  });

  it('are nothing where no key says what they are', () => {
    assert.equal(question('{"prices": {"tea": 0.25, "milk": ¦0.75}}'), null);
    assert.equal(
      question('{"content": [{"token": "a", "logprob": ¦-0.6931}, {"token": "b", "logprob": -0.6931}]}'),
      null,
    );
  });
});
