import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  alignDecimals,
  formatCount,
  formatFixed,
  formatGiven,
  formatLoss,
  formatNumber,
  formatParts,
  formatProbability,
  formatSigned,
  formatTotal,
} from '../../../src/words/numbers';

/** Reads a formatted numeral back, as a person would. */
const read = (text: string): number => Number(text.replace(/−/g, '-').replace('∞', 'Infinity'));

/** a − b = h as exact decimals, without floating point. */
function subtracts(a: string, b: string, h: string): boolean {
  const scale = (text: string): { digits: bigint; exponent: number } => {
    const [mantissa = '', power = '0'] = text.replace(/−/g, '-').split('e');
    const decimals = mantissa.includes('.') ? mantissa.length - mantissa.indexOf('.') - 1 : 0;
    return { digits: BigInt(mantissa.replace('.', '')), exponent: Number(power) - decimals };
  };
  const parts = [a, b, h].map(scale);
  const least = Math.min(...parts.map((part) => part.exponent));
  const [x = 0n, y = 0n, z = 0n] = parts.map((part) => part.digits * 10n ** BigInt(part.exponent - least));
  return x - y === z;
}

describe('formatNumber', () => {
  it('writes three significant digits', () => {
    assert.equal(formatNumber(0.534948), '0.535');
    assert.equal(formatNumber(0.0485291), '0.0485');
    assert.equal(formatNumber(0.5), '0.500');
    assert.equal(formatNumber(-12.345), '−12.3');
  });
  it('writes numbers below 0.001 and from a million on with an exponent and a true minus', () => {
    assert.equal(formatNumber(0.000487), '4.87e−4');
    assert.equal(formatNumber(-3e-9), '−3.00e−9');
    assert.equal(formatNumber(5e-324), '4.94e−324');
    assert.equal(formatNumber(1234567.5), '1.23e6');
    assert.equal(formatNumber(1e308), '1.00e308');
  });
  it('writes integers below a million as they are, and zero without a sign', () => {
    assert.equal(formatNumber(128256), '128256');
    assert.equal(formatNumber(-1000), '−1000');
    assert.equal(formatNumber(-0), '0');
  });
  it('gives digits until the number no longer reads as an integer', () => {
    assert.equal(formatNumber(0.99999997), '0.99999997');
    assert.equal(formatNumber(-0.99951), '−0.9995');
    assert.equal(formatNumber(1234.5), '1234.5');
    assert.equal(formatNumber(2.0000001), '2.0000001');
  });
  it('writes the numbers that are not finite', () => {
    assert.deepEqual(
      [NaN, Infinity, -Infinity].map((x) => formatNumber(x)),
      ['NaN', '∞', '−∞'],
    );
  });
  it('stays within half a unit of the third digit and never reads as an integer it is not', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e308, max: 1e308, noNaN: true }), (x) => {
        const back = read(formatNumber(x));
        assert.ok(Math.abs(back - x) <= Math.abs(x) * 0.00501 + Number.MIN_VALUE, `${x} → ${back}`);
        if (Math.abs(x) < 1e6 && Number.isInteger(back)) assert.equal(back, x === 0 ? 0 : x);
        assert.equal(Math.sign(back) + 0, Math.sign(x) + 0);
      }),
    );
  });
});

describe('formatProbability', () => {
  it('reads as formatNumber away from 1', () => {
    assert.equal(formatProbability(0.0197), '0.0197');
    assert.equal(formatProbability(0, 1), '0');
    assert.equal(formatProbability(1), '1');
    assert.equal(formatProbability(0.9995, 0.0005, { narrow: true }), '0.9995');
  });
  it('writes digits where there is room and the complement in a narrow column', () => {
    assert.equal(formatProbability(1 - 3e-8, 3e-8), '0.99999997');
    assert.equal(formatProbability(1 - 3e-8, 3e-8, { narrow: true }), '1 − 3e−8');
    assert.equal(formatProbability(1 - 3e-8, undefined, { narrow: true }), '1 − 3e−8');
  });
  it('does not call a probability 1 that a double cannot tell from 1', () => {
    assert.equal(formatProbability(1, 2.06e-20), '1 − 2.06e−20');
    assert.equal(formatProbability(1, 2.06e-20, { narrow: true }), '1 − 2e−20');
  });
  it('writes 1 for a single class, whose others sum to 0', () => {
    assert.equal(formatProbability(1, 0), '1');
  });
  it('passes on what is not finite', () => {
    assert.equal(formatProbability(NaN, NaN), 'NaN');
  });
});

