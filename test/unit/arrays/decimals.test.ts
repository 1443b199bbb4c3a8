import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findArrays } from '../../../src/arrays';
import { NumberReader } from '../../../src/arrays/numbers/numberReader';

const reader = new NumberReader({ digitSeparator: false, radixPrefixes: true, unicodeMinus: false });

function read(written: string): number {
  assert.equal(reader.read(written, 0, written.length), written.length, written);
  return reader.value;
}

function agrees(written: string): void {
  assert.ok(
    Object.is(read(written), Number(written)),
    `${written}: ${read(written)}, not ${Number(written)}`,
  );
}

describe('decimal numbers', () => {
  it('are read to the bit as Number() reads them, up to more digits than two doubles hold', () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{0,29}$/);
    const written = fc
      .tuple(digits, fc.integer({ min: 0, max: 30 }), fc.integer({ min: -340, max: 320 }), fc.boolean())
      .map(([all, point, exponent, negative]) => {
        const cut = Math.min(point, all.length);
        const sign = negative ? '-' : '';
        return `${sign}${all.slice(0, cut) || '0'}.${all.slice(cut)}e${exponent}`;
      });
    fc.assert(fc.property(written, agrees), { numRuns: 20_000, seed: 5 });
  });

  it('are read to the bit where a double or a single is written in full', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        agrees(String(value));
        agrees(value.toExponential(16));
        agrees(String(Math.fround(value)).replace('Infinity', '1e400'));
      }),
      { numRuns: 5_000, seed: 5 },
    );
  });

  it('are read to the bit halfway between two doubles and beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 53, max: 75 }), (low, bits) => {
        const step = 1n << BigInt(bits - 53);
        const halfway = (1n << BigInt(bits)) + BigInt(low) * 2n * step + step;
        for (const beside of [-1n, 0n, 1n]) {
          agrees(String(halfway + beside));
          agrees(`${halfway + beside}.5`);
          agrees(`${halfway + beside}e-9`);
        }
      }),
      { numRuns: 2_000, seed: 5 },
    );
  });

  it('overflow to infinity and run out into zero where Number() does', () => {
    for (const written of [
      '1e309',
      '-1e999',
      '1.7976931348623159e308',
      '4.9e-324',
      '2e-324',
      '0e999',
      '-0.0',
    ])
      agrees(written);
  });
});

describe('large arrays of plain numbers', () => {
  const digits = (maxLength: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength });
  const number = fc
    .record({
      sign: fc.constantFrom('', '-'),
      integer: digits(25).map((written) => written.replace(/^0+(?=\d)/, '')),
      fraction: fc.option(digits(24), { nil: undefined }),
      exponent: fc.option(fc.integer({ min: -340, max: 320 }), { nil: undefined, freq: 2 }),
    })
    .map(({ sign, integer, fraction, exponent }) => {
      const mantissa = fraction === undefined ? integer : `${integer}.${fraction}`;
      return exponent === undefined ? `${sign}${mantissa}` : `${sign}${mantissa}e${exponent}`;
    });
  const separator = fc.constantFrom(',', ', ', ' ,', ',\n  ', '\t,\r\n', ',  ');

  it('are read to the bit as JSON.parse reads them', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 40 }), separator, (written, between) => {
        const text = `[${written.join(between)}]`;
        const [array] = findArrays(text, 'json');
        const expected: unknown = JSON.parse(text);
        assert.deepEqual(Array.from(array.values), expected);
        assert.deepEqual([array.start, array.end], [0, text.length]);
      }),
      { numRuns: 2_000, seed: 5 },
    );
  });

  it('grow beyond every guess of their length', () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => [row, row / 7, -1 - row]);
    const dense = JSON.stringify(rows);
    // Long numbers first, so that the density misleads.
    const sparse = `[${'1.00000000000000000000000, '.repeat(70_000)}${'2,'.repeat(700_000)}3]`;
    const [array] = findArrays(dense, 'json');
    assert.deepEqual(array.shape, [30_000, 3]);
    const expected = rows.flat();
    assert.ok(array.values.every((value, index) => value === expected[index]));
    const [grown] = findArrays(sparse, 'json');
    assert.equal(grown.values.length, 770_001);
    assert.equal(
      grown.values.reduce((sum, value) => sum + value),
      70_000 + 1_400_000 + 3,
    );
  });

  it('stop at whatever is not plain and go on behind it', () => {
    const values = (text: string, languageId: string): number[] =>
      findArrays(text, languageId).flatMap(({ values: found }) => Array.from(found));
    assert.deepEqual(
      values('x = [1, 2., .5, 1_0, 0x1F, 3 # three\n, 4,]', 'python'),
      [1, 2, 0.5, 10, 31, 3, 4],
    );
    assert.deepEqual(values('double x[] = {1, 010, 1.5f, 0x1p-1, 2};', 'c'), [1, 8, 1.5, 0.5, 2]);
    assert.deepEqual(values('[1, 2, NaN, 3e-1, -Infinity]', 'json'), [1, 2, NaN, 0.3, -Infinity]);
    assert.deepEqual(values('[1, 2, 3.4.5] [6, 7', 'json'), []);
  });
});

describe('hexadecimal numbers of C', () => {
  const c = new NumberReader({
    digitSeparator: true,
    separator: 39,
    radixPrefixes: true,
    hexadecimalFloats: true,
    unicodeMinus: false,
  });
  it('have a power of two', () => {
    // Values as printf's %a documents them: digits times a power of two.
    for (const [written, value] of [
      ['0x1.8p3', 12],
      ['-0x1p-2', -0.25],
      ['0X.8P1', 1],
      ['0x1.fffffffffffffp+1023', Number.MAX_VALUE],
      ['0x0.0000000000001p-1022', Number.MIN_VALUE],
      ['0x1F', 31],
      ["0x1'F.8p0", 31.5],
    ] as const) {
      assert.equal(c.read(written, 0, written.length), written.length, written);
      assert.equal(c.value, value, written);
    }
  });
});
