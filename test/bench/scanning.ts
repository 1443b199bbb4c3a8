import { findArrays } from '../../src/arrays';
import { findArraysSteps } from '../../src/arrays/findArrays';
import { allDigits, exponents, nestedJson, sixDecimals } from './arrayTexts';
import { median, milliseconds, pairedMedians } from './measure';

const megabyte = 1_000_000;

function rowsOf(text: string): number[][] {
  const { rows } = JSON.parse(text) as { rows: number[][] };
  return rows;
}

/** @throws Error where a number differs from JSON.parse's by as little as a bit. */
function requireSame(text: string): void {
  const [array] = findArrays(text, 'json');
  let index = 0;
  for (const row of rowsOf(text)) {
    for (const value of row) {
      if (!Object.is(value, array.values[index])) throw new Error(`${array.values[index]} is not ${value}`);
      index++;
    }
  }
  if (index !== array.values.length) throw new Error(`${array.values.length} numbers, not ${index}`);
}

const texts = [
  { name: '10 MB with six decimals', size: 10 * megabyte, number: sixDecimals, rounds: 9 },
  { name: '100 MB with six decimals', size: 100 * megabyte, number: sixDecimals, rounds: 3 },
  { name: '10 MB with all digits', size: 10 * megabyte, number: allDigits, rounds: 9 },
  { name: '10 MB with exponents', size: 10 * megabyte, number: exponents, rounds: 9 },
] as const;

/** How many times as fast as JSON.parse the arrays of a text are read, and whether to the bit as JSON.parse reads them. */
export function measureScanning(): object[] {
  return texts.map(({ name, size, number, rounds }) => {
    const text = nestedJson(size, number);
    requireSame(text);
    const result = pairedMedians(
      rounds,
      () => JSON.parse(text),
      () => findArrays(text, 'json'),
    );
    console.log(
      `${name}: ${result.ratio.toFixed(2)} times as fast as JSON.parse (${result.reference.toFixed(0)} ms), same bits`,
    );
    return { name, ...result };
  });
}

const hostile: readonly (readonly [name: string, languageId: string, make: (size: number) => string])[] = [
  ['one line of numbers', 'json', (size) => `[${'1.25,'.repeat(size / 5)}1]`],
  ['nested brackets', 'json', (size) => '['.repeat(size)],
  ['a quote that is not closed', 'python', (size) => `x = "${'1, '.repeat(size / 3)}`],
  ['a comment that is not closed', 'javascript', (size) => `/* ${'[1, 2] '.repeat(size / 7)}`],
  ['many quotes', 'typescript', (size) => `x = ${`"a" + 'b' + `.repeat(size / 12)}`],
  ['many lines of a log', 'log', (size) => 'step 1 loss 0.25 [0.5, 0.25]\n'.repeat(size / 29)],
];

/** Processor milliseconds so far: what other programs do meanwhile does not count. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Time for ten times the text, and the longest step: neither is to grow faster than the text. */
export function measureHostile(): object[] {
  return hostile.map(([name, languageId, make]) => {
    const [small, large] = [megabyte, 10 * megabyte].map(make);
    findArrays(small, languageId);
    const first = milliseconds(() => findArrays(small, languageId));
    const steps: number[] = [];
    const begun = performance.now();
    let last = processor();
    for (const step of findArraysSteps(large, languageId)) {
      const now = processor();
      steps.push(step === undefined ? now - last : 0);
      last = processor();
    }
    const taken = performance.now() - begun;
    const longest = Math.max(0, ...steps);
    console.log(
      `${name}: 10 MB in ${taken.toFixed(0)} ms, ${(taken / first).toFixed(1)} times that of 1 MB; ` +
        `${steps.length} steps, median ${median(steps).toFixed(1)} ms, longest ${longest.toFixed(1)} ms`,
    );
    return { name, milliseconds: taken, timesOfOneMegabyte: taken / first, longestStep: longest };
  });
}
