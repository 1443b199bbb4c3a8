import assert from 'node:assert/strict';
import { readLens } from '../../../src/lens';
import { arrayProblemText, placedProblemText } from '../../../src/words/arrayProblems';
import { diagnosticText } from '../../../src/words/diagnostics';

describe('a number that overflows a double', () => {
  const noted = (text: string, languageId: string) => {
    const { lens } = readLens({ text, offset: text.search(/[[{]/) + 2, languageId });
    return lens?.reading.diagnostics.filter(({ code }) => code === 'overflow') ?? [];
  };

  it('is read as an infinity with a note that quotes it', () => {
    const text = 'logits = [1.0, -1e999, 2.0]';
    const { lens } = readLens({ text, offset: 12, languageId: 'python' });
    assert.deepEqual(Array.from(lens?.reading.array.values ?? []), [1, -Infinity, 2]);
    const [note] = noted(text, 'python');
    assert.deepEqual(note.place, { start: 15, end: 21 });
    const words = diagnosticText(note, 1);
    assert.match(words, /-1e999/);
    assert.match(words, /1\.8e308/);
  });

  it('is told from infinities that are written as such', () => {
    assert.deepEqual(noted("logits = [1.0, float('-inf'), 2.0]", 'python'), []);
    assert.deepEqual(noted('logits = [1.0, -Inf32, 2.0]', 'julia'), []);
    assert.deepEqual(noted('logits := []float64{1.0, math.Inf(-1), 2.0}', 'go'), []);
  });
});

describe('broken syntax inside an array', () => {
  it('is said with what was expected, at its line and column', () => {
    const { problem } = readLens({ text: 'x = 1\ny = [1.0, 2.0; 3.0]\n', offset: 12, languageId: 'python' });
    assert.ok(problem);
    assert.equal(problem.start, 19);
    const placed = placedProblemText(problem, { line: 2, column: 14 });
    assert.equal(placed, `Line 2, column 14: ${arrayProblemText(problem)}`);
    assert.match(placed, /numbers is expected; found/);
  });
});
