import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findArrayAt, findArrays, readArrayAt, readArrayIn, tooLargeLimit } from '../../../src/arrays';

const languages = ['python', 'json', 'jsonl', 'javascript', 'typescriptreact', 'log'];

/** Texts of a given length that would be slow if any part were read more than once. */
const hostile: Record<string, (length: number) => string> = {
  'open brackets': (length) => '['.repeat(length),
  'open parentheses': (length) => '('.repeat(length),
  'closing brackets after open parentheses': (length) => '('.repeat(length / 2) + ']'.repeat(length / 2),
  'nested numbers': (length) => '[1,'.repeat(length / 6) + '1' + ']'.repeat(length / 6),
  'nested brackets around two numbers': (length) => '['.repeat(length / 2) + '1, 2' + ']'.repeat(length / 2),
  'unbalanced quotes': (length) => `"'`.repeat(length / 2),
  'triple quotes': (length) => `"""'''`.repeat(length / 6),
  'escaped quotes': (length) => `'\\`.repeat(length / 2),
  'apostrophes in words': (length) => `a' `.repeat(length / 3),
  'opening template strings': (length) => '`${'.repeat(length / 3),
  slashes: (length) => '/[ '.repeat(length / 3),
  'comment openings': (length) => '/*'.repeat(length / 2),
  'one long number': (length) => '[' + '1'.repeat(length - 1),
  'numbers without a bracket end': (length) => '[' + '1, '.repeat(length / 3),
  'one long name': (length) => '[' + 'a'.repeat(length - 1),
  'dotted names': (length) => '[a.b' + ', np.a'.repeat(length / 6),
  'lines with equal starts': (length) => `${'a '.repeat(90)}[1,\n`.repeat(length / 185),
  'signs and blanks': (length) => '[' + '-  '.repeat(length / 3),
  'dots and escapes': (length) => '[\x1b[..'.repeat(length / 5),
  'calls in brackets': (length) => '[np.float64('.repeat(length / 12),
};

describe('hostile text', () => {
  for (const [name, make] of Object.entries(hostile)) {
    it(`costs no more than its length: ${name}`, function () {
      this.timeout(20_000);
      const text = make(50_000);
      for (const languageId of languages) {
        const begun = performance.now();
        findArrays(text, languageId);
        readArrayAt(text, text.length / 2, languageId);
        readArrayIn(text, { start: 0, end: text.length }, languageId);
        const taken = performance.now() - begun;
        assert.ok(taken < 2000, `${languageId} took ${taken.toFixed(0)} ms`);
      }
    });
  }

  it('never throws, whatever the text', () => {
    const pieces = '[](){},.-+eE0123456789 \n\r\t\'"`$/\\*#:;=_naif…−\ufeff\x1b'
      .split('')
      .concat('"""', '${', '...', 'np.nan', '0x');
    const text = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((p) => p.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), fc.nat(80), fc.nat(80), (source, languageId, a, b) => {
        const offset = Math.min(a, source.length);
        for (const array of findArrays(source, languageId)) {
          const size = array.shape.reduce((product, length) => product * length, 1);
          assert.equal(array.values.length, size);
          array.values.forEach((_, index) => {
            const { start, end } = array.elementRange(index);
            assert.ok(array.start <= start && start < end && end <= array.end);
          });
        }
        const expected = findArrays(source, languageId)
          .filter(({ start, end }) => start <= offset && offset <= end)
          .at(-1);
        assert.equal(findArrayAt(source, offset, languageId)?.start, expected?.start);
        readArrayAt(source, offset, languageId);
        readArrayIn(source, { start: Math.min(a, b), end: Math.max(a, b) }, languageId);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('deep nesting', () => {
  it('gives one array of as many axes', () => {
    const [array, ...others] = findArrays('['.repeat(10_000) + '1, 2' + ']'.repeat(10_000), 'json');
    assert.deepEqual(
      [array.start, array.end, array.shape.length, array.shape.at(-1)],
      [0, 20_004, 10_000, 2],
    );
    assert.deepEqual(others, []);
  });

  it('gives the part that is closed', () => {
    const text = '['.repeat(10_000) + '[1, 2]';
    assert.deepEqual(
      findArrays(text, 'json').map(({ start, shape }) => [start, shape]),
      [[10_000, [2]]],
    );
  });
});

describe('large text', () => {
  it('is read at a cursor without being read from its top', () => {
    const filler = 'def f(x):\n    return x[0, 1]  # a comment\n\n'.repeat(50_000);
    const text = `${filler}y = [0.1, 0.9]\n${filler}`;
    const offset = filler.length + 8;
    const begun = performance.now();
    for (let time = 0; time < 10; time++) findArrayAt(text, offset, 'python');
    const local = (performance.now() - begun) / 10;
    const wholeBegun = performance.now();
    findArrays(text, 'python');
    const whole = performance.now() - wholeBegun;
    assert.equal(findArrayAt(text, offset, 'python')?.start, filler.length + 4);
    assert.ok(local < whole / 10, `${local.toFixed(1)} ms against ${whole.toFixed(1)} ms for the whole`);
  });

  it('finds the outermost bracket of an array that is longer than the window', () => {
    const text = `x = [${'[0.5, 0.25],\n'.repeat(30_000)}]\n`;
    assert.deepEqual(findArrayAt(text, text.length - 10, 'python')?.shape, [30_000, 2]);
    assert.deepEqual(findArrayAt(text, 5, 'python')?.shape, [30_000, 2]);
    assert.deepEqual(findArrayAt(text, 200_000, 'python')?.shape, [30_000, 2]);
  });

  it('finds the outermost bracket beyond comments between the rows', () => {
    const python = `x = [${"[0.5, 0.25],  # it's a row [\n".repeat(20_000)}]\n`;
    assert.deepEqual(findArrayAt(python, python.length - 10, 'python')?.shape, [20_000, 2]);
    const javascript = `x = [${'[0.5, 0.25], /* a row */ // [\n'.repeat(20_000)}]\n`;
    assert.deepEqual(findArrayAt(javascript, 300_000, 'javascript')?.shape, [20_000, 2]);
  });

  it('is read from a statement, so that a window that begins in a docstring does no harm', () => {
    const docstring = `    """It's [ a text\n${'    with [ words\n'.repeat(5000)}    """\n`;
    const filler = `def f(x):\n${docstring}    return x\n`.repeat(5);
    const text = `${filler}def g():\n    return [0.1, x[1, 2]], [0.2, 0.8]\n`;
    const arrays = findArrays(text, 'python');
    assert.deepEqual(
      arrays.map(({ start, end }) => text.slice(start, end)),
      ['[0.2, 0.8]'],
    );
    assert.deepEqual(findArrayAt(text, text.length - 3, 'python')?.start, arrays[0].start);
    assert.equal(findArrayAt(text, text.indexOf('x[1, 2') + 3, 'python'), undefined);
  });

  it('is said to be too large where one array exceeds the limit', () => {
    const text = `[${'0.125, '.repeat(tooLargeLimit / 7 + 1)}1]`;
    const { problem } = readArrayAt(text, 3_000_000, 'json');
    assert.equal(problem?.code, 'too-large');
    assert.equal(readArrayIn(text, { start: 0, end: text.length }, 'json').problem?.code, 'too-large');
    assert.equal(findArrays(text, 'json').length, 1);
  });
});
