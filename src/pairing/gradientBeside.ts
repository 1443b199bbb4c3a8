import { findArrays } from '../arrays';
import type { NumericArray, TextRange } from '../arrays/numericArray';

/** How far before and behind the scores a gradient is looked for, and the longest text that is looked through. */
const before = 500;
const behind = 4000;
/** How far before an array the word stands that calls it a gradient. */
const wordReach = 80;

/**
 * The text of an array near the scores that is called a gradient (`.grad`, `grad_fn`, `gradient`, `dlogits`) and has
 * as many numbers as the scores or as one row of them; the nearest behind them, else before.
 *
 * @param others the arrays that are something else already: the scores, their target.
 */
export function gradientBeside(
  text: string,
  languageId: string,
  scores: NumericArray,
  others: readonly TextRange[],
  classes: number,
): string | undefined {
  if (scores.end - scores.start > behind) return undefined;
  const base = Math.max(0, scores.start - before);
  const window = text.slice(base, scores.end + behind);
  const isOther = (array: NumericArray) =>
    others.some(({ start, end }) => array.start + base < end && start < array.end + base);
  const found = findArrays(window, languageId).filter((array) => {
    const count = array.values.length;
    if (array.truncated || isOther(array) || (count !== scores.values.length && count !== classes))
      return false;
    return (
      count > 1 &&
      /grad|\bd_?logits|\bdx\b/i.test(window.slice(Math.max(0, array.start - wordReach), array.start))
    );
  });
  const nearest = found.find((array) => array.start + base >= scores.end) ?? found.at(-1);
  if (nearest === undefined) return undefined;
  return window.slice(startWithScale(window, nearest), nearest.end);
}

/** With the scale that old prints have on a line above, without which the numbers would be read as they stand. */
function startWithScale(text: string, { start }: NumericArray): number {
  const above = text.slice(Math.max(0, start - 40), start);
  const scale = /\d\.\d{1,6}e[-+]\d{2} ?\*\s*$/.exec(above);
  return scale ? start - above.length + scale.index : start;
}
