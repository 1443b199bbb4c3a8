import assert from 'node:assert/strict';
import type { LossName, LossQuestion } from '../../../src/core/question';
import { takenOptions, type OptionName, type TakenOption } from '../../../src/core/report/takenOptions';
import { typedOption } from '../../../src/pairing/typedOption';
import { arrayLabel } from '../../../src/words/arrayLabel';
import { hoverDocument } from '../../../src/words/hoverDocument';
import { breachText, defaultOf, optionValue, rangeText } from '../../../src/words/optionLabels';
import { panelState } from '../../../src/words/panelState';
import { plainText, textReport } from '../../../src/words/textReport';
import { lensOf } from './lensOf';

function option(loss: LossName, name: OptionName): TakenOption {
  const found = takenOptions({ loss, scale: 'logits' }).find((one) => one.name === name);
  assert.ok(found, `${loss} has no ${name}`);
  return found;
}

/** What is said of a text typed for an option; undefined where it is taken. */
function said(loss: LossName, name: OptionName, text: string, classes = 3): string | undefined {
  const taken = option(loss, name);
  const { breach } = typedOption(taken, text, classes);
  return breach && breachText(taken, breach, classes);
}

describe('an option that is typed', () => {
  it('is a number or a list of one for each class', () => {
    const typed = (loss: LossName, name: OptionName, text: string, classes = 3) =>
      typedOption(option(loss, name), text, classes).value;
    assert.equal(typed('crossEntropy', 'temperature', ' 0.5 '), 0.5);
    assert.equal(typed('polyLoss', 'epsilon', '−1e-3'), -0.001);
    assert.equal(typed('crossEntropy', 'ignoreIndex', '-100'), -100);
    assert.deepEqual(typed('crossEntropy', 'weight', '[1, 2, 0.5]'), [1, 2, 0.5]);
    assert.deepEqual(typed('crossEntropy', 'weight', '1, 2, 0.5'), [1, 2, 0.5]);
    assert.deepEqual(typed('crossEntropy', 'weight', 'torch.tensor([1.0, 2.0, 0.5])'), [1, 2, 0.5]);
    assert.deepEqual(typed('focal', 'alpha', '[1, 2, 0.5]'), [1, 2, 0.5]);
    assert.equal(typed('focal', 'alpha', '0.25'), 0.25);
    assert.deepEqual(typed('bceWithLogits', 'posWeight', '3', 2), [3, 3]);
    assert.deepEqual(typed('bceWithLogits', 'weight', '3', 1), [3]);
  });

  it('is refused with its name, its range and what was found', () => {
    assert.equal(said('crossEntropy', 'temperature', '0'), 'temperature T must be > 0; found 0');
    assert.equal(said('crossEntropy', 'temperature', 'inf'), 'temperature T must be > 0; found Infinity');
    assert.equal(said('crossEntropy', 'labelSmoothing', '1.5'), 'label smoothing ε must be 0 … 1; found 1.5');
    assert.equal(said('crossEntropy', 'temperature', 'warm'), 'temperature T must be > 0; found warm');
    assert.match(said('crossEntropy', 'ignoreIndex', '0.5') ?? '', /^ignore index must be .*; found 0\.5$/);
    assert.equal(said('multiClassHinge', 'power', '3'), 'power must be 1, 2; found 3');
    assert.equal(said('crossEntropy', 'weight', '[1, 2]'), 'weights must be 3 numbers, each ≥ 0; found [2]');
    assert.equal(said('crossEntropy', 'weight', '2'), 'weights must be 3 numbers, each ≥ 0; found 2');
    assert.equal(said('crossEntropy', 'weight', '[1, -2, 1]'), 'weights must be ≥ 0; found -2');
    assert.match(said('crossEntropy', 'weight', `[${'[['.repeat(5000)}`) ?? '', /found \[{40}…$/);
    assert.match(said('crossEntropy', 'weight', '1, '.repeat(100_000)) ?? '', /must be 3 numbers/);
  });

  it('is shown with its default and its range', () => {
    assert.equal(defaultOf(option('focal', 'gamma')), '2');
    assert.equal(defaultOf(option('poissonNll', 'logInput')), 'yes');
    assert.equal(defaultOf(option('crossEntropy', 'weight')), 'all 1');
    assert.equal(defaultOf(option('crossEntropy', 'unit')), 'nats');
    assert.equal(rangeText(option('focal', 'alpha'), 3), '≥ 0, or 3 such numbers');
    assert.equal(optionValue([1, 2, 0.5]), '[1, 2, 0.5]');
    assert.equal(optionValue([1, 2, 3, 4, 5, 6, 7]), '[1, 2, 3, 4, 5, 6, …], 7 numbers');
  });
});

describe('options that are in force', () => {
  const scores = [[2, 1, 0.1]];
  const target = { kind: 'index', indices: [0] } as const;
  const lens = (question: Partial<LossQuestion>) => {
    const made = lensOf({ scores, target, question });
    return { ...made, reading: { ...made.reading, chosenOptions: question.options } };
  };
  const heading = (question: Partial<LossQuestion>) => hoverDocument(lens(question)).table?.head.at(-1);

  it('head the gradient with what it is', () => {
    assert.equal(heading({ options: { temperature: 2 } }), '(q − p)/T');
    assert.equal(heading({ options: { unit: 'bits' } }), '(q − p)/log 2');
    assert.equal(heading({ options: { temperature: 2, unit: 'bits' } }), '(q − p)/(T log 2)');
    assert.equal(heading({ options: { unit: 'nats', temperature: 1 } }), 'q − p');
    assert.equal(heading({ loss: 'nll', scale: 'log-probabilities', options: { unit: 'bits' } }), '−p/log 2');
    assert.equal(heading({ loss: 'focal', options: { gamma: 3, temperature: 2, unit: 'bits' } }), '∂L/∂ℓ');
  });

  it('stand beside the formula, and what was chosen is said', () => {
    // PyTorch 1.13: F.cross_entropy(logits / 2, 0) = 0.68978, which is 0.99514 bits.
    const warm = hoverDocument(lens({ options: { temperature: 2 } }));
    assert.match(plainText(warm.loss ?? []), /^H = 0\.690 nats = LogSumExp\(ℓ\/T\) − pᵀℓ\/T = .*, T = 2$/);
    assert.deepEqual(
      warm.notes.map(({ text }) => text),
      ['Options chosen by you: temperature T = 2.'],
    );
    const bits = hoverDocument(lens({ options: { temperature: 2, unit: 'bits' } }));
    assert.equal(plainText(bits.loss ?? []), 'H = 0.995 bits = (LogSumExp(ℓ/T) − pᵀℓ/T)/log 2, T = 2');
    const focal = textReport(lens({ loss: 'focal', options: { gamma: 3 } }));
    assert.match(focal, /γ = 3/);
    assert.match(focal, /Options chosen by you: focusing γ = 3\./);
  });

  it('stand in the label beside the array', () => {
    const inBits = arrayLabel(lens({ options: { temperature: 2, unit: 'bits' } }));
    assert.equal(inBits?.text, 'H 0.995 bits');
    assert.match(inBits?.title ?? '', /Options chosen by you: temperature T = 2, unit = bits\.$/);
    assert.equal(arrayLabel(lens({ options: {} }))?.text, 'H 0.417');
  });

  it('stand in the panel too', () => {
    const settings = { capacity: 20, query: '', gradientOf: 'row', locked: false } as const;
    const state = panelState(
      lens({ options: { temperature: 2 } }),
      { where: 'a.py:1', identity: 'a' },
      settings,
    );
    assert.equal(state.loss?.formula, 'LogSumExp(ℓ/T) − pᵀℓ/T, T = 2');
    assert.equal(state.columns.gradient, '(q − p)/T');
    assert.ok(state.notes.some(({ text }) => text === 'Options chosen by you: temperature T = 2.'));
  });
});
