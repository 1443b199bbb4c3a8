import assert from 'node:assert/strict';
import { readLens, type Lens } from '../../../../src/lens';
import { explanationText } from '../../../../src/words/explanations/explanationText';
import { notFiniteMaker } from '../../../../src/words/explanations/notFinite';
import { notFiniteLineText } from '../../../../src/words/notFiniteLine';

function lensAt(marked: string, languageId = 'python'): Lens {
  const offset = marked.indexOf('¦');
  const { lens } = readLens({ text: marked.replace('¦', ''), offset, languageId });
  assert.ok(lens, 'no array is read');
  return lens;
}

function said(marked: string, languageId?: string): string {
  const lens = lensAt(marked, languageId);
  assert.equal(notFiniteMaker.applies(lens), true, 'is not offered');
  return explanationText(notFiniteMaker.explain(lens, {}));
}

describe('the explanation of NaN and infinity', () => {
  it('names the masked class with a zero soft target, and what each framework gives since when', () => {
    const text = said(
      'z = jnp.array([-jnp.inf, ¦0])\ny = jnp.array([0, 1])\noptax.softmax_cross_entropy(z, y)',
    );
    assert.match(text, /^ℹ Class 0, −∞: the target is 0 where log q is −∞/m);
    // optax, versions 0.1.0 to 0.2.8, and PyTorch 1.13, which was run.
    assert.match(text, /^→ PyTorch +NaN +NaN +NaN +run with 1\.13/m);
    assert.match(text, /^optax +0\.1\.0–0\.2\.8 +softmax_cross_entropy: NaN/m);
    assert.match(text, /^optax +from 0\.2\.3 on +safe_softmax_cross_entropy: 0/m);
  });

  it('says that every row is ignored, and since which version PyTorch gives NaN', () => {
    const text = said(
      'x = torch.tensor([[1,2,¦3.]])\ny = torch.tensor([-1])\nnn.CrossEntropyLoss(ignore_index=-1)(x, y)',
    );
    assert.match(text, /^⚠ Every target is the ignore index −1\. No row is left/m);
    assert.match(text, /^PyTorch +up to 1\.10 +0 /m);
    assert.match(text, /^PyTorch +from 1\.11 on +NaN, with a gradient of 0/m);
  });

  it('is offered for what only float16 cannot hold', () => {
    const text = said(
      'logits = torch.tensor([[7¦0000., 69999.]])\nF.cross_entropy(logits, torch.tensor([0]))',
    );
    assert.match(text, /^ℹ Class 0: 70000 is ∞ as a float16, whose largest number is 65504\.$/m);
    assert.match(text, /^→ PyTorch +0\.313262 +0\.313262 +NaN/m);
  });

  it('is not offered for finite numbers of an ordinary size', () => {
    const lens = lensAt('logits = torch.tensor([[2¦.0, 1.0]])\nF.cross_entropy(logits, torch.tensor([0]))');
    assert.equal(notFiniteMaker.applies(lens), false);
  });

  it('says of a print that is all NaN what to look at next', () => {
    const print =
      'found invalid values:\ntensor([[nan, nan, ¦nan,  ..., nan, nan, nan],\n        [nan, nan, nan,  ..., nan, nan, nan]], grad_fn=<SubBackward0>)';
    const text = said(print, 'log');
    assert.match(text, /^⚠ All 12 numbers shown are NaN/m);
    assert.match(text, /^1\. The first step at which it is NaN/m);
    assert.match(text, /set_detect_anomaly/);
  });

  it('counts what is masked in an array without a target', () => {
    const text = said('log_probs = [0.0, ¦-inf, -inf]', 'log');
    assert.match(text, /log 0|probability 0/);
  });

  it('does not take a printed 0.0000 for 0', () => {
    // −log 0.00005 = 9.90
    const text = said('probs: tensor([0.9986, 0.00¦00, 0.0014])', 'log');
    assert.match(
      text,
      /Printed as 0\.0000 it may be anything below 5\.00e−5: then −log q is at least 9\.90, not ∞\./,
    );
  });

  it('says of a log line what came before it', () => {
    const { sentence, history, steps } = notFiniteLineText({
      start: 0,
      end: 8,
      name: 'loss',
      value: 'nan',
      before: { text: '98.7', linesAbove: 2 },
      firstLinesAbove: 1,
    });
    assert.match(sentence, /^loss is NaN\./);
    assert.match(
      history,
      /last finite loss before is 98\.7, 2 lines above\. The first that is not stands one line above/,
    );
    assert.ok(steps.length >= 6);
  });
});
