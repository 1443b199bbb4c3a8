import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findArrays } from '../../../src/arrays';
import { replacementFor, type WriteOptions } from '../../../src/writeBack';

/** The text after the number between two `|` was changed. */
function changed(marked: string, value: number, options: WriteOptions = {}): string {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - 1;
  const text = marked.replaceAll('|', '');
  const { replacement, problem } = replacementFor(text, { start, end }, value, options);
  if (!replacement) return problem.code;
  return text.slice(0, replacement.start) + replacement.text + text.slice(replacement.end);
}

const kept: WriteOptions = { digits: 'kept' };

describe('a number written in the place of another', () => {
  const cases: readonly (readonly [string, string, number, WriteOptions, string])[] = [
    ['keeps the decimals', '[|2.10|, 1.0]', 2.3, {}, '[2.30, 1.0]'],
    ['gets more decimals where it needs them', '[|2.10|, 1.0]', 0.12345, {}, '[0.12345, 1.0]'],
    ['is rounded to the decimals where they are to be kept', '[|2.10|]', 0.126, kept, '[0.13]'],
    ['has no sign where it is rounded to zero', '[|-2.10|]', -0.001, kept, '[0.00]'],
    ['stays whole where the author’s was', '[|3|, 1]', 12, {}, '[12, 1]'],
    ['gets a point only where it needs one', '[|3|, 1]', 2.5, {}, '[2.5, 1]'],
    ['keeps a point at the end', '[|5.|, 1.]', 7, {}, '[7., 1.]'],
    ['keeps a missing zero', '[|.5|, .25]', 0.75, {}, '[.75, .25]'],
    ['keeps a missing zero below a minus', '[|.5|]', -0.25, {}, '[-.25]'],
    ['writes the zero that is none', '[|.5|]', 10.5, {}, '[10.5]'],
    ['keeps a unary plus', '[|+1.5|]', 2.5, {}, '[+2.5]'],
    ['puts a minus in the place of a unary plus', '[|+1.5|]', -2.5, {}, '[-2.5]'],
    ['keeps the typographic minus', '(|−1.5|, 2.0)', -2.5, {}, '(−2.5, 2.0)'],
    ['takes the typographic minus of its neighbours', '(|1.5|, −2.0)', -2.5, {}, '(−2.5, −2.0)'],
    ['keeps the exponent’s letter, sign and digits', '[|1.50E+03|]', 0.0025, {}, '[2.50E-03]'],
    ['keeps a short exponent', '[|1e-3|]', 2e4, {}, '[2e4]'],
    ['keeps the digits of the mantissa', '[|1.5e-3|]', 0.0012345, kept, '[1.2e-3]'],
    ['writes all digits of the mantissa unless they are to be kept', '[|1.5e-3|]', 1.25e-7, {}, '[1.25e-7]'],
    ['keeps a power that was not normalised', '[|15.0e-3|]', 0.016, {}, '[16.0e-3]'],
    ['keeps the suffix f', '{|1.5|f, 2f}', 2.25, {}, '{2.25f, 2f}'],
    ['keeps the suffix _f32', '[|1.5|_f32]', -0.5, {}, '[-0.5_f32]'],
    ['keeps the suffix L of a whole number', 'c(|3|L, 4L)', 5, {}, 'c(5L, 4L)'],
    ['keeps the L of a long double', '{|3.0|L}', 2.5, {}, '{2.5L}'],
    ['keeps underscores', '[|1_000_000|]', 2500000, {}, '[2_500_000]'],
    ['keeps underscores in a shorter number', '[|1_000|]', 20, {}, '[20]'],
    ['keeps underscores behind the point', '[|0.000_1|]', 0.000_25, {}, '[0.000_25]'],
    ['keeps apostrophes', "{|1'000|}", 12000, {}, "{12'000}"],
    ['keeps a prefix, its case and its digits', '[|0x1F|, 0xA0]', 171, {}, '[0xAB, 0xA0]'],
    ['keeps leading zeros behind a prefix', '[|0b0011|]', 1, {}, '[0b0001]'],
    ['gives up a prefix that it cannot keep', '[|0x1F|]', 0.5, {}, '[0.5]'],
    ['takes the place of a name', '[|nan|, 1.0]', 2, {}, '[2.0, 1.0]'],
    ['takes the place of a call’s argument', "[float('|inf|')]", 2.5, {}, "[float('2.5')]"],
    ['is NaN as Python writes it', '[|1.0|]', NaN, { languageId: 'python' }, "[float('nan')]"],
    [
      'is an infinity as JavaScript writes it',
      '[|1.0|]',
      -Infinity,
      { languageId: 'typescript' },
      '[-Infinity]',
    ],
    ['is refused where the language has no NaN', '[|1.0|]', NaN, { languageId: 'json' }, 'no-literal'],
    ['is refused where a suffix wants a whole number', 'c(|3|L, 4L)', 2.5, {}, 'suffix'],
    ['is refused where a suffix wants no minus', '[|3|u8]', -2, {}, 'suffix'],
    ['is very small', '[|1.0|]', 1.5e-9, {}, '[1.5e-9]'],
    ['is very large', '[|1.0|]', 1e25, {}, '[1e25]'],
  ];
  for (const [what, marked, value, options, expected] of cases) {
    it(what, () => assert.equal(changed(marked, value, options), expected));
  }
});

