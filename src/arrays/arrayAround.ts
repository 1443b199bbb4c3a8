import { readDelimitedAt } from './blocks/delimited';
import { findBlocksAround } from './blocks/findBlocks';
import { withoutNested } from './findArrays';
import { tooLargeLimit } from './limits';
import type { LineStates } from './lines/lineStates';
import type { NumericArray, TextRange } from './numericArray';
import { scanSteps } from './scanText';
import { runSteps } from './steps';
import { closingEnd, outermostOpening, scanStart } from './scan/surroundings';
import type { Syntax } from './syntax';

export interface Around {
  readonly array?: NumericArray;
  /** The array is longer than `tooLargeLimit` and was not read. */
  readonly tooLarge?: TextRange;
  /** Where reading began. */
  readonly scanStart: number;
}

/** Reads the array around `offset` and no more of the text than it takes to know what it is. */
export function arrayAround(...request: Parameters<typeof arrayAroundSteps>): Around {
  return runSteps(arrayAroundSteps(...request));
}

/** The same in steps of a few milliseconds: an array may have a million numbers. */
export function* arrayAroundSteps(
  text: string,
  offset: number,
  syntax: Syntax,
  within: TextRange = { start: 0, end: text.length },
  lines?: LineStates,
): Generator<void, Around, void> {
  const opening = outermostOpening(text, offset, syntax);
  if (lines) yield* lines.read(text, opening);
  const line = lines?.at(text, opening);
  const start = line?.start ?? Math.max(within.start, scanStart(text, opening, syntax));
  const tooLarge = (from: number): Around => ({
    tooLarge: { start: from, end: closingEnd(text, from) ?? from + tooLargeLimit + 1 },
    scanStart: start,
  });
  const isTooLarge = (closingEnd(text, opening) ?? offset) - opening > tooLargeLimit;
  if (isTooLarge) return tooLarge(opening);
  const around: NumericArray[] = [];
  const keep = (array: NumericArray): void => {
    if (array.start <= offset && offset <= array.end) around.push(array);
  };
  if (!line) yield;
  const unread = yield* scanSteps(text, syntax, start, within.end, keep, {
    settleAt: offset,
    longest: tooLargeLimit,
    state: line?.state,
  });
  if (unread !== undefined && unread <= offset) return tooLarge(unread);
  const table = syntax.isDelimited ? readDelimitedAt(text) : undefined;
  if (table) keep(table);
  if (syntax.blocks) findBlocksAround(text, offset, within.start, within.end, syntax.blocks, keep);
  return { array: withoutNested(around).at(-1), scanStart: start };
}
