import type { TextRange } from '../arrays/numericArray';

/** How far behind the arrays a figure about them is looked for, and how many are told. */
const reach = 2000;
const mostFigures = 6;

const number = String.raw`(?<![\w.])[-+\u2212]?(?:\d{1,20}\.\d{0,20}|\.\d{1,20})(?:[eE][-+]?\d{1,3})?`;
const wrapper = String.raw`(?:[\w.]{0,20}\(\s{0,4})?`;

/** What somebody says a result is or should be, the surest first. */
const patterns: readonly RegExp[] = [
  // "expected 0.3185", "I want 5.29915", "should be 0.6"
  new RegExp(
    String.raw`\b(?:expect(?:ed|s)?|want(?:ed)?|should (?:be|give))\b[\w ]{0,20}[:=]?\s{0,4}${wrapper}(${number})`,
    'gi',
  ),
  // "assert loss == 0.3185", "approx(0.3185)", "assert_allclose(loss, 0.3185"
  new RegExp(String.raw`\bassert\b[^\n#]{0,120}?==\s{0,4}${wrapper}(${number})`, 'g'),
  new RegExp(
    String.raw`\b(?:approx|isclose|allclose|assertAlmostEqual|assert_almost_equal|assert_allclose|toBeCloseTo|assert_close)\([^\n]{0,120}?(${number})`,
    'g',
  ),
  // "loss=0.6371", "'loss': 0.6371", "loss: tensor(0.6371)"
  new RegExp(String.raw`loss\w{0,20}['"]?\s{0,4}[:=]\s{0,4}${wrapper}(${number})`, 'gi'),
  // "tensor(0.8847, grad_fn=<NllLossBackward>)", a tensor of one number
  new RegExp(String.raw`\btensor\(\s{0,4}(${number})\s{0,4}[,)]`, 'g'),
  // "# 0.6371", "# tensor(0.6371, grad_fn=…)", "-> 0.6371"
  new RegExp(String.raw`(?:#|//|->|→|=>)\s{0,4}(?:\w{1,12}\s{0,2}[:=]?\s{0,2})?${wrapper}(${number})`, 'g'),
];

/**
 * Figures with a decimal point that stand beside or below arrays and are said to be a result: in a comment, an
 * assertion, or after `loss=`. The nearest and surest first; each once.
 *
 * @param ranges the arrays that the figure would be about; figures within them are none.
 */
export function figuresBeside(text: string, ranges: readonly TextRange[]): string[] {
  if (ranges.length === 0) return [];
  const start = Math.min(...ranges.map((range) => range.start));
  const end = Math.max(...ranges.map((range) => range.end));
  const from = text.lastIndexOf('\n', start) + 1;
  const beside = withoutArrays(text, from, Math.min(text.length, end + reach), ranges);
  const figures = patterns.flatMap((pattern, rank) =>
    Array.from(beside.matchAll(pattern), (match) => ({
      text: match[1],
      // A line further away takes as much from a figure as being said two ways less surely.
      rank: rank + 2 * linesBefore(beside, match.index),
    })),
  );
  const ranked = figures.toSorted((first, second) => first.rank - second.rank).map((figure) => figure.text);
  return [...new Set(ranked)].slice(0, mostFigures);
}

const linesBefore = (text: string, index: number): number => text.slice(0, index).split('\n').length - 1;

/** The text from one place to another with blanks for the arrays; nothing where those alone are very long. */
function withoutArrays(text: string, from: number, to: number, ranges: readonly TextRange[]): string {
  let result = '';
  let place = from;
  for (const range of ranges.toSorted((first, second) => first.start - second.start)) {
    if (range.start < place) continue;
    result += text.slice(place, Math.min(range.start, place + reach)) + ' ';
    place = range.end;
  }
  return result + text.slice(place, Math.max(place, to));
}
