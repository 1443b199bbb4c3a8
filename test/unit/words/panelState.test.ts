import assert from 'node:assert/strict';
import { panelState, type PanelSettings } from '../../../src/words/panelState';
import { plainText } from '../../../src/words/textReport';
import { five, lensOf, type LensParts } from './lensOf';

const settings: PanelSettings = { capacity: 8, sort: 'index', query: '', gradientOf: 'row', locked: false };
const source = { where: 'train.py:12', identity: 'a' };
const index = (...indices: number[]) => ({ kind: 'index' as const, indices });
const state = (parts: LensParts, change: Partial<PanelSettings> = {}) =>
  panelState(lensOf(parts), source, { ...settings, ...change });

describe("the panel's state", () => {
  it('survives JSON, special numbers included', () => {
    const special = state({ scores: [[NaN, 1, -Infinity]], target: index(1) });
    assert.deepEqual(JSON.parse(JSON.stringify(special)), JSON.parse(JSON.stringify(special)));
    assert.doesNotMatch(JSON.stringify(special), /null/);
    assert.equal(special.items[0].score, 'NaN');
  });

  it('has the sentence of an index target word for word', () => {
    const shown = state({ ...five, target: index(1) });
    assert.equal(
      plainText(shown.sentence),
      'The model gives 0.0485 to the target dog. Its gradient is −0.952: a descent step η raises its logit by 0.952η and lowers every other by η·q.',
    );
    assert.equal(plainText(shown.shortSentence), 'The model gives 0.0485 to dog; gradient −0.952.');
  });

  it('tells the floor of a target distribution', () => {
    const values = Float64Array.of(0.6, 0.3, 0.1, 0, 0);
    const shown = state({ ...five, target: { kind: 'distribution', values } });
    // H(p) = −0.6 ln 0.6 − 0.3 ln 0.3 − 0.1 ln 0.1 = 0.898; H = 2.72636 − (1.26 − 0.09 + 0.07) = 1.486
    assert.equal(
      plainText(shown.sentence),
      'The loss is 0.588 above its floor H(p) 0.898. Largest gap: fish, q 0.265 for p 0, gradient +0.265.',
    );
  });

  it('puts the loss on the axis of the logits, which holds every part', () => {
    const ruler = state({ ...five, target: index(1) }).loss?.ruler;
    assert.ok(ruler);
    assert.equal(ruler.low, -1.2);
    assert.equal(ruler.targetScore, -0.3);
    assert.ok(ruler.high === ruler.logSumExp && Math.abs(ruler.logSumExp - 2.7263573) < 1e-6);
    assert.deepEqual([...ruler.ticks].sort(), [-0.3, -1.2, 0.7, 1.4, 2.1].sort());
  });

  it('never shows a stale loss beside a problem', () => {
    const wrong = state({
      ...five,
      target: index(7),
      diagnostics: [{ severity: 'error', code: 'out-of-range', target: 7, classes: 5, row: 0 }],
    });
    assert.equal(wrong.problem?.text, 'target 7 is out of range for 5 classes (0–4)');
    assert.equal(wrong.columns.gradient, undefined);
    assert.equal(wrong.targetLine, undefined);
    assert.ok(wrong.items.every((item) => item.gradient === undefined && item.outline === undefined));
  });

  it('divides the gradient by the rows under mean, and says so in its heading', () => {
    const batch: LensParts = {
      scores: [
        [0, 0],
        [0, 0],
      ],
      target: index(0, 1),
    };
    assert.deepEqual(
      state(batch).items.map((item) => item.gradient),
      [-0.5, 0.5],
    );
    const reduced = state(batch, { gradientOf: 'reduced' });
    assert.deepEqual(
      reduced.items.map((item) => item.gradient),
      [-0.25, 0.25],
    );
    assert.equal(reduced.columns.gradient, '(q − p)/2');
    assert.match(plainText(reduced.sentence), /Its gradient, \(q − p\)\/2, is −0\.250: .* by η·q\/2\.$/);
  });

  it('offers the switch between gradients only where they differ', () => {
    assert.equal(state({ ...five, target: index(1) }).batch, undefined);
    assert.equal(
      state({
        scores: [
          [0, 0],
          [0, 0],
        ],
        target: index(0, 1),
      }).batch?.gradientChoices.length,
      2,
    );
    const summed = state({
      scores: [
        [0, 0],
        [0, 0],
      ],
      target: index(0, 1),
      question: { reduction: 'sum' },
    });
    assert.equal(summed.batch?.gradientChoices.length, 0);
  });

  it('finds classes by index and by name, the target always among them', () => {
    const scores = [Array.from({ length: 300 }, (_, i) => Math.cos(i))];
    const classNames = scores[0].map((_, i) => `token ${i}`);
    const found = state({ scores, classNames, target: index(5) }, { query: 'token 29' });
    const names = found.items.map((item) => item.name);
    assert.ok(names.includes('token 29') && names.includes('token 290') && names.includes('token 5'));
    assert.equal(found.items.at(-1)?.index, -1);
  });

  it('shows the class at the cursor and the target whatever is left out', () => {
    const scores = [Array.from({ length: 300 }, (_, i) => -i)];
    const lens = { ...lensOf({ scores, target: index(250) }), cursorClass: 200 };
    const shown = panelState(lens, source, { ...settings, sort: 'score' }).items.map((item) => item.index);
    assert.ok(shown.includes(200) && shown.includes(250));
    assert.equal(shown.length, 8);
  });

  it('orders classes by index where all are shown and by q where not, unless told', () => {
    const unset = { sort: undefined };
    assert.equal(state({ ...five, target: index(1) }, unset).sort, 'index');
    assert.equal(state({ scores: [Array.from({ length: 300 }, (_, i) => i)] }, unset).sort, 'score');
  });

  it('divides the gradients of all rows where that of the reduced loss is shown', () => {
    const batch: LensParts = {
      scores: [
        [0, 0],
        [0, 0],
      ],
      target: index(0, 1),
    };
    const rows = state(batch, { gradientOf: 'reduced' }).batch?.shown.map((row) => row.gradient);
    assert.deepEqual(rows, [
      [-0.25, 0.25],
      [0.25, -0.25],
    ]);
  });

  it('lists no rows where there is no loss to list', () => {
    assert.deepEqual(
      state({
        scores: [
          [0, 1],
          [1, 0],
        ],
      }).batch?.shown,
      [],
    );
  });

  it('never calls a gradient −1 that is not, nor a loss 0', () => {
    // q of the target is e^(1.891 − 723) = e^−721.109 = 6.7e−314
    const wrong = state({ scores: [[0.362, 1.891, 723]], target: index(1) });
    assert.match(
      plainText(wrong.sentence),
      /Its gradient is −1 \+ 6\.\d+e−314: .* raises its logit by \(1 − 6\.\d+e−314\)η/,
    );
    const sure = state({ scores: [[800, 0]], target: index(0) });
    assert.equal(sure.loss?.text, '< 5e−324');
    assert.match(plainText(sure.sentence), /all but less than 5e−324 to the target class 0/);
  });

  it('says that no class is found', () => {
    const scores = [Array.from({ length: 300 }, (_, i) => Math.cos(i))];
    const notes = (query: string) =>
      state({ scores, target: index(5) }, { query }).notes.map(({ text }) => text);
    assert.deepEqual(notes('zebra'), ['No class is called zebra.']);
    assert.deepEqual(notes('299'), []);
  });

  it('sums up all classes in few strokes', () => {
    const scores = [Array.from({ length: 128_256 }, (_, i) => Math.cos(i))];
    const { overview } = state({ scores, target: index(5) });
    assert.equal(overview?.classes, 128_256);
    assert.equal(overview.minimum.length, 2048);
    assert.ok(overview.minimum.every((low, i) => low <= overview.maximum[i]));
  });
});
