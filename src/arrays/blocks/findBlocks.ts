import { tooLargeLimit } from '../limits';
import type { NumericArray } from '../numericArray';
import { BlockReader } from './blockReader';
import type { Syntax } from '../syntax';
import { sequenceAround, sequenceSteps } from './sequences';
import { runSteps, sliceLength } from '../steps';
import { readLine, type Line } from './line';

type BlockPlace = NonNullable<Syntax['blocks']>;

const textPrefix = /^(?:#>|>(?!>)|\[rank\d+\]:|\(\w*(?: ?\w+)? ?pid=\d+\)|[\w.-]+[ \t]+\|)(?=[ \t]|$)/;
const outputPrefix = /^(?:#>|##)(?=[ \t]|$)/;
const longestPrefix = 60;

/** A longer line is no line of a print. */
const longestLine = 1_000_000;
const longLine: Line = { kind: 'text', words: 0 };

interface PrefixedLine {
  readonly prefix: string;
  readonly line: Line;
}

function prefixedLine(text: string, from: number, to: number, place: BlockPlace): PrefixedLine {
  if (place === 'diff') {
    const mark = /^[-+ ]/.exec(text.slice(from, Math.min(to, from + 1)))?.[0] ?? '';
    return { prefix: mark, line: lineOf(text, from + mark.length, to) };
  }
  const first = text.charCodeAt(from);
  // Most lines begin with none of the characters of a prefix.
  const isPlain = place === 'text' && (first === 32 || (first >= 43 && first <= 57));
  const head = isPlain ? '' : text.slice(from, Math.min(to, from + longestPrefix));
  const prefix = isPlain ? '' : ((place === 'text' ? textPrefix : outputPrefix).exec(head)?.[0] ?? '');
  if (prefix === '' && place === 'output-comments') return { prefix, line: { kind: 'text', words: 0 } };
  return { prefix, line: lineOf(text, from + prefix.length, to) };
}

function lineOf(text: string, from: number, to: number): Line {
  return to - from > longestLine ? longLine : readLine(text, from, to);
}

function lineEnd(text: string, from: number, to: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 || end > to ? to : end;
}

/** Hands every array printed without brackets between `from` and `to` to `found`, in slices. Linear in the text. */
export function* blockSteps(
  text: string,
  from: number,
  to: number,
  place: BlockPlace,
  found: (array: NumericArray) => void,
): Generator<void, void, void> {
  if (place === 'sequences') return yield* sequenceSteps(text, from, to, found);
  const reader = new BlockReader(text, found);
  let lastPrefix = '';
  for (let at = from, rested = from; at <= to && at < text.length;) {
    if (at - rested >= sliceLength) {
      rested = at;
      yield;
    }
    const end = lineEnd(text, at, to);
    const { prefix, line } = prefixedLine(text, at, end, place);
    if (prefix !== lastPrefix) reader.finish();
    lastPrefix = prefix;
    reader.read(line);
    at = end + 1;
  }
  reader.finish();
}

/** Hands the arrays around the line at `offset` to `found`: reads on from the nearest lines above and below that are text. */
export function findBlocksAround(
  text: string,
  offset: number,
  from: number,
  to: number,
  place: BlockPlace,
  found: (array: NumericArray) => void,
): void {
  if (place === 'sequences') {
    const around = sequenceAround(text, offset, tooLargeLimit);
    runSteps(sequenceSteps(text, around.from, around.to, found));
    return;
  }
  let start = Math.max(from, text.lastIndexOf('\n', offset - 1) + 1);
  const end = lineEnd(text, offset, to);
  if (prefixedLine(text, start, end, place).line.kind === 'text') return;
  while (start > from) {
    const above = Math.max(from, start > 1 ? text.lastIndexOf('\n', start - 2) + 1 : 0);
    const { line } = prefixedLine(text, above, start - 1, place);
    start = above;
    if (line.kind === 'text') break;
    if (offset - start > tooLargeLimit) return;
  }
  let last = end;
  while (last < to) {
    const next = lineEnd(text, last + 1, to);
    const { line } = prefixedLine(text, last + 1, next, place);
    last = next;
    if (line.kind === 'text') break;
    if (last - start > 2 * tooLargeLimit) return;
  }
  runSteps(blockSteps(text, start, last, place, found));
}
