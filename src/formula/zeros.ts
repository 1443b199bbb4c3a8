import type { ZeroFindings } from './formulaTask';

type Curve = (x: number) => number;
type Place = { readonly x: number; readonly value: number };

/** A value so small beside those of the neighbouring samples is zero up to rounding. */
const relativeZero = 1e-11;
/** A change of sign through zero leaves, between two neighbouring numbers, less than this part of the samples' values. */
const relativeCrossing = 1e-4;
const goldenSteps = 100;

/**
 * Where a function of one variable is zero: it is sampled, changes of sign are bisected down to neighbouring numbers,
 * and dips of its size between samples are refined by golden section. A zero narrower than the samples can be missed.
 * @param xs ascending; `target` is one of them where it lies in the range
 * @param candidates further places to look at, e.g. where the derivative is zero
 */
export function findZeros(
  curve: Curve,
  xs: readonly number[],
  target: number,
  candidates: readonly number[] = [],
): ZeroFindings {
  const values = xs.map(curve);
  const points: number[] = [];
  const jumps: number[] = [];
  const dips: Place[] = [];
  for (const [index, x] of xs.entries()) {
    const [value, next] = [at(values, index), at(values, index + 1)];
    if (value === 0) points.push(x);
    else if (value * next < 0 && Number.isFinite(value) && Number.isFinite(next)) {
      const crossing = bisected(curve, x, at(xs, index + 1));
      const around = Math.max(Math.abs(value), Math.abs(next));
      (Math.abs(crossing.value) <= relativeCrossing * around ? points : jumps).push(crossing.x);
    } else if (isDip(values, index)) {
      dips.push(lowest(curve, at(xs, index - 1), at(xs, index + 1)));
    }
  }
  dips.unshift(...candidates.map((x) => ({ x, value: curve(x) })));
  const step = (at(xs, xs.length - 1) - at(xs, 0)) / Math.max(1, xs.length - 1);
  const isZero = ({ x, value }: Place): boolean => {
    const around = Math.max(Math.abs(curve(x - step)), Math.abs(curve(x + step)));
    return Number.isFinite(around) && Math.abs(value) <= relativeZero * around;
  };
  points.push(...dips.filter(isZero).map(({ x }) => x));
  return {
    samples: xs.length,
    notFinite: values.filter((value) => !Number.isFinite(value)).length,
    jumps: distinct(jumps, step * 1e-3),
    ...sorted(points, xs, values, target, step),
    nearest: smallest(dips.filter((dip) => !isZero(dip) && Math.abs(dip.x - target) > step / 2)),
  };
}

const at = (list: readonly number[], index: number): number => list[index] ?? NaN;

/** Tells the zero at x = y, single zeros elsewhere and stretches of zeros apart. */
function sorted(
  points: readonly number[],
  xs: readonly number[],
  values: readonly number[],
  target: number,
  step: number,
): Pick<ZeroFindings, 'atTarget' | 'elsewhere' | 'stretches'> {
  const stretches: { from: number; to: number }[] = [];
  for (let start = 0; start < xs.length; start++) {
    let end = start;
    while (values[end + 1] === 0 && values[start] === 0) end++;
    // Two samples may stand closer than the step where x = y was put between them.
    if (at(xs, end) - at(xs, start) > 1.5 * step) stretches.push({ from: at(xs, start), to: at(xs, end) });
    start = end;
  }
  const isTarget = (x: number): boolean => Math.abs(x - target) <= 1e-4 * step;
  const inStretch = (x: number): boolean => stretches.some(({ from, to }) => from <= x && x <= to);
  const elsewhere = points.filter((x) => !isTarget(x) && !inStretch(x));
  return {
    atTarget: points.some(isTarget),
    elsewhere: distinct(elsewhere, step * 1e-3),
    stretches,
  };
}

function isDip(values: readonly number[], index: number): boolean {
  const [left = NaN, middle = NaN, right = NaN] = [index - 1, index, index + 1].map((each) =>
    Math.abs(at(values, each)),
  );
  return middle <= left && middle <= right && (middle < left || middle < right);
}

/** Halves an interval whose ends differ in sign until no number lies between them. */
function bisected(curve: Curve, from: number, to: number): Place {
  let [low, high] = [from, to];
  const isPositive = curve(low) > 0;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) break;
    const value = curve(middle);
    if (value === 0) return { x: middle, value };
    if (value > 0 === isPositive) low = middle;
    else high = middle;
  }
  const [before, after] = [curve(low), curve(high)];
  return Math.abs(before) <= Math.abs(after) ? { x: low, value: before } : { x: high, value: after };
}

/** The lowest size of a function between two places, if it has one dip there: golden section. */
function lowest(curve: Curve, from: number, to: number): Place {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let step = 0; step < goldenSteps && high - low > Number.EPSILON * Math.abs(low); step++) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (Math.abs(curve(left)) <= Math.abs(curve(right))) high = right;
    else low = left;
  }
  const x = low + (high - low) / 2;
  return { x, value: curve(x) };
}

/** Ascending; of places that are closer the first one given, which is the most exact. */
function distinct(places: readonly number[], apart: number): number[] {
  const kept: number[] = [];
  for (const place of places) {
    if (kept.every((each) => Math.abs(each - place) > apart)) kept.push(place);
  }
  return kept.sort((a, b) => a - b);
}

function smallest(dips: readonly Place[]): Place | undefined {
  const finite = dips.filter(({ value }) => Number.isFinite(value));
  return finite.reduce<Place | undefined>(
    (least, dip) => (least && Math.abs(least.value) <= Math.abs(dip.value) ? least : dip),
    undefined,
  );
}