describe('formatSigned', () => {
  it('gives every number but zero a sign', () => {
    assert.equal(formatSigned(0.1316), '+0.132');
    assert.equal(formatSigned(-0.9515), '−0.952');
    assert.equal(formatSigned(0), '0');
    assert.equal(formatSigned(-0), '0');
    assert.deepEqual(
      [NaN, Infinity, -Infinity].map((x) => formatSigned(x)),
      ['NaN', '+∞', '−∞'],
    );
  });
  it('keeps a gradient just above −1 apart from −1', () => {
    assert.equal(formatSigned(-0.9995), '−0.9995');
    assert.equal(formatSigned(-0.99999997, { narrow: true }), '−1 + 3e−8');
    assert.equal(formatSigned(-1, { complement: 2.06e-20 }), '−1 + 2.06e−20');
    assert.equal(formatSigned(0.99999997, { narrow: true }), '+1 − 3e−8');
    assert.equal(formatSigned(-1), '−1');
  });
});

describe('formatGiven', () => {
  it('keeps a number as written up to six characters', () => {
    assert.equal(formatGiven(2.1), '2.1');
    assert.equal(formatGiven(-0.3), '−0.3');
    assert.equal(formatGiven('-1.20'), '−1.20');
    assert.equal(formatGiven(2, '2.000'), '2.000');
    assert.equal(formatGiven(1e-5, '1e-5'), '1e−5');
  });
  it('writes four significant digits of a longer one', () => {
    assert.equal(formatGiven(4.24912), '4.249');
    assert.equal(formatGiven('-0.30000001'), '−0.3000');
    assert.equal(formatGiven(1234567, '1_234_567'), '1.235e6');
    assert.equal(formatGiven(1.0000001, '1.0000001'), '1.0000001');
  });
  it('writes what is not finite by its value', () => {
    assert.equal(formatGiven(-Infinity, "float('-inf')"), '−∞');
    assert.equal(formatGiven(NaN, 'nan'), 'NaN');
    assert.equal(formatGiven(Infinity), '∞');
  });
});

describe('formatLoss and formatFixed', () => {
  it('write three decimals, and three digits below 0.1', () => {
    assert.equal(formatLoss(3.0257), '3.026');
    assert.equal(formatLoss(0.0621), '0.0621');
    assert.equal(formatLoss(3e-9), '3.00e−9');
    assert.equal(formatLoss(0), '0');
    assert.equal(formatLoss(2), '2.000');
    assert.equal(formatLoss(-0.25), '−0.250');
    assert.equal(formatLoss(1e30), '1.00e30');
  });
  it('never put a minus before a zero', () => {
    assert.equal(formatFixed(-0.0001), '0.000');
    assert.equal(formatFixed(-0.3), '−0.300');
  });
  it('pass on what is not finite', () => {
    assert.deepEqual([NaN, Infinity, -Infinity].map(formatLoss), ['NaN', '∞', '−∞']);
    assert.deepEqual(
      [NaN, Infinity].map((x) => formatFixed(x)),
      ['NaN', '∞'],
    );
  });
  it('show no loss other than zero as zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (loss) => {
        assert.equal(read(formatLoss(loss)) === 0, loss === 0);
      }),
    );
  });
});

