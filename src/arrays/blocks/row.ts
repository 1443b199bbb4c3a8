import { code, isAsciiWord, isBlank } from '../characters';
import { NumberReader } from '../numbers/numberReader';
import { bareNotFinite } from '../syntaxes/namedNumbers';

/** Numbers with where they are written, in the order of the text. */
export interface Row {
  readonly values: number[];
  /** Start and end of each number in turn. */
  readonly offsets: number[];
  /** Elements were left out (`...`). */
  readonly truncated: boolean;
}

const reader = new NumberReader({ digitSeparator: false, radixPrefixes: false, unicodeMinus: true });
const longestEllipsis = 3;

/** The row of numbers between `from` and `to`, with nothing but blanks between them; undefined where there is other text. */
export function readRow(text: string, from: number, to: number): Row | undefined {
  const values: number[] = [];
  const offsets: number[] = [];
  let truncated = false;
  for (let at = from; at < to;) {
    if (isBlank(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = ellipsisEnd(text, at, to);
    if (end > 0) truncated = true;
    else {
      end = numberEnd(text, at, to);
      if (end < 0) return undefined;
      values.push(lastNumber);
      offsets.push(at, end);
    }
    if (end < to && !isBlank(text.charCodeAt(end))) return undefined;
    at = end;
  }
  return { values, offsets, truncated };
}

let lastNumber = 0;

/** The end of the number at `at`, whose value is then `lastNumber`; −1 where there is none. */
function numberEnd(text: string, at: number, to: number): number {
  const end = reader.read(text, at, to);
  if (end > 0) {
    lastNumber = reader.value;
    return end;
  }
  const first = text.charCodeAt(at);
  const negative = first === code.minus || first === code.unicodeMinus;
  const start = negative || first === code.plus ? at + 1 : at;
  let wordEnd = start;
  while (wordEnd < to && wordEnd - start < 9 && isAsciiWord(text.charCodeAt(wordEnd))) wordEnd++;
  const value = bareNotFinite(text.slice(start, wordEnd));
  if (value === undefined) return -1;
  lastNumber = negative ? -value : value;
  // Paddle prints infinity as `inf.`
  return text.charCodeAt(wordEnd) === code.dot ? wordEnd + 1 : wordEnd;
}

function ellipsisEnd(text: string, at: number, to: number): number {
  const c = text.charCodeAt(at);
  // … ⋮ ⋯ ⋱
  if (c === code.ellipsis || c === 0x22ee || c === 0x22ef || c === 0x22f1) return at + 1;
  return c === code.dot && at + longestEllipsis <= to && text.startsWith('...', at)
    ? at + longestEllipsis
    : -1;
}
