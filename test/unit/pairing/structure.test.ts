import assert from 'node:assert/strict';
import { readAt } from '../../../src/pairing';
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
    assert.equal(reading.target, undefined);
    const [partial, chosen] = reading.diagnostics;
    assert.ok(partial?.code === 'partial-distribution' && chosen?.code === 'chosen-token');
    // exp(−0.1) + exp(−3), each within half a unit of its last written place.
    assert.ok(Math.abs(partial.rest - (1 - 0.9048374180359595 - 0.049787068367863944)) < 1e-15);
    assert.ok(Math.abs(partial.restBound - 0.9048374180359595 * 0.05) < 1e-15);
    assert.equal(chosen.token, ' to');
    assert.equal(chosen.surprisal, 0.1);
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
  });

  it('are a sequence of chosen tokens, of which nothing is a class', () => {
    const reading = readMarked(
      '{"content": [{"token": "a", "logprob": ¦-0.5}, {"token": "b", "logprob": -0.25}]}',
      'json',
    );
    assert.equal(reading.kind, 'log-probabilities');
    assert.deepEqual(reading.classNames, ['a', 'b']);
    assert.equal(reading.question, undefined);
    assert.deepEqual(reading.diagnostics, [
      {
        code: 'sequence',
        severity: 'information',
        tokens: 2,
        sum: -0.75,
        mean: -0.375,
        // e^0.375
        perplexity: 1.4549914146182013,
      },
    ]);
  });

  it('leave out numbers that stand for a token without a score', () => {
    const reading = readMarked(
      '{"top_logprobs": [{"token": "a", "logprob": ¦-0.5}, {"token": "b", "logprob": -9999.0}]}',
      'json',
    );
    assert.deepEqual([...reading.array.values], [-0.5]);
    assert.deepEqual(reading.classNames, ['a']);
    assert.ok(reading.diagnostics.some((one) => one.code === 'sentinel' && one.value === -9999));
  });

  it('are told apart in the objects that Python prints', () => {
    const text =
      "[None, {785: Logprob(logprob=-inf, rank=4, decoded_token=' The'), 12: Logprob(logprob=¦-0.5, rank=1, decoded_token=' A')}]";
    const reading = readMarked(text, 'plaintext');
    assert.deepEqual([...reading.array.values], [-Infinity, -0.5]);
    assert.deepEqual(reading.classNames, [' The', ' A']);
  });

  it('warn of a positive log-probability and give no perplexity then', () => {
    const reading = readMarked(
      "ChoiceLogprobs(tokens=['a', 'b'], token_logprobs=[0.7, ¦-0.25])",
      'plaintext',
    );
    assert.deepEqual(
      reading.diagnostics.map(({ code }) => code),
      ['log-positive'],
    );
    assert.equal(reading.question, undefined);
  });

  it('go on behind a first token that has none', () => {
    const reading = readMarked('ChoiceLogprobs(token_logprobs=[None, -0.5, ¦-0.25])', 'python');
    assert.deepEqual([...reading.array.values], [-0.5, -0.25]);
    assert.deepEqual(
      reading.diagnostics.map(({ code }) => code),
      ['null-first', 'sequence'],
    );
  });

  it('are the candidates of a place in a list of objects', () => {
    const reading = readMarked(
      '{"tokens": ["Hi"], "token_logprobs": [-0.3], "top_logprobs": [{"Hi": -0.3, "Hello": ¦-1.5}]}',
      'json',
    );
    assert.equal(reading.kind, 'log-probabilities');
    assert.deepEqual(reading.classNames, ['Hi', 'Hello']);
    assert.equal(reading.question, undefined);
  });

  it('are classes named by the keys of an object of a program', () => {
    const reading = readMarked('probs = {"cat": 0.25, "dog": ¦0.75}\nlabel = "dog"\n');
    assert.deepEqual(reading.classNames, ['cat', 'dog']);
    assert.equal(reading.target?.index, 1);
  });

  it('are read wherever they stand in a long line, which is looked at in part', () => {
    const candidates = ['{', '"', 'a'].map((token, index) => ({
      token,
      logprob: -0.5 - index,
      bytes: [123, index],
    }));
    const content = Array.from({ length: 200 }, (_, index) => ({
      token: `":{ ${index}`,
      logprob: -0.5,
      top_logprobs: candidates,
    }));
    const text = JSON.stringify({ choices: [{ logprobs: { content } }] });
    const places = [...text.matchAll(/"top_logprobs":\[/g)].map(
      ({ 0: key, index }) => index + key.length - 1,
    );
    assert.equal(places.length, 200);
    for (const offset of places) {
      const reading = readAt({ text, languageId: 'json', offset });
      assert.deepEqual(
        [reading?.array.start, [...(reading?.array.values ?? [])]],
        [offset, [-0.5, -1.5, -2.5]],
      );
    }
  });
});
