import assert from 'node:assert/strict';
import { literals, only } from './marked';

const javascript = (text: string): string[] => literals(text, 'javascript');
const typescript = (text: string): string[] => literals(text, 'typescript');

describe('arrays in JavaScript and TypeScript', () => {
  it('finds the arguments of typed arrays', () => {
    assert.deepEqual(javascript('new Float32Array([1, 2]); Uint8Array.from([3, 4]); new Array(1, 2)'), [
      '[1, 2]',
      '[3, 4]',
    ]);
  });

  it('takes no comma expression for an array', () => {
    assert.deepEqual(javascript('x = (1, 2); f((3, 4)); y = ([5, 6]); z = [(7), 8]'), ['[5, 6]', '[(7), 8]']);
  });

  it('takes a bracket after a value for a subscript, over line ends too', () => {
    assert.deepEqual(javascript('a\n[1, 2]; f()[1, 2]; a?.[1, 2]; `t`[1, 2]; this[1, 2]; x.in[1, 2]'), []);
    assert.deepEqual(typescript('a![1, 2]; f<number>(x)[1, 2]'), []);
  });

  it('finds a value after a keyword, a spread, a block or an operator', () => {
    assert.deepEqual(
      javascript('return [1, 2]; f(...[3, 4]); {}\n[5, 6].map(g); x = !a || [7, 8]; if (x) [9, 10].map(g)'),
      ['[1, 2]', '[3, 4]', '[5, 6]', '[7, 8]', '[9, 10]'],
    );
    assert.deepEqual(javascript('[...await [11, 12]]; [...typeof [13, 14]]'), ['[11, 12]', '[13, 14]']);
  });

  it('tells regular expressions from divisions', () => {
    assert.deepEqual(javascript('x.match(/[("\'`[1, 2]/g); y = [1, 2]; z = a / b; w = [3, 4] / 2'), [
      '[1, 2]',
      '[3, 4]',
    ]);
  });

  it('reads code inside template strings', () => {
    assert.deepEqual(javascript("`a[ ${f([1, 2], `${[3, 4]}`)} it's [5, 6] ${x}`; y = [7, 8]"), [
      '[1, 2]',
      '[3, 4]',
      '[5, 6]',
      '[7, 8]',
    ]);
  });

  it('leaves destructuring patterns and takes their value', () => {
    assert.deepEqual(javascript('const [a, b] = [1, 2]; [c, d] = [3, 4]; ({ e } = f)'), ['[1, 2]', '[3, 4]']);
  });

  it('takes no tuple type for an array', () => {
    assert.deepEqual(
      typescript('type A = [1, 2]; let a: [1, 2] = [3, 4]; const b = x as [5, 6]; f<[7, 8]>(y)'),
      ['[3, 4]'],
    );
    assert.deepEqual(typescript('const f = (m: [number, number] = [1, 2]) => m; const o = { a: [3, 4] }'), [
      '[1, 2]',
      '[3, 4]',
    ]);
  });

  it('reads the text of JSX with its apostrophes', () => {
    assert.deepEqual(
      literals("const a = <p>it's</p>;\nconst b = <C v={[1, 2]}>don't</C>;", 'typescriptreact'),
      ['[1, 2]'],
    );
  });

  it('reads an array over several lines between apostrophes', () => {
    const text = "x = <p>it's {[1, // c ]\n 2]} don't and {[3 /* [ */, 4]} doesn't</p>";
    assert.deepEqual(literals(text, 'javascriptreact'), ['[1, // c ]\n 2]', '[3 /* [ */, 4]']);
  });

  it('takes the ends of JSX elements for no regular expressions', () => {
    const text = '<p>a</p>; x = <A b={[1, 2]} /> ; <p>{[3, 4]}</p>; <B c={d} />; y = [5, 6]; <C />';
    assert.deepEqual(literals(text, 'javascriptreact'), ['[1, 2]', '[3, 4]', '[5, 6]']);
  });

  it('finds an array after || but not in a union of types', () => {
    assert.deepEqual(typescript('x = a || [1, 2]; type A = [3, 4] | [5, 6]; let b: readonly [7, 8]'), [
      '[1, 2]',
    ]);
  });

  it('reads the names of non-finite numbers', () => {
    assert.deepEqual(only('[NaN, -Infinity, Number.POSITIVE_INFINITY]', 'javascript'), [
      NaN,
      -Infinity,
      Infinity,
    ]);
    assert.deepEqual(javascript('[nan, 1]; [undefined, 1]; [null, 1]; [1n, 2n]; [Number.EPSILON, 1]'), []);
  });
});
