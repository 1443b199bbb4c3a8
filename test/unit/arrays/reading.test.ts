import assert from 'node:assert/strict';
import { findArrayAt, readArrayAt, readArrayIn } from '../../../src/arrays';
import { marked, nested, selected } from './marked';

function problemAt(source: string, languageId = 'python') {
  const { text, offset } = marked(source);
  const { problem } = readArrayAt(text, offset, languageId);
  assert.ok(problem, `an array in ${source}`);
  return { ...problem, place: text.slice(problem.start, problem.end) };
}

function readSelection(source: string, languageId = 'python') {
  const { text, range } = selected(source);
  const { array, problem } = readArrayIn(text, range, languageId);
  return array ? nested(array) : problem?.code;
}

describe('the array at a cursor', () => {
  it('is found from its first bracket to behind its last', () => {
    for (const source of ['x = |[1, 2]', 'x = [1, 2]|', 'x = [[1, |2], [3, 4]]', 'torch.tensor([1|, 2])']) {
      const { text, offset } = marked(source);
      assert.ok(findArrayAt(text, offset, 'python'), source);
    }
    for (const source of ['x =| [1, 2]', 'x = [1, 2] |', 'x[1, |2]', 'f(1, |2)']) {
      const { text, offset } = marked(source);
      assert.equal(findArrayAt(text, offset, 'python'), undefined, source);
    }
  });

  it('is the outermost that is rectangular', () => {
    const { text, offset } = marked('x = [[[1, 2], [3, |4]], [[5, 6], [7, 8]]]');
    assert.deepEqual(findArrayAt(text, offset, 'python')?.shape, [2, 2, 2]);
  });

  it('is the next where two meet', () => {
    const { text, offset } = marked('x = a+[1, 2]|[3, 4]');
    assert.deepEqual(findArrayAt(text, offset, 'json')?.values, new Float64Array([3, 4]));
  });
});

describe('what is wrong at a cursor', () => {
  it('names the row of another length', () => {
    const { code, place, ...rest } = problemAt('[[1, 2, 3],| [4, 5]]');
    assert.deepEqual({ code, place }, { code: 'ragged', place: '[4, 5]' });
    assert.deepEqual([Reflect.get(rest, 'expected'), Reflect.get(rest, 'found')], [3, 2]);
  });

  it('names the element that is no number', () => {
    for (const [source, found] of [
      ['x = [1, |2, "a, b"]', '"a, b"'],
      ['x = [|1, None, 3]', 'None'],
      ['x = [f(1, |2), 3]', 'f(1, 2)'],
      ['x = [1, |n + 1]', 'n'],
      ['x = {"a": [|a.b[0], 2]}', 'a.b[0]'],
    ]) {
      const problem = problemAt(source);
      assert.deepEqual(
        [problem.code, problem.place, Reflect.get(problem, 'found')],
        ['not-numeric', found, found],
      );
    }
  });

  it('says that an array is empty or unclosed', () => {
    assert.equal(problemAt('x = [|]').code, 'empty');
    assert.equal(problemAt('x = [[|], []]').code, 'empty');
    const unclosed = problemAt('x = [1, 2|\ny = 3\n');
    assert.deepEqual([unclosed.code, unclosed.place], ['unclosed', '[']);
  });

  it('says nothing of subscripts, calls, blocks and other text', () => {
    for (const source of ['a[1, |2]', 'f(1, |2)', 'x| = [1, 2]', '|', '{"a": |1}', 'x = [{"a": 1|}]']) {
      assert.equal(problemAt(source).code, 'none', source);
    }
  });
});

describe('the array in a selection', () => {
  it('may stand in blanks, an assignment or a call', () => {
    for (const source of [
      '|  [1, 2]\n|',
      '|x = [1, 2]|',
      '|torch.tensor([1, 2], dtype=torch.float32)|',
      'y[|[1, 2]|]',
    ]) {
      assert.deepEqual(readSelection(source), [1, 2], source);
    }
  });

  it('may be bare numbers, by lines where they are equally long', () => {
    assert.deepEqual(readSelection('[0, |1, 2, 3|, 4]'), [1, 2, 3]);
    assert.deepEqual(readSelection('[0|, 1, 2, |3]'), [1, 2]);
    assert.deepEqual(readSelection('|1 2\n3 4\n|'), [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(readSelection('|1, 2\n3, 4|'), [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(readSelection('|1 2\n3 4 5|'), [1, 2, 3, 4, 5]);
    assert.deepEqual(readSelection('|1\n2\n3|'), [1, 2, 3]);
  });

  it('may be rows of a larger array', () => {
    for (const languageId of ['python', 'typescript', 'log']) {
      assert.deepEqual(readSelection('[[0, 0], |[1, 2],\n [3, 4]|]', languageId), [
        [1, 2],
        [3, 4],
      ]);
      assert.deepEqual(readSelection('|[1, 2]\n[3, 4]|', languageId), [
        [1, 2],
        [3, 4],
      ]);
    }
  });

  it('may be a print within code', () => {
    assert.deepEqual(readSelection('# |[[0.5 nan]\n#  [2. -inf]]|\n'), [
      [0.5, NaN],
      [2, -Infinity],
    ]);
    assert.deepEqual(readSelection('// |(1, 2)|', 'javascript'), [1, 2]);
  });

  it('knows where its bare numbers stand', () => {
    const { text, range } = selected('x = [0, |1.5,  -2|, 3]');
    const { array } = readArrayIn(text, range, 'python');
    assert.ok(array);
    const slices = [0, 1]
      .map((index) => array.elementRange(index))
      .map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(slices, ['1.5', '-2']);
    assert.equal(text.slice(array.start, array.end), '1.5,  -2');
  });

  it('is refused where it is ragged, empty, unclosed, no number or not one', () => {
    assert.equal(readSelection('|[[1, 2], [3]]|'), 'ragged');
    assert.equal(readSelection('|torch.tensor([[1, 2], [3]])|'), 'ragged');
    assert.equal(readSelection('|[1, 2], [3]|'), 'ragged');
    assert.equal(readSelection('|[]|'), 'empty');
    assert.equal(readSelection('|x = [1, 2|]'), 'unclosed');
    assert.equal(readSelection('|[1, "a"]|'), 'not-numeric');
    assert.equal(readSelection('|hello world|'), 'not-numeric');
    assert.equal(readSelection('|f([1, 2], [3, 4, 5])|'), 'none');
    assert.equal(readSelection('|2.5|'), 'none');
    assert.equal(readSelection('| |'), 'none');
  });
});
