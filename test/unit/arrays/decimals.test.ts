import assert from 'node:assert/strict';
import fc from 'fast-check';
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
