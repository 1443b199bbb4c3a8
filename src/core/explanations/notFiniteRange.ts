import type { LossQuestion } from '../question';
import { distributionScale, isElementwise } from '../report/families';
import { isIgnored } from '../report/targetOfRow';
import { report } from '../report/report';
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
  const wide = scores.findIndex((value) => Number.isFinite(value) && Math.abs(value) >= largestFloat32);
  found.push(...place('overflowFloat32', wide));
  if (wide < 0) {
    found.push(
      ...place(
        'overflowFloat16',
        scores.findIndex((value) => Number.isFinite(value) && Math.abs(value) >= largestFloat16),
      ),
    );
  }
  if (isElementwise(question.loss)) return [...found, ...lossOverflows(question)];
  return distributionScale(question) === 'logits' ? [...found, ...exponentials(question)] : found;
}

/** Losses of single numbers, e.g. squares, that are too large for the precision. */
function lossOverflows(question: LossQuestion): Finding[] {
  const { classes, scores } = question;
  const { losses } = report(question);
  if (losses === undefined) return [];
  const at = (rule: NotFiniteRule, isTooLarge: (loss: number) => boolean): Finding[] => {
    const place = losses.findIndex(
      (loss, index) => Number.isFinite(loss) && Number.isFinite(scores[index]) && isTooLarge(loss),
    );
    return place < 0
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
  const wide = at('lossOverflowFloat32', (loss) => loss >= largestFloat32);
  return wide.length > 0 ? wide : at('lossOverflowFloat16', (loss) => loss >= largestFloat16);
}

/** e^ℓ without a shift, and the target's probability where its logarithm is taken apart. */
function exponentials(question: LossQuestion): Finding[] {
  const { rows, classes, scores, options, target } = question;
  const { temperature = 1 } = options;
  const found: Finding[] = [];
  const largest = scores.findIndex(
    (value) => Number.isFinite(value) && value / temperature > largestExponentFloat32,
  );
  const half = scores.findIndex(
    (value) => Number.isFinite(value) && value / temperature > largestExponentFloat16,
  );
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
    const most = values.reduce((maximum, value) => Math.max(maximum, value), -Infinity);
    if (!Number.isFinite(most)) continue;
    const index = values.findIndex((value, place) => {
      const mass =
        target.kind === 'index'
          ? Number(target.indices[row] === place)
          : target.values[row * classes + place];
      return mass > 0 && Number.isFinite(value) && (value - most) / temperature < smallestExponentFloat32;
    });
    if (index >= 0)
      found.push({ rule: 'underflowFloat32', row, index, value: values[index], when: 'elsewhere' });
  }
  return found;
}
