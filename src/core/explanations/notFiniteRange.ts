import type { LossQuestion } from '../question';
import { indexOfLargest } from '../kernel/softmaxRow';
import { distributionScale, isElementwise } from '../report/families';
import { isIgnored } from '../report/targetOfRow';
import { knownReport } from '../report/knownReport';
import type { NotFiniteFinding, NotFiniteRule } from './notFinite';

type Finding = Omit<NotFiniteFinding, 'count'>;

/** From it on a double rounds to ∞ as a float16. */
const largestFloat16 = 65520;
/** From it on a double rounds to ∞ as a float32. */
const largestFloat32 = (2 - 2 ** -24) * 2 ** 127;

/** Above it e^x overflows a float32: ln((2 − 2⁻²³) 2¹²⁷). */
export const largestExponentFloat32 = Math.log((2 - 2 ** -23) * 2 ** 127);
/** Above it e^x overflows a float16: ln 65520, from where it rounds to ∞. */
export const largestExponentFloat16 = Math.log(largestFloat16);
/** Below it e^x rounds to 0 in float32: half of the smallest subnormal, 2⁻¹⁵⁰. */
export const smallestExponentFloat32 = -150 * Math.LN2;
/** What is finite here and would not be in float32 or float16, or where exponentials are taken without a shift. */
export function rangeFindings(question: LossQuestion): Finding[] {
  const { scores, classes } = question;
  const found: Finding[] = [];
  const place = (rule: NotFiniteRule, at: number): Finding[] =>
    at < 0
      ? []
      : [{ rule, row: Math.floor(at / classes), index: at % classes, value: scores[at], when: 'elsewhere' }];
  const wide = firstLarge(scores, largestFloat32);
  found.push(...place('overflowFloat32', wide));
  if (wide < 0) found.push(...place('overflowFloat16', firstLarge(scores, largestFloat16)));
  if (isElementwise(question.loss)) return [...found, ...lossOverflows(question)];
  return distributionScale(question) === 'logits' ? [...found, ...exponentials(question)] : found;
}

/** The first number of that size or a larger one that is finite; −1 where there is none. */
function firstLarge(values: Float64Array, size: number): number {
  for (let index = 0; index < values.length; index += 1) {
    const own = Math.abs(values[index]);
    if (own >= size && own < Infinity) return index;
  }
  return -1;
}

/** Losses of single numbers, e.g. squares, that are too large for the precision. */
function lossOverflows(question: LossQuestion): Finding[] {
  const { classes, scores } = question;
  const { losses } = knownReport(question);
  if (losses === undefined) return [];
  const at = (rule: NotFiniteRule, size: number): Finding[] => {
    let place = 0;
    const isFound = (): boolean =>
      losses[place] >= size && losses[place] < Infinity && Number.isFinite(scores[place]);
    while (place < losses.length && !isFound()) place += 1;
    return place === losses.length
      ? []
      : [
          {
            rule,
            row: Math.floor(place / classes),
            index: place % classes,
            value: losses[place],
            when: 'elsewhere',
          },
        ];
  };
  const wide = at('lossOverflowFloat32', largestFloat32);
  return wide.length > 0 ? wide : at('lossOverflowFloat16', largestFloat16);
}

/** e^ℓ without a shift, and the target's probability where its logarithm is taken apart. */
function exponentials(question: LossQuestion): Finding[] {
  const { rows, classes, scores, options, target } = question;
  const { temperature = 1 } = options;
  const found: Finding[] = [];
  const firstAbove = (size: number): number => {
    for (let index = 0; index < scores.length; index += 1) {
      if (scores[index] / temperature > size && scores[index] < Infinity) return index;
    }
    return -1;
  };
  const largest = firstAbove(largestExponentFloat32);
  const half = largest < 0 ? firstAbove(largestExponentFloat16) : -1;
  const at = largest >= 0 ? largest : half;
  if (at >= 0) {
    found.push({
      rule: largest >= 0 ? 'exponentialFloat32' : 'exponentialFloat16',
      row: Math.floor(at / classes),
      index: at % classes,
      value: scores[at],
      when: 'elsewhere',
    });
  }
  for (let row = 0; row < rows && target !== undefined; row += 1) {
    if (isIgnored(question, row)) continue;
    const values = scores.subarray(row * classes, (row + 1) * classes);
    const most = values[indexOfLargest(values, 0, classes)];
    if (!Number.isFinite(most)) continue;
    const isBelow = (value: number): boolean =>
      Number.isFinite(value) && (value - most) / temperature < smallestExponentFloat32;
    const index =
      target.kind === 'index'
        ? isBelow(values[target.indices[row]])
          ? target.indices[row]
          : -1
        : values.findIndex((value, place) => isBelow(value) && target.values[row * classes + place] > 0);
    if (index >= 0)
      found.push({ rule: 'underflowFloat32', row, index, value: values[index], when: 'elsewhere' });
  }
  return found;
}
