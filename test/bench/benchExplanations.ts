/**
 * Measures each explanation, and which are offered, on one array after another. Every round reads the array anew, so
 * that nothing is kept from the one before. Prints milliseconds, and how many times the report of the same question
 * takes, and writes them to out/bench-explanations.json. An explanation that takes longer than it may in every round
 * makes it fail. Arguments: parts of the names of the questions to measure.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '../../src/core';
import { explanationIds, type ExplanationId, type ExplanationValues } from '../../src/explanation';
import type { Lens } from '../../src/lens';
import { explain, offeredExplanations } from '../../src/words/explanations';
import { projectRoot } from '../launcher/projectRoot';
import { lensMaker, questions, sizes } from './explanationLenses';
import { median, milliseconds } from './measure';

/** What nothing in the editor's extensions may take longer than at once. */
const mostMilliseconds = 50;
const rounds = 5;

interface Figure {
  /** The explanation; with `given` where the person gave it something to look at. */
  readonly id: ExplanationId | 'offered' | `${ExplanationId} given`;
  /** Of the first call, before the engine knows the code. */
  readonly first: number;
  readonly median: number;
  readonly fastest: number;
  /** Median over that of `report()` on the same question. */
  readonly ratio: number;
}

const words = process.argv.slice(2);
const isWanted = (name: string): boolean => words.length === 0 || words.some((word) => name.includes(word));

console.log('ms: first call, median, fastest; and the median over that of report() on the same question');
const results = questions.flatMap((asked) =>
  sizes.flatMap(([rows, classes]) => {
    const name = `${asked.name} [${rows}, ${classes}]`;
    if (!isWanted(name)) return [];
    const measured = measure(lensMaker(asked, rows, classes));
    console.log(`${name}: report() ${measured.reference.toFixed(2)} ms`);
    for (const figure of measured.figures) console.log(`  ${lineOf(figure)}`);
    return [{ question: asked.name, shape: [rows, classes], ...measured }];
  }),
);
const slow = results.flatMap(({ figures }) => figures).filter(isSlow).length;
console.log(`${slow} took longer than ${mostMilliseconds} ms in each of ${rounds} rounds.`);
const folder = join(projectRoot(), 'out');
mkdirSync(folder, { recursive: true });
const figures = { rounds, mostMilliseconds, node: process.version, results };
writeFileSync(join(folder, 'bench-explanations.json'), `${JSON.stringify(figures, null, 2)}\n`);
console.log('Written to out/bench-explanations.json.');
if (slow > 0) process.exitCode = 1;

function isSlow({ fastest }: Figure): boolean {
  return fastest > mostMilliseconds;
}

function lineOf(figure: Figure): string {
  const times = [figure.first, figure.median, figure.fastest].map((time) => time.toFixed(1).padStart(6));
  const mark = isSlow(figure) ? ' TOO SLOW' : '';
  return `${figure.id.padEnd(20)}${times.join('')} ms ${figure.ratio.toFixed(1).padStart(7)}${mark}`;
}

function measure(make: () => Lens): { readonly reference: number; readonly figures: readonly Figure[] } {
  const lenses = Array.from({ length: rounds }, make);
  const times = (run: (lens: Lens) => unknown) => lenses.map((lens) => milliseconds(() => run(lens)));
  const timesOf = (id: ExplanationId, values?: ExplanationValues) =>
    times((lens) => explain(lens, id, values));
  const reference = median(times(({ question }) => question && report(question)));
  const figure = (id: Figure['id'], each: readonly number[]): Figure => ({
    id,
    first: each[0],
    median: median(each),
    fastest: Math.min(...each),
    ratio: median(each) / reference,
  });
  const offered = figure('offered', times(offeredExplanations));
  const ids = explanationIds.filter((id) => offeredExplanations(lenses[0]).some((one) => one.id === id));
  const plain = ids.map((id) => figure(id, timesOf(id)));
  const given = ids.flatMap((id) => {
    const values = valuesFor(id, lenses[0].question?.classes ?? 0);
    return values ? [figure(`${id} given`, timesOf(id, values))] : [];
  });
  return { reference, figures: [offered, ...plain, ...given] };
}

/** What makes an explanation search: a figure that nothing gives, and a gradient of a row that is not this one's. */
function valuesFor(id: ExplanationId, classes: number): ExplanationValues | undefined {
  if (id === 'expectedValue') return { expected: '1.23456' };
  if (id !== 'gradientCheck') return undefined;
  return {
    gradient: `[${Array.from({ length: classes }, (_, index) => Math.sin(index).toFixed(4)).join(', ')}]`,
  };
}
