import { ArrayBuilder } from './build/arrayBuilder';
import type { FoundArray } from './build/nesting';
import { LocatedArray } from './locatedArray';
import type { NumericArray } from './numericArray';
import type { LeftFrame } from './scan/problems';
import { hasDecimalCommas } from './scan/decimalCommas';
import { Scanner } from './scan/scanner';
import type { Syntax } from './syntax';

export interface BareReading {
  readonly array?: NumericArray;
  /** The imagined brackets around the text, and what is wrong in them. */
  readonly frame?: LeftFrame;
}

/** Reads numbers or rows as though brackets stood around them. */
export function readBare(text: string, start: number, end: number, syntax: Syntax): BareReading {
  const found: FoundArray[] = [];
  const offsets: number[] = [];
  let frame: LeftFrame | undefined;
  const builder = new ArrayBuilder(
    {
      found: (array) => found.push(array),
      number: (from, to) => offsets.push(from, to),
      left({ kind, problem, start: frameStart }, frameEnd, closed) {
        if (kind === 'selection' && problem)
          frame = { kind, problem, start: frameStart, end: frameEnd, closed };
      },
    },
    true,
    syntax.isFlat,
  );
  builder.open('selection', 0, start, true);
  new Scanner(text, syntax, builder).scan(start, end);
  builder.closeSelection(end);
  const array = found.at(0);
  if (frame || !array || hasDecimalCommas(text, array)) return { frame };
  const rules = { ...syntax, blanksSeparate: true };
  if (array.shape.length > 1 || array.start !== start || isBracketed(text, start)) {
    return { array: new LocatedArray(text, isBracketed(text, array.start) ? syntax : rules, array) };
  }
  if (array.values.length < 2) return {};
  return { array: new LocatedArray(text, rules, { ...array, shape: shapeByLines(text, offsets) }) };
}

function isBracketed(text: string, at: number): boolean {
  return text[at] === '[' || text[at] === '(';
}

/** [lines, numbers in each] where all lines hold equally many, at least two; else one axis. */
function shapeByLines(text: string, offsets: readonly number[]): readonly number[] {
  const count = offsets.length / 2;
  const lengths: number[] = [1];
  for (let index = 1; index < count; index++) {
    const between = text.slice(offsets[2 * index - 1], offsets[2 * index]);
    if (between.includes('\n')) lengths.push(1);
    else lengths[lengths.length - 1]++;
  }
  const rectangular =
    lengths.length > 1 && lengths[0] > 1 && lengths.every((length) => length === lengths[0]);
  return rectangular ? [lengths.length, lengths[0]] : [count];
}
