import type { TextRange } from '../arrays/numericArray';

/** Blanks to take away (> 0) or to add (< 0) before and behind a number, so that its column stays where it is. */
export interface Padding {
  readonly before: number;
  readonly behind: number;
}

/** Characters of a line that are looked at. */
const longestLine = 2_000;

/**
 * What a number's new text takes from the blanks that align it, or gives back to them. Only blanks beyond what separates
 * the numbers count, and blanks are added only where the lines around show that their author aligns.
 * @param grownBefore by how many characters the new text is longer up to the decimal point
 * @param grownBehind the same from the decimal point on
 */
export function paddingOf(
  text: string,
  { start, end }: TextRange,
  grownBefore: number,
  grownBehind: number,
): Padding {
  const around = linesAround(text, start);
  return {
    before: change(
      grownBefore,
      roomBefore(text, start),
      /[[({] +[-+−.\d]|, {2,}[-+−.\d]|\d\.? {2,}[-+−.\d]/.test(around),
    ),
    behind: change(grownBehind, roomBehind(text, end), /[\d.] +[,\])}]/.test(around)),
  };
}

const change = (grown: number, room: number, aligns: boolean): number =>
  grown > 0 ? Math.min(grown, room) : aligns ? grown : 0;

/** The line that holds a place, and the one above and below. */
function linesAround(text: string, place: number): string {
  const first = Math.max(0, place - longestLine);
  const last = Math.min(text.length, place + longestLine);
  const before = text.slice(first, place).split('\n').slice(-2).join('\n');
  const behind = text.slice(place, last).split('\n').slice(0, 2).join('\n');
  return before + behind;
}

/** Blanks right before a number that only align it: the first behind a comma or another number separates. */
function roomBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && start - at < longestLine && text[at - 1] === ' ') at--;
  const previous = text[at - 1];
  if (previous === undefined || /[\n\r]/.test(previous)) return 0;
  const blanks = start - at;
  return /[[({]/.test(previous) ? blanks : Math.max(0, blanks - 1);
}

function roomBehind(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < longestLine && text[at] === ' ') at++;
  const next = text[at];
  if (next === undefined || /[\n\r]/.test(next)) return 0;
  const blanks = at - end;
  if (/[,\])}]/.test(next)) return blanks;
  // Before another number the blanks may be that number's own; two of them at least separate a sign from it.
  return /[-+−.\d]/.test(next) ? Math.max(0, blanks - 2) : 0;
}
