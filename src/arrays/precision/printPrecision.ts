import { PrintedPlaces, type PrintedArray } from './printedPlaces';

export type Precision = (index: number) => number | undefined;

/** How far before and behind an array the words are looked for that tell who printed it. */
const longestBefore = 160;
const longestBehind = 160;

/** The calls in which PyTorch, NumPy, JAX and MLX print, without a module as in source code. */
const printingCall =
  /(?:^|[^\w.])(?:tensor|array|Array|DeviceArray)\((?:\s*\d(?:\.\d{0,9})?e[-+]\d\d \*)?\s*$/;
/** TensorFlow's and Paddle's, with what they say of the tensor before its numbers. */
const describedCall = /(?:^|[^\w.])(?:tf\.)?Tensor\((?:[^()[\]]|\[[\d, ]*\]|\([\w:, ]*\))*$/;
const sourceCall = /(?:^|[^\w.])\w{1,20}\.(?:\w{1,20}\.)?\w{1,20}\(\s*$/;
const candleFooter = /^\s*Tensor\[/;
const mxnetFooter = /^\s*<NDArray /;
const dataType = /^[^[{]{0,100}?dtype=['"<]{0,2}(?:\w{1,10}\.)?(\w+)/;

/** What is written in a program or a data file is meant as it is written. */
export const exact: Precision = () => 0;
/** The layout does not tell. */
export const unknown: Precision = () => undefined;

/**
 * How far each element of a print may lie from the number that was printed, at most: half a unit in its last printed
 * place where the layout is that of a program that rounds, 0 for integers, undefined where the layout says nothing.
 * Numbers that their program pads to one width (NumPy's `0.5 , 0.25`) share the place of the longest.
 */
export function printPrecision(text: string, array: PrintedArray): Precision {
  const before = text.slice(Math.max(0, array.start - longestBefore), array.start);
  if (sourceCall.test(before)) return exact;
  const behind = text.slice(array.end, array.end + longestBehind);
  const isKnown =
    printingCall.test(before) ||
    describedCall.test(before) ||
    candleFooter.test(behind) ||
    mxnetFooter.test(behind) ||
    isBlankSeparated(text, array);
  if (!isKnown) return unknown;
  const places = new PrintedPlaces(text, array);
  if (!places.anyReal && !isFloatType(behind)) return exact;
  return places.arePadded ? (index) => places.sharedHalfUnit(index) : (index) => places.halfUnit(index);
}

/** A print pasted into code (`tensor([0.1234, 0.5678])`) looks like a literal, but for PyTorch's four decimals. */
export function pastedPrecision(text: string, array: PrintedArray): Precision {
  const before = text.slice(Math.max(0, array.start - longestBefore), array.start);
  if (!/(?:^|[^\w.])tensor\(\s*$/.test(before)) return exact;
  const places = new PrintedPlaces(text, array);
  return places.haveDecimals(4) ? (index) => places.halfUnit(index) : exact;
}

/** NumPy's `str`, and what prints like it: brackets, and blanks between numbers. */
function isBlankSeparated(text: string, array: PrintedArray): boolean {
  if (text[array.start] !== '[' || array.values.length < 2) return false;
  return !text.slice(array.elementRange(0).end, array.elementRange(1).start).includes(',');
}

/** MLX prints the whole numbers of a float array without a point. */
function isFloatType(behind: string): boolean {
  const name = dataType.exec(behind)?.[1];
  return name !== undefined && /^(?:b?float|double|half|f\d)/.test(name);
}
