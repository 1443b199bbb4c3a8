import assert from 'node:assert/strict';
import { report, rowReport } from '../../../src/core';
import type { LossOptions } from '../../../src/core/question';
import { takenOptions } from '../../../src/core/report/takenOptions';
import type { Choices, Reading } from '../../../src/pairing';
import { areChosenOptions, changedOptions, optionsOfAnyLoss } from '../../../src/pairing/chosenOptions';
import { readMarked } from './marked';

const close = (found: number | undefined, expected: number): void =>
  assert.ok(
    found !== undefined && Math.abs(found - expected) <= 1e-12 * Math.abs(expected),
    `${found} is not ${expected}`,
  );

function lossOf({ question }: Reading): number | undefined {
  assert.ok(question, 'no question');
  return report(question).reduced;
}

// Expected values are those that PyTorch 1.13 gives in float64, unless a comment derives them.
describe('options that a person chooses', () => {
  const single = 'logits = [¦2.0, 1.0, 0.1]\nlabel = 0\n';
  const batch = 'logits = np.array([[¦2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])\nlabels = np.array([0, 1])\n';
  const values = 'x = [¦3.0, 1.0]\ny = ⟪[1.0, 0.5]⟫\n';
  const binary =
    'logits = torch.tensor([¦0.8, -1.2])\nF.binary_cross_entropy_with_logits(logits, torch.tensor([1.0, 0.0]))\n';
  const of = (text: string, options: LossOptions, choices: Choices = {}): number | undefined =>
    lossOf(readMarked(text, 'python', { ...choices, options }));

  it('decide the loss and its gradient', () => {
    const { question } = readMarked(single, 'python', { options: { temperature: 2 } });
    assert.ok(question);
    close(report(question).reduced, 0.689777350639122);
    const gradient = rowReport(question, 0).gradient ?? [];
    [-0.2491561214547815, 0.15214450313890707, 0.0970116183158744].forEach((expected, index) =>
      close(gradient[index], expected),
    );
  });

  it('are those of cross entropy', () => {
    close(of(single, { labelSmoothing: 0.1 }), 0.5136966829445002);
    close(of(batch, { weight: [1, 2, 0.5] }), 0.28570968743963643);
    close(of(batch, { ignoreIndex: 1 }), 0.41703001627783354);
    // log₂ e times the loss at T = 2
    close(of(single, { temperature: 2, unit: 'bits' }), 0.689777350639122 / Math.log(2));
  });

  it('are those of the loss that is chosen with them', () => {
    close(of(values, { delta: 0.5 }, { loss: 'huber' }), 0.5);
    close(of(values, { beta: 0.5 }, { loss: 'smoothL1' }), 1);
    close(of(values, { variance: [2, 0.5], full: true }, { loss: 'gaussianNll' }), 1.5439385332046727);
    close(of(values, { logInput: false }, { loss: 'poissonNll' }), 1.4506938514992784);
    // τ (y − x) below and (1 − τ)(x − y) above the target: (0.75 · 2 + 0.75 · 0.5) / 2
    close(of(values, { quantile: 0.25 }, { loss: 'quantile' }), 0.9375);
    close(of(single.replace('label = 0', 'label = 1'), { margin: 2 }, { loss: 'multiClassHinge' }), 4.1 / 3);
  });

  it('are weights of elements in a binary cross entropy', () => {
    close(of(binary, { posWeight: [3, 3] }), 0.6882922325906823);
    close(of(binary, { weight: [2, 0.5] }), 0.4369212827822855);
  });

  it('stand before those of the text, and what is not chosen stays as the text has it', () => {
    const call = (more: string) =>
      `logits = torch.tensor([[¦2.0, 1.0, 0.1]])\nF.cross_entropy(logits, torch.tensor([0])${more})\n`;
    close(of(call(', label_smoothing=0.5'), { labelSmoothing: 0.1 }), 0.5136966829445002);
    const both = readMarked(call(', label_smoothing=0.1'), 'python', { options: { temperature: 2 } });
    assert.equal(both.question?.options.labelSmoothing, 0.1);
    assert.equal(both.question?.options.temperature, 2);
    assert.deepEqual(both.chosenOptions, { temperature: 2 });
  });

  it('take the place of a temperature that the text divides by', () => {
    const divided =
      'logits = torch.tensor([[¦2.0, 1.0, 0.1]])\nF.cross_entropy(logits / 5, torch.tensor([0]))\n';
    close(of(divided, { temperature: 2 }), 0.689777350639122);
  });

  it('are left out where the loss does not take them', () => {
    const { question, chosenOptions } = readMarked(values, 'python', {
      loss: 'huber',
      options: { temperature: 2, alpha: 3, unit: 'bits', delta: 0.5 },
    });
    assert.deepEqual(chosenOptions, { delta: 0.5 });
    assert.equal(question?.options.alpha, undefined);
    const probabilities = readMarked('probs = [¦0.5, 0.25, 0.25]\nlabel = 1\n', 'python', {
      options: { temperature: 2 },
    });
    assert.deepEqual(probabilities.chosenOptions, {});
  });

  it('that no longer fit are said, and no loss is claimed', () => {
    const { question, diagnostics } = readMarked(single, 'python', { options: { weight: [1, 2] } });
    assert.equal(question?.target, undefined);
    assert.deepEqual(
      diagnostics.map((one) => one.code === 'option' && [one.option, one.range, one.found]),
      [['weight', '[3]', '[2]']],
    );
  });

  it('leave out the rows without a class where one is picked for a row', () => {
    const reading = readMarked('x = np.array([[¦1.0, 2.0], [0.0, 3.0]])\n', 'python', {
      target: { kind: 'class', index: 1, row: 1 },
      options: { ignoreIndex: -1 },
    });
    assert.ok(reading.question);
    assert.deepEqual(report(reading.question).ignoredRows, [0]);
    close(report(reading.question).reduced, Math.log(1 + Math.exp(-3)));
  });

  it('go one by one, and of those of another loss none stays', () => {
    const two = changedOptions({ temperature: 2 }, 'gamma', 3);
    assert.deepEqual(two, { temperature: 2, gamma: 3 });
    assert.deepEqual(optionsOfAnyLoss(two), { temperature: 2 });
    assert.deepEqual(changedOptions(two, 'gamma', undefined), { temperature: 2 });
    assert.equal(changedOptions({ gamma: 3 }, 'gamma', undefined), undefined);
    assert.equal(optionsOfAnyLoss({ alpha: [1, 2] }), undefined);
  });

  it('that were kept are taken only in their own form', () => {
    for (const kept of [
      {},
      { temperature: 2, weight: [1, 2, 0.5], unit: 'bits', full: true },
      { alpha: 2, variance: [1, 2] },
      { alpha: [1, 2] },
    ])
      assert.ok(areChosenOptions(kept), JSON.stringify(kept));
    for (const kept of [
      null,
      [],
      'bits',
      { temperature: '2' },
      { weight: 1 },
      { weight: [1, null] },
      { unit: 'dits' },
      { full: 1 },
      { gamma: [1] },
      { unheardOf: 1 },
      { constructor: 1 },
    ])
      assert.equal(areChosenOptions(kept), false, JSON.stringify(kept));
  });

  it('are offered for what they change', () => {
    const names = (loss: Parameters<typeof takenOptions>[0]['loss'], scale: 'logits' | 'values') =>
      takenOptions({ loss, scale }).map(({ name }) => name);
    assert.deepEqual(names('crossEntropy', 'logits'), [
      'temperature',
      'labelSmoothing',
      'weight',
      'ignoreIndex',
      'unit',
    ]);
    assert.deepEqual(names('focal', 'logits'), ['temperature', 'ignoreIndex', 'gamma', 'alpha', 'unit']);
    assert.deepEqual(names('bceWithLogits', 'logits'), ['weight', 'posWeight', 'unit']);
    assert.deepEqual(names('huber', 'values'), ['delta']);
    assert.deepEqual(names('brier', 'logits'), ['temperature', 'ignoreIndex']);
    assert.deepEqual(names('absoluteError', 'values'), []);
  });
});
