import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findArrays } from '../../../src/arrays';
import { nested, only } from './marked';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const written = fc.oneof(
  finite.map((value) => String(value)),
  fc.tuple(finite, fc.integer({ min: 0, max: 20 })).map(([value, digits]) => value.toExponential(digits)),
  fc
    .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 20 }))
    .map(([v, d]) => v.toFixed(d)),
  fc.integer().map(String),
  fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: -340, max: 320 }))
    .map(([m, e]) => `${m}e${e}`),
);

describe('the numbers of an array', () => {
  it('are exactly what Number() reads', () => {
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 20 }), (numbers) => {
        const [array] = findArrays(`x = [${numbers.join(', ')}]`, 'python');
        assert.deepEqual([...array.values], numbers.map(Number));
      }),
    );
  });

  it('are exactly what JSON.parse reads from nested arrays', () => {
    const matrices = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
      .chain(([a, b, c]) => {
        const of = <T>(item: fc.Arbitrary<T>, length: number) =>
          fc.array(item, { minLength: length, maxLength: length });
        return of(of(of(finite, a), b), c);
      });
    fc.assert(
      fc.property(matrices, fc.constantFrom(undefined, 1, '\t'), (matrix, indent) => {
        const text = JSON.stringify(matrix, null, indent);
        const [array] = findArrays(text, 'json');
        assert.deepEqual([array.start, array.end], [0, text.length]);
        assert.deepEqual(nested(array), JSON.parse(text));
      }),
    );
  });

  it('keep the sign of zero and grow beyond the largest double', () => {
    assert.ok(Object.is(findArrays('[-0.0, 1]', 'json')[0].values[0], -0));
    assert.deepEqual(only('[1e400, -1e400, 1e-400, 5e-324]', 'json'), [Infinity, -Infinity, 0, 5e-324]);
  });

  it('may have a U+2212 minus in printed text', () => {
    assert.deepEqual(only('[−0.1234567890123456789, 3e−2, 2]', 'markdown'), [
      Number('-0.1234567890123456789'),
      0.03,
      2,
    ]);
  });

  it('may not be followed by letters or a second dot', () => {
    for (const number of ['1.2.3', '1e', '1abc', '0x', '0xG', '1__0', '1_', '_1', '1.5f', '--1']) {
      assert.deepEqual(findArrays(`[${number}, 2]`, 'python'), [], number);
    }
  });
});

describe('elementRange', () => {
  it('gives the text that each value was read from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(written, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(', ', ',\n\t', ' ,'),
        (rows, separator) => {
          const text = `x = [${rows.map((row) => `[${row.join(separator)}]`).join(separator)}]`;
          const [array] = findArrays(text, 'python');
          array.values.forEach((value, index) => {
            const { start, end } = array.elementRange(index);
            assert.equal(Number(text.slice(start, end)), value);
          });
        },
      ),
    );
  });

  it('includes the sign and the whole of a named number', () => {
    const text = '[ -np.inf, + 2, float("nan")  ]';
    const [array] = findArrays(text, 'python');
    const slices = [0, 1, 2]
      .map((index) => array.elementRange(index))
      .map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(slices, ['-np.inf', '+ 2', 'float("nan")']);
  });

  it('refuses an index outside the array', () => {
    const [array] = findArrays('[1, 2]', 'json');
    for (const index of [-1, 2, 0.5, NaN]) assert.throws(() => array.elementRange(index), RangeError);
  });
});