describe('a column of numbers', () => {
  it('takes the blank that aligns it for a minus', () => {
    assert.equal(changed('[[ |2.10|, -0.30],\n [-1.50,  0.70]]', -2.2), '[[-2.20, -0.30],\n [-1.50,  0.70]]');
  });
  it('gives a blank for a minus that is gone', () => {
    assert.equal(changed('[[ 2.10, |-0.30|],\n [-1.50,  0.70]]', 0.4), '[[ 2.10,  0.40],\n [-1.50,  0.70]]');
  });
  it('keeps one blank behind the comma', () => {
    assert.equal(changed('[[1.50, |2.10|],\n [-1.50,  0.70]]', -2.2), '[[1.50, -2.20],\n [-1.50,  0.70]]');
  });
  it('takes and gives the blanks behind NumPy’s points', () => {
    assert.equal(changed('[|1.|  , 2.25]', 1.5), '[1.5 , 2.25]');
    assert.equal(changed('[1.  , |2.25|]', 2.5), '[1.  , 2.50]');
    assert.equal(changed('[1.  , |2.25|]', 3, { digits: 'kept' }), '[1.  , 3.00]');
  });
  it('is not made where its author made none', () => {
    assert.equal(changed('[-1.5, |-2.5|, 3.5]', 2.5), '[-1.5, 2.5, 3.5]');
  });
  it('never takes a line’s indentation', () => {
    assert.equal(changed('[\n    |1.5|,\n    -2.5,\n]', -1.5), '[\n    -1.5,\n    -2.5,\n]');
  });
});

describe('any number in any form', () => {
  const forms = ['2.10', '.5', '5.', '3', '+1.5', '1.5e-3', '1.50E+03', '1_000', '15.0e-3', '0x1F', '-7'];
  it('is read again as the same number, and nothing else of the array changes', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.constantFrom(...forms), numbers, (form, value) => {
        const text = `x = [0.25, ${form}, -0.5]`;
        const [array] = findArrays(text, 'python');
        const { replacement } = replacementFor(text, array.elementRange(1), value);
        assert.ok(replacement);
        const after = text.slice(0, replacement.start) + replacement.text + text.slice(replacement.end);
        const [again] = findArrays(after, 'python');
        assert.deepEqual([...again.values], [0.25, value === 0 ? 0 : value, -0.5]);
      }),
      { numRuns: 300 },
    );
  });

  it('is within half a unit of the last digit kept', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          const text = `[${(1.5).toFixed(decimals)}]`;
          const range = { start: 1, end: text.length - 1 };
          const { replacement } = replacementFor(text, range, value, { digits: 'kept' });
          assert.ok(replacement);
          assert.match(
            replacement.text,
            decimals === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${decimals}}$`),
          );
          assert.ok(Math.abs(Number(replacement.text) - value) <= 0.5000001 * 10 ** -decimals);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is refused outside of the text', () => {
    assert.throws(() => replacementFor('[1]', { start: 1, end: 9 }, 2), RangeError);
    assert.throws(() => replacementFor('[1]', { start: 1, end: 1 }, 2), RangeError);
  });
});
