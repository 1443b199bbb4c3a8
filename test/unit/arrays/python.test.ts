import assert from 'node:assert/strict';
import { literals, only } from './marked';

const python = (text: string): string[] => literals(text, 'python');

describe('arrays in Python', () => {
  it('reads mixed lists and tuples as one array', () => {
    assert.deepEqual(only('x = [(1, 2), [3, 4]]', 'python'), [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(only('x = ((1, 2), (3, 4))', 'python'), [
      [1, 2],
      [3, 4],
    ]);
  });

  it('ignores parentheses that only group', () => {
    assert.deepEqual(python('x = ([1, 2])'), ['[1, 2]']);
    assert.deepEqual(only('x = [((1, 2)), (3, 4)]', 'python'), [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(only('x = [(1), (2)]', 'python'), [1, 2]);
    assert.deepEqual(python('x = (3)'), []);
  });

  it('finds a single element with its comma or bracket', () => {
    assert.deepEqual(python('a = [2]; b = (2,); c = torch.tensor([1])'), ['[2]', '(2,)', '[1]']);
  });

  it('passes over comments and continued lines inside an array', () => {
    assert.deepEqual(only('x = [1,  # one [9, 9]\n     2, \\\n     3,\n]', 'python'), [1, 2, 3]);
  });

  it('takes a bracket after a value for a subscript or a call', () => {
    assert.deepEqual(python('a [1, 2]; f (1, 2); f(x)[1, 2]; "ab"[0, 1]; {}[1, 2]; a[0][1, 2]'), []);
    assert.deepEqual(python('x: Tuple[1, 2] = y\ndef f(a, b=Literal[1, 2]): ...'), []);
  });

  it('finds lists and tuples inside subscripts and calls', () => {
    assert.deepEqual(python('a[[0, 1], [2, 3]]; f((3, 4)); a[(1, 2)]'), [
      '[0, 1]',
      '[2, 3]',
      '(3, 4)',
      '(1, 2)',
    ]);
  });

  it('finds a value after a keyword or on a new line', () => {
    assert.deepEqual(python('return [1, 2]\nx\n[3, 4]\nfor i in (5, 6): pass\nif not [7, 8]: pass'), [
      '[1, 2]',
      '[3, 4]',
      '(5, 6)',
      '[7, 8]',
    ]);
  });

  it('never takes an unparenthesised tuple', () => {
    assert.deepEqual(python('x = 1, 2\ny = (1, 2), (3, 4)'), ['(1, 2)', '(3, 4)']);
  });

  it('finds default arguments, dictionary values and decorator arguments', () => {
    const text = '@mark((1, 2))\ndef f(x=[0.1, 0.9], *, y=(3, 4)):\n    return {"a": [5, 6], "b": (7, 8)}';
    assert.deepEqual(python(text), ['(1, 2)', '[0.1, 0.9]', '(3, 4)', '[5, 6]', '(7, 8)']);
  });

  it('reads non-finite numbers in calls and attributes, but no other names', () => {
    assert.deepEqual(only('[float("-inf"), +float(\'Infinity\'), -np.inf, numpy.nan]', 'python'), [
      -Infinity,
      Infinity,
      -Infinity,
      NaN,
    ]);
    assert.deepEqual(python('[inf, 1]\n[self.inf, 1]\n[float(x), 1]\n[float("x"), 1]\n[x.nan, 1]'), []);
  });

  it('refuses expressions, complex numbers, booleans, sets and strings', () => {
    const text =
      '[1 + 2, 3]; [1j, 2]; [True, 1]; {1, 2}; ["1", 2]; [*a, 1]; [~1, 2]; [1 2]; [a := 1, 2]; [1, ...]';
    assert.deepEqual(python(text), []);
  });

  it('reads signs apart from their number', () => {
    assert.deepEqual(only('[- 1, + 2, -3]', 'python'), [-1, 2, -3]);
  });

  it('gives the parts of a nest that is not rectangular', () => {
    assert.deepEqual(python('[[1, 2], [3, 4], [5]]'), ['[1, 2]', '[3, 4]', '[5]']);
    assert.deepEqual(python('[[[1, 2], [3, 4]], [[5, 6]]]'), ['[[1, 2], [3, 4]]', '[[5, 6]]']);
    assert.deepEqual(python('[[1, 2], 3]'), ['[1, 2]']);
    assert.deepEqual(python('[[1, 2], [3, "a"], [4, 5]]'), ['[1, 2]', '[4, 5]']);
  });

  it('finds arrays in strings and docstrings, printed ones too', () => {
    assert.deepEqual(python('def f():\n    """\n    >>> f()\n    [[0.1 0.9]\n     [0.2 0.8]]\n    """\n'), [
      '[[0.1 0.9]\n     [0.2 0.8]]',
    ]);
    assert.deepEqual(python('x = f"p = [0.1, 0.9], y = {y[0, 1]}"'), ['[0.1, 0.9]']);
  });

  it('reads a print over several comment lines as one array', () => {
    assert.deepEqual(only('# tensor([[1., 2.],\n#         [3., 4.]])\n', 'python'), [
      [1, 2],
      [3, 4],
    ]);
  });

  it('is not confused by brackets and quotes in strings and comments', () => {
    assert.deepEqual(
      python("a = \"[(\"; b = [1, 2]  # it's ([{\nc = [3, 4]\nd = '''it\"s ['''; e = [5, 6]"),
      ['[1, 2]', '[3, 4]', '[5, 6]'],
    );
  });

  it('finds the whole arrays of a file that is half typed', () => {
    assert.deepEqual(python('x = [[1, 2],\n     [3, 4\ny = [5, 6]\nz = "unclosed [7, 8]\nw = [9, 10]\n'), [
      '[1, 2]',
      '[5, 6]',
      '[7, 8]',
      '[9, 10]',
    ]);
  });

  it('does not take the argument of torch.Size for an array', () => {
    assert.deepEqual(python('assert x.shape == torch.Size([3, 4])'), []);
  });

  it('reads nan, inf and an ellipsis in a print that was pasted into code', () => {
    assert.deepEqual(only('{"p": tensor([nan, -inf, 0.5]), "loss": tensor(0.3)}', 'python'), [
      NaN,
      -Infinity,
      0.5,
    ]);
    assert.deepEqual(only('x = array([[0., nan, ..., 1.]])', 'python'), [[0, NaN, 1]]);
    assert.deepEqual(python('x = np.array([nan, 1]); y = f([inf, 1]); z = tensor(a, [inf, 1])'), []);
  });

  it('reads an exponent with a separator', () => {
    assert.deepEqual(only('[1e1_0, 0x_ff, 1_0.0_1e-0_2]', 'python'), [1e10, 255, 0.1001]);
  });
});
