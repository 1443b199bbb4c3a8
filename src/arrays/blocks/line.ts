import { isBlank, isDigit } from '../characters';
import { readRow, type Row } from './row';

/** What a line is to a print without brackets. */
export type Line =
  | { readonly kind: 'blank' }
  /** `words`: how many words it has, as the heading of a table would. */
  | { readonly kind: 'text'; readonly words: number }
  /** `index`: R's `[11]` before the numbers; `row`: R's `[2,]`. */
  | { readonly kind: 'numbers'; readonly row: Row; readonly index?: number; readonly rowIndex?: number }
  /** R's `[,1] [,2]`; `Columns 1 through 8:`, after which libtorch goes on with the first row. */
  | { readonly kind: 'columns'; readonly first: number; readonly isR: boolean; readonly row?: Row }
  /** `1e+05 *`: the numbers below are to be multiplied. */
  | { readonly kind: 'scale'; readonly factor: number }
  /** `(1,.,.) =` of Torch. */
  | { readonly kind: 'slice' }
  /** `x =` and `10(C) x 2(B) dlarray` of Octave and MATLAB, Julia's `2×2 Matrix{Float64}:` with its lengths. */
  | { readonly kind: 'opener'; readonly lengths?: readonly number[] }
  /** `[ CPUFloatType{2,2} ]`, `[torch.FloatTensor of size 4x253]`. */
  | { readonly kind: 'footer'; readonly lengths: readonly number[]; readonly isInteger: boolean };

/** Longest line of words that may open or end a print. */
const longestHeading = 200;

const blank: Line = { kind: 'blank' };
const otherText: Line = { kind: 'text', words: 0 };

const vectorIndex = /^\[(\d+)\][ \t]/;
const rowIndex = /^\[(\d+),\][ \t]/;
const columnIndices = /^\[,(\d+)\](?:[ \t]+\[,\d+\])*$/;
const columns = /^Columns? (\d+)(?: (?:through|to|and) \d+)?(?::|(?=[-+. \t]|$))/;
const scale = /^(\d+\.?\d*(?:[eE][+-]?\d+)?)[ \t]+\*$/;
const slice = /^\(\d+(?:,\d+)*(?:,\.)+\)[ \t]*=$/;
const juliaSlice = /^\[:, :(?:, \d+)+\][ \t]*=$/;
const libtorch = /^\[ [\w[\]]*Type\]?\{(\d+(?:,\d+)*)\} \]$/;
const torch7 = /^\[torch\.[\w.]*Tensor of (?:size|dimension) (\d+(?:x\d+)*)(?: \(GPU \d+\))?\]$/;
const julia = /^(\d+(?:×\d+)+)[ \t][^=]*:$|^(\d+)-element[ \t][^=]*:$/;
const octave = /^(?:>> ?)?[A-Za-z_][\w.]*(?:\([\w:, ]*\))?[ \t]*=$/;
const matlabSize =
  /^\d+(?:\(\w+\))?(?:[ \t]*[x×][ \t]*\d+(?:\(\w+\))?)+ (?:\w+ )?(?:dlarray|matrix|single|gpuArray)$/;

/** Reads the line between `from` and `to`, a prefix already passed over. */
export function readLine(text: string, from: number, to: number): Line {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (start === end) return blank;
  const row = readRow(text, start, end);
  if (row) return { kind: 'numbers', row };
  const first = text.charCodeAt(start);
  if (first === 91) {
    const head = text.slice(start, Math.min(end, start + 20));
    const index = vectorIndex.exec(head) ?? rowIndex.exec(head);
    const numbers = index && readRow(text, start + index[0].length, end);
    if (numbers) {
      const isRow = index[0].includes(',');
      return { kind: 'numbers', row: numbers, [isRow ? 'rowIndex' : 'index']: Number(index[1]) };
    }
  }
  const columnBlock = first === 67 ? readColumns(text, start, end) : undefined;
  if (columnBlock) return columnBlock;
  return end - start > longestHeading ? otherText : readHeading(text.slice(start, end));
}

function readColumns(text: string, start: number, end: number): Line | undefined {
  const match = columns.exec(text.slice(start, Math.min(end, start + 40)));
  if (!match) return undefined;
  const row = readRow(text, start + match[0].length, end);
  if (!row) return undefined;
  return {
    kind: 'columns',
    first: Number(match[1]),
    isR: false,
    row: row.values.length > 0 ? row : undefined,
  };
}

function readHeading(line: string): Line {
  const first = line.charCodeAt(0);
  const last = line.at(-1);
  if (last === '=') {
    if (slice.test(line)) return { kind: 'slice' };
    if (octave.test(line) || juliaSlice.test(line)) return { kind: 'opener' };
  }
  if (first === 91) {
    const indices = columnIndices.exec(line);
    if (indices) return { kind: 'columns', first: Number(indices[1]), isR: true };
    const footer = libtorch.exec(line) ?? torch7.exec(line);
    if (footer) {
      const lengths = footer[1].split(/[,x]/).map(Number);
      return { kind: 'footer', lengths, isInteger: /(?:Int|Long|Short|Byte|Char)(?:Type|Tensor)/.test(line) };
    }
  }
  if (isDigit(first)) {
    const factor = scale.exec(line);
    if (factor) return { kind: 'scale', factor: Number(factor[1]) };
    const lengths = julia.exec(line);
    if (lengths) return { kind: 'opener', lengths: (lengths[1] ?? lengths[2]).split('×').map(Number) };
    if (matlabSize.test(line)) return { kind: 'opener' };
  }
  return { kind: 'text', words: wordsIn(line) };
}

/** Words between blanks, of a line that begins and ends with one. */
function wordsIn(line: string): number {
  let words = 1;
  for (let at = 1; at < line.length; at++) {
    if (isBlank(line.charCodeAt(at)) && !isBlank(line.charCodeAt(at - 1))) words++;
  }
  return words;
}
