import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFormula, type ReadFormula } from '../../../src/formula/readFormula';
import { longestFormula, type FormulaError } from '../../../src/formula/formulaTask';
import { autograd } from './autograd';

function read(text: string): ReadFormula {
  const { formula, error } = readFormula(text);
  assert.ok(formula, `${text}: ${JSON.stringify(error)}`);
  return formula;
}

function errorOf(text: string): FormulaError | undefined {
  return readFormula(text).error;
}

function assertClose(found: number | undefined, expected: number, what: string): void {
  assert.ok(found !== undefined, what);
  const apart = Math.abs(found - expected);
  assert.ok(apart <= 1e-13 * Math.max(1, Math.abs(expected)), `${what}: ${found}, not ${expected}`);
}

describe('A typed formula', () => {
  for (const [text, places] of autograd) {
    it(`has the value and the derivative that PyTorch's autograd gives: ${text}`, () => {
      const { value, derivative } = read(text);
      for (const [x, y, expectedValue, expectedDerivative] of places) {
        assertClose(value(x, y), expectedValue, `value at ${x}, ${y}`);
        assertClose(derivative?.(x, y), expectedDerivative, `derivative at ${x}, ${y}`);
      }
    });
  }
  it('takes 0 for the derivative of |u| at 0, wherever it stands', () => {
    for (const text of ['abs(x - y)', '3 * abs(2 * (x - y))', 'abs(x - y) + (x - y)^4', 'abs(abs(x - y))']) {
      assert.equal(Math.abs(read(text).derivative?.(1, 1) ?? NaN), 0, text);
    }
    assert.equal(read('3 * abs(2 * (x - y))').derivative?.(2, 1), 6);
    assert.equal(read('3 * abs(2 * (x - y))').derivative?.(-2, 1), -6);
  });
  it('leaves a quotient of the person’s own alone: abs(u)/u is NaN at 0', () => {
    assert.ok(Number.isNaN(read('abs(x - y) / (x - y)').value(1, 1)));
    assert.ok(Number.isNaN(read('abs(x - y) / (x - y)').derivative?.(1, 1)));
  });
  it('has the derivative of a cube root below 0 too', () => {
    // d/du ∛u = 1/(3u^⅔): at −8 that is 1/12.
    assertClose(read('cbrt(x)').derivative?.(-8, 0), 1 / 12, 'at −8');
  });
  it('tells the derivative in a simpler form', () => {
    assert.equal(read('(x-y)^2/2').derivativeText, 'x - y');
    assert.equal(read('(x-y)^4 + abs(x-y)').derivativeText, '4 * (x - y) ^ 3 + sign(x - y)');
    assert.equal(
      read('abs(x-y) < 1 ? (x-y)^2/2 : abs(x-y) - 1/2').derivativeText,
      '(abs(x - y) < 1) ? (x - y) : sign(x - y)',
    );
  });
  it('compares exactly, with chains, and, or and not', () => {
    const { value } = read('0 < x < 1 and not (y > 0 or y == -1) ? 1 : 0');
    assert.deepEqual(
      [value(0.5, -2), value(0, -2), value(1, -2), value(0.5, 1), value(0.5, -1)],
      [1, 0, 0, 0, 0],
    );
    assert.equal(read('x == 1 ? 1 : 0').value(1 + Number.EPSILON, 0), 0);
  });
  it('stays real: a root, a logarithm or a power outside its range is NaN', () => {
    for (const text of ['sqrt(x)', 'log(x)', 'x^0.5', 'asin(x - 5)', 'acosh(x)', 'log(x, 2)']) {
      assert.ok(Number.isNaN(read(text).value(-4, 0)), text);
    }
  });
  it('is read with the signs that mathematicians write', () => {
    assert.equal(read('2·(x − y) × π ÷ π').value(3, 1), 4);
  });
  it('says that there is no derivative, and of what', () => {
    for (const [text, part] of [
      ['floor(x - y)', 'floor'],
      ['x + sign(x)', 'sign'],
      ['gamma(x)^2', 'gamma'],
      ['abs(round(x))', 'round'],
    ] as const) {
      const { derivative, withoutDerivative, value } = read(text);
      assert.equal(derivative, undefined, text);
      assert.equal(withoutDerivative, part, text);
      assert.ok(Number.isFinite(value(2.5, 1)), text);
    }
    assert.equal(read('floor(y) * x').derivative?.(1, 2.5), 2);
  });
});

