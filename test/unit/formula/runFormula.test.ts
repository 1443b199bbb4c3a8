import assert from 'node:assert/strict';
import { runFormula } from '../../../src/formula/runFormula';
import type { FormulaResult, FormulaTask, ZeroFindings } from '../../../src/formula/formulaTask';

const range = { from: -3, to: 3, y: 0 };

function run(formula: string, task: Partial<FormulaTask> = {}): FormulaResult {
  const outcome = runFormula({ formula, pairs: [], range, ...task });
  assert.ok(outcome.kind === 'result', JSON.stringify(outcome));
  return outcome;
}

function assertPlaces(found: readonly number[] | undefined, expected: readonly number[]): void {
  assert.equal(found?.length, expected.length, String(found));
  for (const [index, place] of expected.entries()) {
    assert.ok(Math.abs((found?.[index] ?? NaN) - place) < 1e-7, `${found?.[index]}, not ${place}`);
  }
}

describe('A formula on the person’s numbers', () => {
  it('gives value, derivative and central difference of each pair', () => {
    const pairs = [
      { x: '3', y: '1' },
      { x: '-1', y: '1' },
      { x: '1', y: '1' },
    ];
    const { pairs: points } = run('(x - y)^4 + abs(x - y)', { pairs });
    // (x − y)⁴ + |x − y| and 4(x − y)³ + sgn(x − y) at 2, −2 and 0.
    assert.deepEqual(
      points.map(({ value, derivative }) => [value, derivative]),
      [
        [18, 33],
        [18, -33],
        [0, 0],
      ],
    );
    for (const { derivative = NaN, difference = NaN } of points) {
      assert.ok(Math.abs(derivative - difference) < 1e-7);
    }
  });
  it('is NaN where a number is NaN, and takes infinities as they are', () => {
    const pairs = [
      { x: 'NaN', y: '1' },
      { x: 'Infinity', y: '1' },
    ];
    const [first, second] = run('abs(x - y)', { pairs }).pairs;
    assert.ok(Number.isNaN(first?.value));
    assert.equal(second?.value, Infinity);
    assert.equal(second?.derivative, 1);
  });
  it('is tabled over the range, both ends and x = y included', () => {
    const { table } = run('(x - y)^2', { range: { from: -1, to: 2, y: 0.1 } });
    const xs = table.map(({ x }) => x);
    assert.deepEqual([xs[0], xs.at(-1), xs.includes(0.1)], [-1, 2, true]);
    for (const { x, value } of table) assert.equal(value, Math.pow(x - 0.1, 2));
  });
});

describe('The gradient check of a formula', () => {
  it('agrees where the derivative is right, kinks with sgn(0) = 0 included', () => {
    for (const text of [
      '(x-y)^4 + abs(x-y)',
      'log(cosh(x-y))',
      'exp(x) - x*y',
      'max(0.9*(y-x), (0.9-1)*(y-x))',
      '1/(x-y)',
    ]) {
      const { check } = run(text);
      assert.deepEqual(check?.disagreements, [], text);
      assert.ok((check?.points ?? 0) >= 2000, text);
    }
  });
  it('disagrees at a step, where both branches are flat', () => {
    const { check } = run('x < y ? 0 : 1');
    assert.equal(check?.disagreements.length, 1);
    assert.equal(check?.disagreements[0]?.x, 0);
  });
  it('leaves out places that are not finite', () => {
    const { check } = run('log(x)');
    assert.ok(check && check.leftOut >= 1000 && check.points >= 990);
  });
});

describe('Where a formula is zero', () => {
  const only = ({ atTarget, elsewhere, stretches }: ZeroFindings): boolean =>
    atTarget && elsewhere.length === 0 && stretches.length === 0;
  it('is only x = y for errors that grow with |x − y|, wherever y lies between samples', () => {
    for (const text of [
      '(x-y)^2',
      'abs(x-y)',
      '(x-y)^4',
      'log(cosh(x-y))',
      'sqrt(1 + (x-y)^2) - 1',
      'cbrt(x-y)^2',
    ]) {
      for (const y of [0, 0.1, -Math.SQRT2, 2.999]) {
        assert.ok(only(run(text, { range: { from: -3, to: 3, y } }).zerosOfValue), `${text} at ${y}`);
      }
    }
    assert.ok(only(run('(x-y)^4 + abs(x-y)').zerosOfDerivative ?? run('1').zerosOfValue));
  });
  it('is found between samples too, simple or double', () => {
    const { zerosOfValue, zerosOfDerivative } = run('(x-y)^2 * (x - 1.23456789)^2');
    assertPlaces(zerosOfValue.elsewhere, [1.23456789]);
    assertPlaces(zerosOfDerivative?.elsewhere, [1.23456789 / 2, 1.23456789]);
    assertPlaces(run('(x-y) * (x - 1.23456789)').zerosOfValue.elsewhere, [1.23456789]);
    const turns = [1, 2, 3].map((times) => times * Math.PI);
    const cosine = run('1 - cos(x-y)', { range: { from: -1, to: 10, y: 0 } });
    assertPlaces(cosine.zerosOfValue.elsewhere, [2 * Math.PI]);
    assertPlaces(cosine.zerosOfDerivative?.elsewhere, turns);
  });
  it('is not where a small value is no zero: sin²(x − y) + sin²(π(x − y)) near 22', () => {
    const { zerosOfValue } = run('sin(x-y)^2 + sin(pi*(x-y))^2', { range: { from: 15, to: 25, y: 0 } });
    assert.deepEqual([zerosOfValue.atTarget, zerosOfValue.elsewhere], [false, []]);
    // By Newton's method in 40 digits the minimum near 22 is 7.11383527e−5 at 21.99918570.
    assert.ok(Math.abs((zerosOfValue.nearest?.value ?? 0) - 7.11383527e-5) < 1e-12);
    assert.ok(Math.abs((zerosOfValue.nearest?.x ?? 0) - 21.9991857) < 1e-6);
  });
  it('may be a stretch', () => {
    const { zerosOfValue, zerosOfDerivative } = run('max(abs(x-y) - 1, 0)');
    for (const { stretches } of [zerosOfValue, zerosOfDerivative ?? zerosOfValue]) {
      assert.equal(stretches.length, 1);
      assert.ok(
        Math.abs((stretches[0]?.from ?? 0) + 1) < 0.01 && Math.abs((stretches[0]?.to ?? 0) - 1) < 0.01,
      );
    }
  });
  it('is not at a pole or a jump, where the sign changes', () => {
    const pole = run('1 / (x - 1.2345)').zerosOfValue;
    assert.deepEqual([pole.atTarget, pole.elsewhere, pole.stretches], [false, [], []]);
    // No number has the square 2 exactly, so that sgn(x² − 2) is nowhere 0.
    const jump = run('abs(x^2 - 2)').zerosOfDerivative;
    assertPlaces(jump?.elsewhere, []);
    assertPlaces(jump?.jumps, [-Math.SQRT2, Math.SQRT2]);
    const bare = run('1/(x-y)').zerosOfValue;
    assert.deepEqual([bare.atTarget, bare.elsewhere], [false, []]);
  });
  it('is nowhere for a formula that has no zero, and everywhere for 0', () => {
    const { zerosOfValue } = run('exp(x - y)');
    assert.deepEqual(
      [zerosOfValue.atTarget, zerosOfValue.elsewhere, zerosOfValue.stretches],
      [false, [], []],
    );
    assert.deepEqual(run('0 * x').zerosOfValue.stretches, [{ from: -3, to: 3 }]);
  });
});