describe('formatParts', () => {
  it('writes H = LogSumExp(ℓ) − pᵀℓ in three decimals where these subtract', () => {
    // ℓ = (2.1, −0.3, 0.7, 1.4, −1.2), target 1: LogSumExp = 2.72556, H = 3.02556.
    const parts = formatParts({ loss: 3.02556, logSumExp: 2.72556, targetScore: -0.3, largestScore: 2.1 });
    assert.deepEqual(parts, { loss: '3.026', logSumExp: '2.726', targetScore: '−0.300' });
  });
  it('takes more decimals where three do not subtract', () => {
    // In three decimals 2.346 − 1.001 = 1.345, but H rounds to 1.344; in four, 2.3456 − 1.0011 = 1.3445.
    const parts = formatParts({ loss: 1.34449, logSumExp: 2.34559, targetScore: 1.0011, largestScore: 2 });
    assert.ok(subtracts(parts.logSumExp, parts.targetScore, parts.loss), JSON.stringify(parts));
    assert.equal(parts.shift, undefined);
    assert.equal(parts.loss, '1.3445');
  });
  it('takes the largest logit off both parts where H is small beside them', () => {
    const parts = formatParts({ loss: 3e-9, logSumExp: 20.000000003, targetScore: 20, largestScore: 20 });
    assert.deepEqual(parts, { loss: '3.00e−9', logSumExp: '3.00e−9', targetScore: '0', shift: '20' });
  });
  it('takes the largest logit off where doubles have lost the difference', () => {
    // ℓ = (1e17, 1e17), target 0: H = ln 2, but LogSumExp is 1e17 in a double.
    const parts = formatParts({ loss: Math.LN2, logSumExp: 1e17, targetScore: 1e17, largestScore: 1e17 });
    assert.deepEqual(parts, { loss: '0.693', logSumExp: '0.693', targetScore: '0.000', shift: '1.000e17' });
  });
  it('writes a loss of zero as zero', () => {
    const parts = formatParts({ loss: 0, logSumExp: 5, targetScore: 5, largestScore: 5 });
    assert.deepEqual(parts, { loss: '0', logSumExp: '0', targetScore: '0', shift: '5' });
  });
  it('passes on what is not finite', () => {
    const parts = formatParts({ loss: Infinity, logSumExp: 2.5, targetScore: -Infinity, largestScore: 2 });
    assert.deepEqual(parts, { loss: '∞', logSumExp: '2.500', targetScore: '−∞' });
  });
  it('shows parts that subtract to the H shown, whatever the logits', () => {
    const logit = fc.double({ min: -700, max: 700, noNaN: true });
    fc.assert(
      fc.property(fc.array(logit, { minLength: 2, maxLength: 6 }), fc.nat(), (logits, choice) => {
        const m = Math.max(...logits);
        const target = logits[choice % logits.length] ?? m;
        const others = logits.reduce((total, x) => total + Math.exp(x - m), 0);
        const loss = Math.log(others) + (m - target);
        const parts = formatParts({
          loss,
          logSumExp: m + Math.log(others),
          targetScore: target,
          largestScore: m,
        });
        assert.ok(subtracts(parts.logSumExp, parts.targetScore, parts.loss), JSON.stringify(parts));
        assert.equal(read(parts.loss) === 0, loss === 0);
      }),
    );
  });
});

describe('formatTotal', () => {
  it('writes the exact value within the rounding of the additions only', () => {
    assert.equal(formatTotal(0.1 + 0.2 + 0.3 + 0.4, 1, 4), '1');
    assert.equal(formatTotal(0.7 + 0.2 + 0.1, 1, 3), '1');
    assert.equal(formatTotal(-1.1e-16, 0, 5), '0');
  });
  it('writes the digits of a sum that is something else', () => {
    assert.equal(formatTotal(0.999, 1, 3), '0.999');
    assert.equal(formatTotal(1.00000001, 1, 5), '1.00000001');
    assert.equal(formatTotal(1e-9, 0, 5), '1.00e−9');
    assert.equal(formatTotal(NaN, 1, 5), 'NaN');
    assert.equal(formatTotal(2.5, undefined, 5), '2.50');
  });
});

describe('alignDecimals', () => {
  const places = (text: string): number => [...text].length - (text.search(/[.\u2008]/) + 1);
  it('puts the decimal points of a column under each other', () => {
    const column = alignDecimals(['0.535', '0.0485', '0', '12.5']);
    assert.deepEqual(column.map(places), [4, 4, 4, 4]);
    assert.equal(column[0], '0.535\u2007');
    assert.equal(column[2], '0\u2008\u2007\u2007\u2007\u2007');
  });
  it('leaves exponents, complements and very long fractions where they stand', () => {
    const column = ['4.87e−4', '1 − 3e−8', '0.99999997', '0.1', ''];
    assert.deepEqual(alignDecimals(column), column);
  });
  it('leaves a column of integers as it is', () => {
    assert.deepEqual(alignDecimals(['1', '0', '−12']), ['1', '0', '−12']);
  });
});

describe('formatCount', () => {
  it('separates thousands', () => {
    assert.deepEqual([0, 993, 1000, 128256, 1234567].map(formatCount), [
      '0',
      '993',
      '1,000',
      '128,256',
      '1,234,567',
    ]);
    assert.equal(formatCount(-1000), '−1,000');
    assert.equal(formatCount(Infinity), '∞');
  });
});