describe('A formula that cannot be used', () => {
  it('is shown where it does not parse', () => {
    assert.deepEqual(errorOf('(x - y'), { code: 'syntax', at: 6, detail: 'Parenthesis ) expected' });
    assert.deepEqual(errorOf('x y +'), { code: 'syntax', at: 5, detail: 'Unexpected end of expression' });
    assert.deepEqual(errorOf('x**2'), { code: 'syntax', at: 2, detail: 'Value expected' });
    assert.equal(errorOf('')?.code, 'empty');
    assert.equal(errorOf(' \n ')?.code, 'empty');
  });
  it('is told by the name that means nothing, and where it stands', () => {
    assert.deepEqual(errorOf('xx + x - yy'), { code: 'unknownName', at: 0, name: 'xx' });
    assert.deepEqual(errorOf('x - 2yy'), { code: 'unknownName', at: 5, name: 'yy' });
    assert.deepEqual(errorOf('sin(x) + sinn(x)'), { code: 'unknownFunction', at: 9, name: 'sinn' });
    assert.deepEqual(errorOf('sin(x, y)'), {
      code: 'argumentCount',
      at: 0,
      name: 'sin',
      expected: '1',
      found: 2,
    });
  });
  it('cannot reach what could do harm', () => {
    for (const name of ['import', 'createUnit', 'evaluate', 'parse', 'simplify', 'derivative', 'config']) {
      assert.deepEqual(errorOf(`${name}("x")`)?.code, 'unknownFunction', name);
    }
    for (const name of [
      'ones',
      'zeros',
      'range',
      'resolve',
      'compile',
      'help',
      'chain',
      'factorial',
      'combinations',
    ]) {
      assert.deepEqual(errorOf(`${name}(1e9)`)?.code, 'unknownFunction', name);
    }
    for (const text of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'globalThis', 'i']) {
      assert.equal(errorOf(text)?.code, 'unknownName', text);
      assert.equal(errorOf(`${text}(x)`)?.code, 'unknownFunction', text);
    }
    assert.equal(errorOf('x.constructor.constructor("return 1")')?.code, 'unknownFunction');
  });
  it('is no assignment, no function, no list, no text, no comparison', () => {
    for (const text of [
      'x = 3',
      'f(a) = a',
      '[1, 2]',
      '"x"',
      'x; y',
      'x\ny',
      '1:3',
      '{a: 1}',
      'x[1]',
      "x'",
      'x!',
      'x % 2',
      'x > y',
      '# x',
      'true',
      'x & y',
    ]) {
      assert.equal(errorOf(text)?.code, 'notAllowed', text);
    }
    assert.equal(errorOf('x ? 1 : 2')?.code, 'condition');
  });
  it('is not read where it is too long or nested too deep', () => {
    const long = 'x+'.repeat(longestFormula);
    assert.deepEqual(errorOf(long), { code: 'tooLong', length: long.length });
    assert.equal(errorOf('('.repeat(490) + 'x' + ')'.repeat(490))?.code, 'tooDeep');
  });
  it('never throws, whatever is typed', () => {
    const word = fc.constantFrom(
      ...'x y ( ) + - * / ^ ? : , . 1 2e3 = < > and not sin log abs max [ ] " \' ! % ; { } pi e'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const { formula, error } = readFormula(words.join(' '));
        assert.ok((formula === undefined) !== (error === undefined));
        if (formula) assert.equal(typeof formula.value(1.5, 0.5), 'number');
        if (error && 'at' in error) assert.ok(error.at >= 0 && error.at <= words.join(' ').length);
      }),
      { numRuns: 300 },
    );
  });
});
