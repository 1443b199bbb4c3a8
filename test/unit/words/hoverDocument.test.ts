import assert from 'node:assert/strict';
import type { LossQuestion } from '../../../src/core/question';
import { hoverDocument } from '../../../src/words/hoverDocument';
import { plainText, textReport } from '../../../src/words/textReport';
import { five, lensOf } from './lensOf';

const index = (...indices: number[]) => ({ kind: 'index' as const, indices });
const plain = (text: string | undefined): string => (text ?? '').replace(/[\u2007\u2008]/g, '').trim();

describe('what the hover says', () => {
  const document = hoverDocument(lensOf({ ...five, target: index(1) }));

  it('names what was read, why, and the target with the rule that chose it', () => {
    assert.equal(
      plainText(document.headline),
      'Logits (by name), 5 classes: softmax applied. Target dog (1), from `target=1`',
    );
  });

  it('shows H with both parts, which subtract to it', () => {
    // ln(e^2.1 + e^−0.3 + e^0.7 + e^1.4 + e^−1.2) = 2.72636…, so H = 2.726 + 0.3.
    assert.equal(plainText(document.loss ?? []), 'H = 3.026 nats = LogSumExp(ℓ) − pᵀℓ = 2.726 − (−0.300)');
  });

  it('has every number of the picture in its table, with the sums', () => {
    const lines = document.table?.lines.map((line) => line.map(plain)) ?? [];
    assert.deepEqual(lines[1], ['dog (target)', '−0.3', '0.0485', '1', '−0.952']);
    assert.deepEqual(lines[5], ['Σ', '', '1', '1', '0']);
  });

  it('says the same without the picture', () => {
    for (const part of ['H = 3.026', 'cat: q 0.535, p 0, q − p +0.535', 'dog: q 0.0485, p 1, q − p −0.952']) {
      assert.ok(document.alternative?.includes(part), part);
    }
  });

  it('shows the entropy and offers the likeliest classes where there is no target', () => {
    const none = hoverDocument(lensOf(five));
    assert.match(plainText(none.headline), /No target found\.$/);
    assert.equal(plainText(none.loss ?? []), 'Entropy H(q) = 1.178 nats, as spread as 3.25 equal classes');
    assert.deepEqual(none.classOffers, [0, 3, 2, 1, 4]);
    assert.equal(none.table?.head.join(' '), 'class ℓ q');
  });

  it('takes softmax over all classes and cuts to the top ones only then, the target among them', () => {
    const scores = Array.from({ length: 1000 }, (_, i) => (i === 7 ? 5 : i === 500 ? -3 : 0));
    const many = hoverDocument(lensOf({ scores: [scores], target: index(500) }));
    const lines = many.table?.lines.map((line) => line.map(plain)) ?? [];
    assert.equal(lines.length, 7);
    // q₇ = e⁵ / (998 + e⁵ + e⁻³)
    const sum = 998 + Math.exp(5) + Math.exp(-3);
    assert.deepEqual(lines[0].slice(0, 3), ['7', '5', (Math.exp(5) / sum).toPrecision(3)]);
    assert.ok(lines.some(([name]) => name === '500 (target)'));
    const other = lines.at(-2) ?? [];
    assert.equal(other[0], 'other (995 classes, Σ)');
    assert.equal(other[2], (995 / sum).toPrecision(3));
    assert.equal(lines.at(-1)?.[2], '1');
  });

  it('never shows a small loss as zero, nor a probability under one as one', () => {
    const sure = hoverDocument(lensOf({ scores: [[20, 0]], target: index(0) }));
    // H = ln(1 + e⁻²⁰) = 2.06e−9
    assert.match(plainText(sure.loss ?? []), /^H = 2\.06e−9 nats/);
    const [first] = sure.table?.lines ?? [];
    assert.notEqual(plain(first[2]), '1');
    assert.notEqual(plain(first[4]), '0');
  });

  it('shows q but no loss where the target is out of range', () => {
    const lens = lensOf({
      ...five,
      target: index(7),
      diagnostics: [{ severity: 'error', code: 'out-of-range', target: 7, classes: 5, row: 0 }],
    });
    const wrong = hoverDocument(lens);
    assert.equal(wrong.problem?.text, 'target 7 is out of range for 5 classes (0–4)');
    assert.match(plainText(wrong.headline), /No loss without a valid target\.$/);
    assert.doesNotMatch(textReport(lens), /H = /);
  });

  it('names the reduction, its denominator and whose gradient is shown in a batch', () => {
    const batch = hoverDocument(
      lensOf({
        scores: [
          [2, 1, 0.1],
          [0.5, 2.5, 0.3],
        ],
        target: index(0, 1),
      }),
    );
    // Losses ln(1 + e⁻¹ + e⁻¹·⁹) = 0.41703 and ln(1 + e⁻² + e⁻²·²) = 0.22009; their sum is 0.6371, their mean 0.3185.
    assert.deepEqual(batch.reduction, [
      'Reduction mean: 0.319 nats = 0.637 ÷ 2, over 2 rows.',
      'The gradient shown belongs to row 0’s own loss; the reduced loss’s is it divided by 2.',
    ]);
  });

  it('writes s where the target does not sum to 1', () => {
    const target = { kind: 'distribution' as const, values: Float64Array.of(0.5, 0.7) };
    const heavy = hoverDocument(lensOf({ scores: [[1, 2]], target }));
    // s = 1.2; H = 1.2·ln(e + e²) − (0.5 + 1.4) = 1.2·2.31326 − 1.9
    assert.equal(
      plainText(heavy.loss ?? []),
      'H = 0.876 nats = s·LogSumExp(ℓ) − pᵀℓ = 2.776 − 1.900, s = 1.2',
    );
    assert.equal(heavy.table?.head.at(-1), 's·q − p');
  });

  it('heads independent yes-or-no logits with the sigmoid', () => {
    const target = { kind: 'values' as const, values: Float64Array.of(1, 0) };
    const binary = hoverDocument(
      lensOf({ scores: [[0.8, -1.2]], target, question: { loss: 'bceWithLogits' } }),
    );
    assert.match(plainText(binary.headline), /^Logits \(by name\), 2 numbers: sigmoid applied to each\./);
  });

  it('claims no floor for a divergence, whose least is 0', () => {
    const target = { kind: 'distribution' as const, values: Float64Array.of(0.4, 0.6) };
    const question = { loss: 'klDiv', scale: 'log-probabilities' } as const;
    const report = textReport(lensOf({ scores: [[-1.2, -0.5]], target, question }));
    assert.doesNotMatch(report, /floor|Σ weights/);
    // 0.4(ln 0.4 + 1.2) + 0.6(ln 0.6 + 0.5) = 0.107, over 2 numbers
    assert.match(report, /^KL = 0\.107 nats/m);
    assert.match(report, /0\.0535 nats = 0\.107 ÷ 2/);
  });

  it('tells a masked target as an infinite loss, never as a number', () => {
    const lens = lensOf({ scores: [[1, -Infinity]], target: index(1) });
    assert.match(plainText(hoverDocument(lens).loss ?? []), /^H = ∞ nats/);
    assert.match(textReport(lens), /The loss is ∞\./);
  });

  it('gives the formula of a target of another sum for cross entropy of logits alone', () => {
    const diagnostics = [{ code: 'not-sum-1', severity: 'warning', of: 'target', row: 0, sum: 0.5 }] as const;
    const target = { kind: 'distribution', values: Float64Array.of(0.25, 0.25) } as const;
    const notes = (question: Partial<LossQuestion>): string[] =>
      hoverDocument(lensOf({ scores: [[1, 2]], target, diagnostics, question })).notes.map(
        ({ text }) => text,
      );
    assert.ok(notes({}).some((text) => text.includes('s·LogSumExp(ℓ) − pᵀℓ')));
    for (const loss of ['categoricalHinge', 'brier'] as const) {
      const [note, ...others] = notes({ loss }).filter((text) => text.includes('sums to'));
      assert.equal(note, 'the target sums to 0.500000, not 1; it is used as it is.');
      assert.deepEqual(others, []);
    }
  });

  it('has no entropy and no likeliest class of a row that is not a number', () => {
    const none = hoverDocument(lensOf({ scores: [[NaN, 1, 2]] }));
    assert.deepEqual(none.classOffers, []);
    assert.equal(none.loss, undefined);
  });

  it('speaks of an effective target only where there is one: not of weights that multiply each element’s loss', () => {
    const target = { kind: 'values', values: Float64Array.of(1, 0) } as const;
    const options = { weight: [2, 0.5] };
    const ofElements = lensOf({ scores: [[1, 2]], target, question: { loss: 'bceWithLogits', options } });
    assert.deepEqual(hoverDocument(ofElements).notes, []);
    const ofClasses = lensOf({ scores: [[1, 2]], target: index(0), question: { options } });
    assert.deepEqual(
      hoverDocument(ofClasses).notes.map(({ text }) => text),
      ['p is the effective target, with class weights.'],
    );
  });

  it('writes the formula that the number is of: with the terms and weights that the options add', () => {
    const target = { kind: 'values', values: Float64Array.of(1, 0) } as const;
    const of = (question: Partial<LossQuestion>): readonly string[] => {
      const { loss, table } = hoverDocument(lensOf({ scores: [[1, 2]], target, question }));
      return [plainText(loss ?? []).replace(/^[^=]*= [^=]*= /, ''), table?.head.at(-1) ?? ''];
    };
    const values = { scale: 'values' } as const;
    assert.deepEqual(of({ ...values, loss: 'gaussianNll', options: { full: true } }), [
      'mean of ½ (log 2πv + (x − y)²/v), v = 1',
      '(x − y)/v',
    ]);
    assert.deepEqual(of({ ...values, loss: 'poissonNll', options: { logInput: false } }), [
      'mean of x − y log(x + ε)',
      '∂L/∂x',
    ]);
    assert.equal(
      of({ ...values, loss: 'poissonNll', options: { full: true } })[0],
      'mean of e^x − y x + [y > 1] (y log y − y + ½ log 2πy)',
    );
    assert.deepEqual(of({ loss: 'bceWithLogits', options: { posWeight: [2, 3] } }), [
      'mean of w₊ y·softplus(−ℓ) + (1 − y)·softplus(ℓ)',
      '∂L/∂ℓ',
    ]);
    assert.deepEqual(of({ loss: 'bceWithLogits', options: { weight: [2, 3] } }), [
      'mean of w·(y·softplus(−ℓ) + (1 − y)·softplus(ℓ))',
      '∂L/∂ℓ',
    ]);
    assert.deepEqual(of({ loss: 'bceWithLogits' }), [
      'mean of y·softplus(−ℓ) + (1 − y)·softplus(ℓ)',
      'σ(ℓ) − y',
    ]);
  });
});
