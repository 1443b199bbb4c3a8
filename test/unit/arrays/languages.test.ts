import assert from 'node:assert/strict';
import { findArrayAt, findArrays } from '../../../src/arrays';
import { literals, only } from './marked';

describe('arrays in other languages', () => {
  it('are read with the numbers of C and C++', () => {
    assert.deepEqual(
      only("double a[] = {1'000.5, 010, 0x1Fu, 1e-3f, -.5L, 3ull, INFINITY, -NAN, /* 2 */ 7,};", 'cpp'),
      [1000.5, 8, 31, 0.001, -0.5, 3, Infinity, NaN, 7],
    );
    assert.deepEqual(literals('std::vector<float> v{1.f, 2.f};', 'cpp'), ['{1.f, 2.f}']);
  });

  it('are no blocks, subscripts, designators or macros', () => {
    const text =
      'if (x) { f(1, 2); } a[1][2]; enum E { A = 1, B }; int v[] = {[0] = 1, 2}; P p = {.x = 1, .y = 2}; {N, 2}';
    assert.deepEqual(literals(text, 'c'), []);
  });

  it('are joined in Java, C# and Rust where each row names its type', () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    assert.deepEqual(only('x = new int[][] {new int[] {1, 2}, new int[] {3, 4}};', 'java'), rows);
    assert.deepEqual(only('var x = new[] { new double[] {1d, 2m}, new double[] {3, 4} };', 'csharp'), rows);
    assert.deepEqual(only('let x = vec![vec![1.0, 2.0], vec![3.0_f64, 4.0]];', 'rust'), rows);
  });

  it('are no ranges, attributes, lifetimes or raw strings of Rust', () => {
    const text = `#[cfg(a)] fn f<'a>(x: &'a [f32; 2]) { &x[1..3]; [1..3]; [0; 4]; r#"[ " "#; }\nlet y = [1.5, -2.0];`;
    assert.deepEqual(literals(text, 'rust'), ['[1.5, -2.0]']);
  });

  it('are read with the infinities of Go, C# and Swift', () => {
    assert.deepEqual(only('a := []float64{math.Inf(1), math.Inf(-1), math.NaN(), 0b11}', 'go'), [
      Infinity,
      -Infinity,
      NaN,
      3,
    ]);
    assert.deepEqual(only('float[] a = { float.NaN, -double.PositiveInfinity, 1_0f };', 'csharp'), [
      NaN,
      -Infinity,
      10,
    ]);
    assert.deepEqual(only('let a: [Float] = [1.5, -Float.infinity]; let b = a[1]; x![1, 2]', 'swift'), [
      1.5,
      -Infinity,
    ]);
  });

  it('are the parentheses of calls in Kotlin and R', () => {
    assert.deepEqual(
      literals('val a = floatArrayOf(1f, 2f); val b = listOf<Int>(1, 2); minOf(1, 2)', 'kotlin'),
      ['(1f, 2f)', '(1, 2)'],
    );
    assert.deepEqual(only('val a = arrayOf(intArrayOf(1, 2), intArrayOf(3, 4))', 'kotlin'), [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(literals('x <- c(1, 2L); m[1, 2]; f(1, 2); v$c(3, 4); c(a = 1, 2); my.c(1, 2)', 'r'), [
      '(1, 2L)',
      '(a = 1, 2)',
    ]);
  });

  it('tell where each number is written, without its suffix', () => {
    for (const [text, languageId] of [
      ['float a[2] = {0.5f, 2};', 'c'],
      ['x <- c(0.5, 2L)', 'r'],
      ['val a = doubleArrayOf(0.5, 2.0)', 'kotlin'],
      ['let a = vec![0.5_f32, 2.];', 'rust'],
    ]) {
      const [array] = findArrays(text, languageId);
      const places = [0, 1].map((index) => array.elementRange(index));
      assert.deepEqual(
        places.map(({ start, end }) => Number(text.slice(start, end))),
        [0.5, 2],
      );
      assert.equal(findArrayAt(text, places[1].start, languageId)?.start, array.start);
    }
  });
});
