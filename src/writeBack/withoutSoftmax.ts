import type { TextRange } from '../arrays/numericArray';

/** Characters looked at before and behind the array. */
const before = 200;
const behind = 300;

/** `torch.tensor(` right before the array, and what closes it. */
const wrapper = String.raw`(?:[A-Za-z_][\w.]{0,60}\(\s{0,9})`;
const wrapperEnd = String.raw`(?:\s{0,9}(?:,\s{0,9}\w{1,40}\s?=\s?[\w.]{1,60}){0,4}\s{0,9},?\s{0,9}\))`;
const axis = String.raw`(?:(?:dim|axis)\s?=\s?)?-?\d{1,3}`;

const functionBefore = new RegExp(
  String.raw`[(,]\s{0,40}((?:[A-Za-z_]\w{0,60}\.){0,6}softmax\(\s{0,9})(${wrapper}?)$`,
);
const methodBefore = new RegExp(String.raw`[(,]\s{0,40}(${wrapper}?)$`);

/**
 * What to leave out of a call's argument so that no softmax is taken of the array in it: `F.softmax(…, dim=-1)` around
 * the literal, or `.softmax(-1)` behind it.
 * @returns the stretches to delete, in order; undefined where it is not certain that this is all there is to it
 */
export function withoutSoftmax(text: string, array: TextRange): readonly TextRange[] | undefined {
  const head = text.slice(Math.max(0, array.start - before), array.start);
  const tail = text.slice(array.end, array.end + behind);
  return functionLeftOut(array, head, tail) ?? methodLeftOut(array, head, tail);
}

function functionLeftOut(array: TextRange, head: string, tail: string): readonly TextRange[] | undefined {
  const opened = functionBefore.exec(head);
  if (!opened) return undefined;
  const [, call, wrapped] = opened;
  const closed = new RegExp(
    String.raw`^(${wrapped ? wrapperEnd : ''})(\s{0,9}(?:,\s{0,9}${axis})?\s{0,9},?\s{0,9}\))`,
  ).exec(tail);
  if (!closed) return undefined;
  const start = array.start - wrapped.length - call.length;
  const end = array.end + closed[1].length;
  return [
    { start, end: start + call.length },
    { start: end, end: end + closed[2].length },
  ];
}

function methodLeftOut(array: TextRange, head: string, tail: string): readonly TextRange[] | undefined {
  const opened = methodBefore.exec(head);
  if (!opened) return undefined;
  const call = new RegExp(
    String.raw`^(${opened[1] ? wrapperEnd : ''})(\.softmax\(\s{0,9}(?:${axis})?\s{0,9}\))`,
  ).exec(tail);
  if (!call) return undefined;
  const start = array.end + call[1].length;
  return [{ start, end: start + call[2].length }];
}
