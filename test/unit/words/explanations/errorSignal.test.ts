import assert from 'node:assert/strict';
import { runFormula } from '../../../../src/formula/runFormula';
import { explain } from '../../../../src/words/explanations';
import { explanationText } from '../../../../src/words/explanations/explanationText';
import { withFormulaOutcome } from '../../../../src/words/explanations/formulaOutcome';
import { five, lensOf, type LensParts } from '../lensOf';

const asked = (parts: LensParts, given: Record<string, string> = {}): string => {
  const explanation = explain(lensOf(parts), 'errorSignal', given);
  assert.ok(explanation);
  return explanationText(explanation);
};
const oneHot: LensParts = { ...five, target: { kind: 'index', indices: [1] } };
const values = (x: readonly number[], ...y: number[]): LensParts => ({
  scores: [x],
  target: { kind: 'values', values: Float64Array.from(y) },
  question: { scale: 'values', loss: 'mse' },
});

describe('from an error signal to its loss', () => {
  it('integrates q − p to cross entropy', () => {
    // H at the row less H at equal logits: 3.02635727 − log 5 = 1.41691936.
    const text = asked(oneHot);
    assert.match(
      text,
      /signal: q − p\nloss: H = LogSumExp\(ℓ\) − pᵀℓ = −Σ p log q \+ what does not depend on ℓ/,
    );
    assert.match(text, /loss here less loss at ℓ = 0 +1\.4169194\nstraight from ℓ = 0 +1\.4169194 /);
    assert.match(text, /first cat alone, then the others +1\.4169194 /);
  });

  it('says of another weight in each class that it has no loss, with the two entries that differ', () => {
    // −w_k q_k q_j: −1·0.534535·0.265442 = −0.141888, and 4 times that.
    const text = asked(oneHot, { signal: 'weighted' });
    assert.match(text, /loss: none/);
    assert.match(text, /⚠ This signal has no loss/);
    assert.match(text, /∂ signal of cat by ℓ of fish +−0\.141888 +−0\.141888 +they differ/);
    assert.match(text, /∂ signal of fish by ℓ of cat +−0\.567554 +−0\.567554 +they differ/);
    assert.match(text, /The integral depends on the way/);
  });

  it('takes weights that are typed: the same for all have a loss', () => {
    const text = asked(oneHot, { signal: 'weighted', weights: '2 2 2 2 2' });
    assert.match(text, /loss: w·\(LogSumExp\(ℓ\) − pᵀℓ\)/);
    assert.match(text, /loss here less loss at ℓ = 0 +2\.8338387/);
    assert.match(asked(oneHot, { signal: 'weighted', weights: '1, 2' }), /✗ expected 5 numbers, found 2/);
    assert.match(
      asked(oneHot, { signal: 'weighted', weights: '1 2 x 4 5' }),
      /✗ each must be a finite number; found x/,
    );
    assert.doesNotMatch(asked(oneHot, { signal: 'weighted', weights: '1, 2' }), /loss:/);
  });

  it('finds the loss of the focal factor, and says that it is not the focal loss', () => {
    const text = asked(oneHot, { signal: 'focalFactor' });
    assert.match(text, /loss: −log q_y − 2\(1 − q_y\) \+ ½\(1 − q_y²\)/);
    assert.match(text, /that is not the focal loss/);
  });

  it('looks elsewhere where mirrored entries happen to agree at the row', () => {
    // At equal logits and equal p nothing is clipped.
    const target = { kind: 'distribution' as const, values: Float64Array.of(0.25, 0.25, 0.25, 0.25) };
    const text = asked({ scores: [[0, 0, 0, 0]], target }, { signal: 'timesProbability' });
    assert.match(text, /At your row the mirrored entries agree/);
    assert.match(text, /⚠ This signal has no loss/);
    assert.match(text, /they differ/);
  });

  it('tells T and a target’s sum', () => {
    const target = { kind: 'distribution' as const, values: Float64Array.of(0.6, 0.3, 0.3, 0, 0) };
    const text = asked({ ...five, target, question: { options: { temperature: 2 } } });
    assert.match(text, /signal: Σp·q − p\nloss: T·H, with H = Σp·LogSumExp\(ℓ\/T\) − pᵀℓ\/T/);
    assert.match(
      asked({ ...five, target }, { signal: 'unscaled' }),
      /q − p, although p does not sum to 1\nloss: LogSumExp\(ℓ\) − pᵀℓ/,
    );
  });

  it('leaves masked classes out, and integrates nothing towards one that is asked for', () => {
    const scores = [[1, -Infinity, 2]];
    assert.doesNotMatch(asked({ scores, target: { kind: 'index', indices: [0] } }), /NaN|∞/);
    assert.match(asked({ scores, target: { kind: 'index', indices: [1] } }), /asks for a masked class/);
  });

  for (const [signal, loss, difference] of [
    // With d = 0.5 and −1: ½(0.25 + 1), 0.5 + 1, log cosh 0.5 + log cosh 1, Huber 0.125 + 0.5, 0.0625 + 1.
    ['difference', '½(x − y)²', '0.62500000'],
    ['sign', '|x − y|', '1.5000000'],
    ['tanh', 'log cosh(x − y)', '0.55389534'],
    ['clipped', 'Huber’s loss with δ = 1', '0.62500000'],
    ['cube', '(x − y)⁴', '1.0625000'],
    // 0.5²/2 + 0.5⁴/4 + 1/2 + 1/4
    ['polynomial', 'Σ c_m (x − y)^(m + 1)/(m + 1)', '0.89062500'],
  ]) {
    it(`integrates the signal ${signal} of values to ${loss}`, () => {
      const text = asked(values([2.5, 1], 2, 2), { signal });
      assert.ok(text.includes(`loss: ${loss} + what does not depend on x`), text);
      const found = [...text.matchAll(/(?:loss here less loss at x = y|straight from x = y) +(\S+)/g)];
      assert.deepEqual(
        found.map(([, number]) => number),
        [difference, difference],
      );
    });
  }

  it('integrates σ(x) − y to binary cross entropy', () => {
    // log(1 + e^2.5) − 2.5 − log 2 = −0.61425745
    const parts = { ...values([2.5], 1), question: { loss: 'bceWithLogits' } } as const;
    const text = asked(parts);
    assert.match(text, /signal: σ\(x\) − y\nloss: log\(1 \+ e\^x\) − y x, which is binary cross entropy/);
    assert.match(text, /loss here less loss at x = 0 +−0\.61425745\nstraight from x = 0 +−0\.61425745/);
    assert.match(text, /A signal of one number .* always has a loss/);
  });

  it('says that mixing in the next element’s error has no loss', () => {
    const text = asked(values([2.5, 1], 2, 2), { signal: 'next' });
    assert.match(text, /∂ signal of 0 by x of 1 +1 +1 +they differ/);
    assert.match(text, /∂ signal of 1 by x of 0 +0 +0 +they differ/);
  });

  it('says what is wrong with typed coefficients', () => {
    const typed = (coefficients: string) => asked(values([2.5], 2), { signal: 'polynomial', coefficients });
    assert.match(typed('1; y'), /✗ each must be a finite number; found y/);
    assert.match(typed(' '), /✗ a number is expected/);
    assert.match(typed('1 '.repeat(30)), /✗ at most 20 coefficients/);
  });

  it('is not offered without a target', () => {
    assert.equal(explain(lensOf(five), 'errorSignal'), undefined);
  });
});

