import assert from 'node:assert/strict';
import { evaluate } from 'mathjs';
import { rowReport } from '../../../../src/core';
import type { LossName, LossOptions } from '../../../../src/core/question';
import { explain } from '../../../../src/words/explanations';
import { lensOf } from '../lensOf';

const functions = {
  σ: (x: number) => 1 / (1 + Math.exp(-x)),
  sinSquare: (x: number) => Math.sin(x) ** 2,
};

/** What is right of the last `=` of a step, as mathjs reads it. */
function valueOf(step: string): number {
  const written = step
    .slice(step.lastIndexOf(' = ') + 3)
    .replaceAll('−', '-')
    .replaceAll('·', '*')
    .replaceAll('½', '0.5')
    .replaceAll('π', 'pi')
    .replaceAll('sgn', 'sign')
    .replaceAll('sin²', 'sinSquare')
    .replaceAll('²', '^2')
    .replaceAll('³', '^3')
    .replaceAll('⁴', '^4')
    .replace(/log cosh(\([^()]*\))/g, 'log(cosh$1)')
    .replace(/log 2pi/g, 'log(2 * pi)')
    .replace(/log ([\d.]+)/g, 'log($1)')
    .replace(/\|(-?[\d.]+)\|/g, 'abs($1)');
  const value: unknown = evaluate(written, { ...functions });
  assert.ok(typeof value === 'number', `${written} is a number`);
  return value;
}

interface Case {
  readonly loss: LossName;
  readonly x: number;
  readonly y: number;
  readonly options?: LossOptions;
  readonly scale?: 'logits' | 'probabilities';
}

/** Numbers of few digits, so that the steps have all of them, or nearly. */
const cases: readonly Case[] = [
  { loss: 'mse', x: 2.5, y: 3 },
  { loss: 'squaredError', x: -2.5, y: 3 },
  { loss: 'absoluteError', x: 2.5, y: 3 },
  { loss: 'quartic', x: 2.5, y: 3 },
  { loss: 'logCosh', x: 2.5, y: 3 },
  { loss: 'sinSquared', x: 2.4, y: 3 },
  { loss: 'gaussianNll', x: 2.4, y: 3, options: { variance: 0.25, full: true } },
  { loss: 'gaussianNll', x: 2.4, y: -3, options: { variance: [0.5] } },
  { loss: 'poissonNll', x: 1.5, y: 3 },
  { loss: 'poissonNll', x: -1.5, y: 0.5 },
  { loss: 'poissonNll', x: 1.5, y: 3, options: { logInput: false } },
  { loss: 'squaredLogarithmicError', x: 1.5, y: 3 },
  { loss: 'hinge', x: 0.5, y: -1 },
  { loss: 'squaredHinge', x: 0.5, y: -1 },
  { loss: 'perceptron', x: 0.5, y: -1 },
  { loss: 'softMargin', x: 0.5, y: -1 },
  { loss: 'bceWithLogits', x: -2.5, y: 1, scale: 'logits' },
  { loss: 'bceWithLogits', x: 1.5, y: 0.25, scale: 'logits', options: { posWeight: [3] } },
  { loss: 'bceProbs', x: 0.2, y: 0.75, scale: 'probabilities' },
  { loss: 'sigmoidFocal', x: 1.5, y: 1, scale: 'logits' },
  { loss: 'sigmoidFocal', x: 1.5, y: 0, scale: 'logits', options: { alpha: 0.3, gamma: 1.5 } },
];

/** The lines that say `L = …` and `∂L/∂x = …` in numbers, the result itself left out. */
function stepsOf({ loss, x, y, options = {}, scale }: Case) {
  const target = { kind: 'values' as const, values: Float64Array.of(y) };
  const lens = lensOf({
    scores: [[x]],
    target,
    question: { loss, options, scale: scale ?? 'values', reduction: 'sum' },
  });
  const explanation = explain(lens, 'derivation');
  const lines = (explanation?.blocks ?? [])
    .flatMap((block) => (block.kind === 'steps' ? [block.steps] : []))
    .at(0)
    ?.map((runs) => runs.map(({ text }) => text).join(''));
  assert.ok(lines && lens.question);
  const { loss: exact, gradient } = rowReport(lens.question, 0);
  // The first line is the formula and the last two the results.
  return { lines: lines.slice(1, -2), loss: exact ?? NaN, gradient: gradient?.[0] ?? NaN };
}

