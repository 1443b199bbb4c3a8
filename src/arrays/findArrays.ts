import { delimitedSteps } from './blocks/delimited';
import { blockSteps } from './blocks/findBlocks';
import type { NumericArray } from './numericArray';
import { scanSteps } from './scanText';
import { segmentsOf } from './segments';
import { runSteps } from './steps';
import { syntaxOf } from './syntaxes';

/**
 * Every rectangular array of numbers in a text, sorted by start. Arrays within comments and strings count; of a
 * ragged or half-numeric nest the rectangular parts are given; none lies inside another. Linear in the text.
 */
export function findArrays(text: string, languageId: string): NumericArray[] {
  return runSteps(findArraysSteps(text, languageId));
}

/** The same in steps of a few milliseconds, between which a host can do other work or give up. */
export function* findArraysSteps(text: string, languageId: string): Generator<void, NumericArray[], void> {
  const arrays: NumericArray[] = [];
  const keep = (array: NumericArray): void => {
    arrays.push(array);
  };
  for (const segment of segmentsOf(text, languageId)) {
    const { start, end } = segment;
    const syntax = syntaxOf(segment.languageId);
    const table = syntax.isDelimited ? yield* delimitedSteps(text) : undefined;
    if (table) keep(table);
    yield* scanSteps(text, syntax, start, end, keep);
    if (syntax.blocks) yield* blockSteps(text, start, end, syntax.blocks, keep);
  }
  return yield* outermostSteps(arrays);
}

/** Arrays that are compared between two chances to stop. */
const sliceArrays = 20_000;

/** Leaves out what lies inside another array, such as an array in a comment between its rows. */
export function withoutNested(arrays: NumericArray[]): NumericArray[] {
  return runSteps(outermostSteps(arrays));
}

function* outermostSteps(arrays: NumericArray[]): Generator<void, NumericArray[], void> {
  const isSorted = arrays.every((array, index) => index === 0 || arrays[index - 1].start < array.start);
  if (!isSorted) arrays.sort((a, b) => a.start - b.start || b.end - a.end);
  const outermost: NumericArray[] = [];
  let end = -1;
  for (let index = 0; index < arrays.length; index++) {
    if (index % sliceArrays === sliceArrays - 1) yield;
    if (arrays[index].end <= end) continue;
    end = arrays[index].end;
    outermost.push(arrays[index]);
  }
  return outermost;
}
