import { findArrayAt, findArrays, LineStates } from '../../src/arrays';
import { readLens } from '../../src/lens';
import { pythonFile } from './arrayTexts';
import { median, milliseconds } from './measure';

const repeats = 50;
const rounds = 200;

/** Microseconds of finding an array of ten numbers at the cursor, in a small and in a large file. */
export function measureCursor(): object[] {
  return [
    ['10 KB', 10_000, 4],
    ['1 MB', 1_000_000, 400],
  ].map(([name, size, count]) => {
    const { text, starts } = pythonFile(Number(count), Number(size));
    const offset = starts[starts.length >> 1] + 9;
    const lines = new LineStates(text, 'python');
    const reading = milliseconds(() => lines.at(text, text.length));
    for (let count = 0; count < 2000; count++) findArrayAt(text, offset + (count % 5), 'python', lines);
    const times = Array.from(
      { length: rounds },
      () =>
        milliseconds(() => {
          for (let count = 0; count < repeats; count++)
            findArrayAt(text, offset + (count % 5), 'python', lines);
        }) / repeats,
    );
    const microseconds = median(times) * 1000;
    const whole =
      median(Array.from({ length: 5 }, () => milliseconds(() => findArrays(text, 'python')))) * 1000;
    console.log(
      `Array at the cursor in ${name}: ${microseconds.toFixed(1)} µs, once its lines are known (${reading.toFixed(1)} ms); scanning all of it ${whole.toFixed(0)} µs`,
    );
    return { name, microseconds, whole, linesMilliseconds: reading };
  });
}

/** Milliseconds of what a key stroke costs in a file of 5 MB with 2,000 arrays: following the edit, and a new answer. */
export function measureTyping(): object {
  const { text, starts } = pythonFile(2000, 5_000_000);
  const lines = new LineStates(text, 'python');
  lines.at(text, text.length);
  const following: number[] = [];
  const answering: number[] = [];
  let now = text;
  for (let stroke = 0; stroke < 60; stroke++) {
    const offset = starts[(stroke * 37) % starts.length] + 2;
    now = `${now.slice(0, offset)}1${now.slice(offset)}`;
    // Makes one flat string of it, as an editor's text is.
    now.charCodeAt(0);
    following.push(
      milliseconds(() => {
        lines.update({ offset, length: 0, text: '1' });
        findArrayAt(now, offset, 'python', lines);
      }),
    );
    const from = Math.max(0, offset - 1_000_000);
    const window = now.slice(from, offset + 4_500_000);
    window.charCodeAt(0);
    answering.push(
      milliseconds(() => readLens({ text: window, languageId: 'python', offset: offset - from })),
    );
  }
  const figures = { following: median(following), answering: median(answering) };
  console.log(
    `A key stroke among 2,000 arrays: following the edit ${figures.following.toFixed(2)} ms, a new answer ${figures.answering.toFixed(2)} ms (median)`,
  );
  return figures;
}