describe('the steps of an elementwise loss', () => {
  for (const each of cases) {
    it(`of ${each.loss} at x = ${each.x}, y = ${each.y} come to its loss and derivative by mathjs`, () => {
      const { lines, loss, gradient } = stepsOf(each);
      const ofLoss = lines.filter((line) => line.startsWith('L = '));
      const ofDerivative = lines.filter((line) => line.startsWith('∂L/∂') && / = [^ ]*\d/.test(line));
      assert.equal(ofLoss.length, 1, lines.join('\n'));
      for (const line of ofLoss) assertClose(valueOf(line), loss, line);
      for (const line of ofDerivative) assertClose(valueOf(line), gradient, line);
    });
  }

  for (const [d, options, expected] of [
    [0.5, { delta: 2 }, 'L = ½·0.5²'],
    [7, { delta: 2 }, 'L = 2·(7 − ½·2)'],
  ] as const) {
    it(`of Huber’s loss at an error of ${d} say the side of δ`, () => {
      const { lines, loss } = stepsOf({ loss: 'huber', x: d, y: 0, options });
      const line = lines.find((one) => one.includes(expected));
      assert.ok(line, lines.join('\n'));
      assertClose(valueOf(expected), loss, line);
    });
  }

  for (const [d, expected] of [
    [0.5, 'L = ½·0.5²/2'],
    [-7, 'L = 7 − ½·2'],
  ] as const) {
    it(`of smooth L1 at an error of ${d} say the side of β`, () => {
      const { lines, loss } = stepsOf({ loss: 'smoothL1', x: d, y: 0, options: { beta: 2 } });
      const line = lines.find((one) => one.includes(expected));
      assert.ok(line, lines.join('\n'));
      assertClose(valueOf(expected), loss, line);
    });
  }

  for (const d of [2, -2]) {
    it(`of the quantile loss at an error of ${d} weigh its side`, () => {
      const { lines, loss, gradient } = stepsOf({ loss: 'quantile', x: d, y: 0, options: { quantile: 0.9 } });
      const [ofLoss, ofDerivative] = lines.slice(-2);
      assertClose(valueOf(ofLoss), loss, ofLoss);
      assertClose(valueOf(ofDerivative), gradient, ofDerivative);
    });
  }

  it('say that the weight of an element multiplies both', () => {
    const { lines } = stepsOf({
      loss: 'bceWithLogits',
      x: 1,
      y: 1,
      scale: 'logits',
      options: { weight: [3] },
    });
    assert.ok(lines.includes('both times the element’s weight 3'), lines.join('\n'));
  });

  it('say that a loss in bits is over log 2', () => {
    const { lines } = stepsOf({
      loss: 'bceWithLogits',
      x: 1,
      y: 1,
      scale: 'logits',
      options: { unit: 'bits' },
    });
    assert.ok(lines.includes('both over log 2, in bits'), lines.join('\n'));
  });
});

function assertClose(actual: number, expected: number, line: string): void {
  assert.ok(
    Math.abs(actual - expected) <= 1e-3 * Math.abs(expected) + 1e-12,
    `${line}: ${actual} for ${expected}`,
  );
}

describe('the steps of a loss of probabilities', () => {
  const scores = [[2.1, -0.3, 0.7]];
  const p = Float64Array.of(0.6, 0.3, 0.1);
  for (const loss of ['brier', 'spherical', 'klDiv'] as const) {
    it(`come to ${loss} by mathjs`, () => {
      const target = { kind: 'distribution' as const, values: p };
      const lens = lensOf({ scores, target, question: { loss, reduction: 'sum' } });
      const lines = (explain(lens, 'derivation')?.blocks ?? []).flatMap((block) =>
        block.kind === 'steps' ? block.steps.map((runs) => runs.map(({ text }) => text).join('')) : [],
      );
      const line = lines.find((one) => one.startsWith('  = '));
      assert.ok(line && lens.row?.loss !== undefined, lines.join('\n'));
      const value = valueOf(line.replaceAll('√', 'sqrt'));
      assert.ok(Math.abs(value - lens.row.loss) < 2e-3, `${line}: ${value} for ${lens.row.loss}`);
    });
  }
});
