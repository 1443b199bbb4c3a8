import type { LossQuestion } from '../question';
import type { NotFiniteFinding, NotFiniteRule } from './notFinite';

type Finding = Omit<NotFiniteFinding, 'count'>;

/** What is not finite in a loss of numbers one by one. */
export function elementFindings(question: LossQuestion): Finding[] {
  const { scores, classes, target } = question;
  const y =
    target === undefined
      ? undefined
      : target.kind === 'index'
        ? Float64Array.from(target.indices)
        : target.values;
  const found: Finding[] = [];
  scores.forEach((x, place) => {
    const rule = ruleOf(question, x, y?.[place]);
    if (rule === undefined) return;
    const isOfTarget = rule === 'nanTarget' || rule === 'infiniteTarget';
    found.push({
      rule,
      row: Math.floor(place / classes),
      index: place % classes,
      value: isOfTarget ? y?.[place] : x,
      when: isNow(question, rule, x, y?.[place]) ? 'now' : 'elsewhere',
    });
  });
  return found;
}

function ruleOf({ loss }: LossQuestion, x: number, y: number | undefined): NotFiniteRule | undefined {
  if (Number.isNaN(x)) return 'nanScore';
  if (y !== undefined && Number.isNaN(y)) return 'nanTarget';
  if (!Number.isFinite(x)) return 'infiniteScore';
  if (y !== undefined && !Number.isFinite(y)) return 'infiniteTarget';
  if (loss !== 'bceProbs') return undefined;
  if (x < 0 || x > 1) return 'negativeProbability';
  if (x === 0) return y === undefined || y > 0 ? 'maskedTarget' : 'zeroTimesInfinity';
  if (x === 1) return y === undefined || y < 1 ? 'zeroComplement' : 'zeroTimesInfinity';
  return undefined;
}

/** A binary logit of ±∞ on the right side costs 0 by mathematics; 0 · log 0 is 0. */
function isNow({ loss }: LossQuestion, rule: NotFiniteRule, x: number, y: number | undefined): boolean {
  if (rule === 'zeroTimesInfinity') return false;
  if (rule !== 'infiniteScore' || loss !== 'bceWithLogits') return true;
  return !((x === Infinity && y === 1) || (x === -Infinity && y === 0));
}
