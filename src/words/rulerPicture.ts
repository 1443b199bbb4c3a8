import type { DescribedAnswer } from './describe';
import { hasUnitMass, isSoftmaxCrossEntropy } from './describedLoss';
import { line, ring, text, ticks } from './svg';

export interface RulerInk {
  readonly text: string;
  readonly quiet: string;
  readonly axis: string;
  readonly p: string;
}

/** The loss as a length: both parts on the axis of the logits. */
export interface RulerPlaces {
  readonly low: number;
  readonly high: number;
  readonly targetScore: number;
  readonly logSumExp: number;
  /** Finite logits, thinned to at most `most` different places. */
  readonly ticks: readonly number[];
}

/**
 * Where H = LogSumExp(ℓ/T) − pᵀℓ/T lies on the axis of the logits; undefined where it is no such length: another loss,
 * a target whose mass is not 1, or a part that is not finite.
 */
export function rulerPlaces(answer: DescribedAnswer, most: number): RulerPlaces | undefined {
  const { question, row } = answer;
  const { logSumExp, targetScore, loss } = row;
  if (!isSoftmaxCrossEntropy(question) || !hasUnitMass(row)) return undefined;
  if (loss === undefined || logSumExp === undefined || targetScore === undefined) return undefined;
  if (![loss, logSumExp, targetScore].every(Number.isFinite)) return undefined;
  const temperature = question.options.temperature ?? 1;
  let low = targetScore;
  for (const score of row.scores) if (Number.isFinite(score)) low = Math.min(low, score / temperature);
  const high = logSumExp;
  const span = high - low || 1;
  const places = new Map<number, number>();
  for (const score of row.scores) {
    if (!Number.isFinite(score)) continue;
    const value = score / temperature;
    const place = Math.round(((value - low) / span) * (most - 1));
    if (!places.has(place)) places.set(place, value);
  }
  return { low, high, targetScore, logSumExp, ticks: [...places.values()] };
}

/** The ruler on one line, names at the ends; the numbers stand in the text above. Gaps are left for the words. */
export function rulerLine(answer: DescribedAnswer, width: number, ink: RulerInk): string {
  const places = rulerPlaces(answer, 320);
  if (!places) return '';
  const middle = 8;
  const start = 30;
  const end = width - 86;
  const span = places.high - places.low || 1;
  const at = (value: number): number => start + ((end - start) * (value - places.low)) / span;
  const from = at(places.targetScore);
  const to = at(places.logSumExp);
  const labelEnd = from - 9;
  const labelStart = labelEnd - 18;
  const named = to - from > 40;
  const centre = (from + to) / 2;
  const clear = (x: number): boolean =>
    (x < labelStart - 2 || x > from + 7) && !(named && Math.abs(x - centre) < 11);
  const quiet = { fill: ink.quiet, size: 11 };
  let out = text(width, middle + 4, 'LogSumExp(ℓ)', { ...quiet, anchor: 'end' });
  if (labelStart - 2 > start - 4) out += line(start - 4, middle, labelStart - 2, middle, ink.axis);
  out += ticks(
    places.ticks.map((value) => Math.round(at(value)) + 0.5).filter(clear),
    middle - 4,
    middle + 4,
    ink.axis,
  );
  if (named) {
    out +=
      line(from + 5, middle, centre - 10, middle, ink.text, 3) +
      line(centre + 10, middle, to, middle, ink.text, 3);
    out += text(centre, middle + 4, 'H', { fill: ink.text, anchor: 'middle', weight: 600 });
  } else if (to > from + 5) {
    out += line(from + 5, middle, to, middle, ink.text, 3);
  }
  out += line(to, middle - 7, to, middle + 7, ink.text, 2) + ring(from, middle, 4.3, ink.p);
  return out + text(labelEnd, middle + 4, 'pᵀℓ', { ...quiet, anchor: 'end' });
}