describe('a typed error signal', () => {
  const outcome = (x: readonly number[], y: readonly number[], formula?: string): string => {
    const given = { signal: 'typed', ...(formula === undefined ? {} : { formula }) };
    const explanation = explain(lensOf(values(x, ...y)), 'errorSignal', given);
    assert.ok(explanation?.formula);
    return explanationText(
      withFormulaOutcome(explanation, explanation.formula, runFormula(explanation.formula)),
    );
  };

  it('has its integral from x = y as its loss', () => {
    // log cosh 0.5 + log cosh 1 = 0.120115 + 0.433781
    const text = outcome([2.5, 1], [2, 2]);
    assert.match(text, /0 +2\.5 +2 +0\.462117 +0\.120115/);
    assert.match(text, /1 +1 +2 +−0\.761594 +0\.433781/);
    assert.match(text, /Their sum is 0\.553895\./);
    assert.match(text, /→ 2 +0 +0 +0 +x = y/);
  });

  it('may jump', () => {
    // ∫ of sgn + 2d is |d| + d²: 0.75 and 2.
    const text = outcome([2.5, 1], [2, 2], 'sign(x - y) + 2 * (x - y)');
    assert.match(text, /0 +2\.5 +2 +2 +0\.750000/);
    assert.match(text, /1 +1 +2 +−3 +2 /);
  });

  it('says where there is no integral', () => {
    assert.match(outcome([2.5], [2], '1 / (x - y)'), /the integral was not settled/);
  });

  it('says where a formula does not parse', () => {
    assert.match(outcome([2.5], [2], 'x -'), /✗/);
  });

  it('has a range even beside a very large y', () => {
    const explanation = explain(lensOf(values([1e17], 1e17)), 'errorSignal', { signal: 'typed' });
    const range = explanation?.formula?.range;
    assert.ok(range && range.from < range.y && range.y < range.to);
  });
});
