/** The next numbers of a seeded sequence, each uniform in 0 … 1 without 1, of 53 bits. */
export type Uniform = () => number;

/**
 * A sequence of pseudo-random numbers that a seed decides: a counter, mixed.
 * Source: Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014), here with a state of 32 bits
 * and the last steps of MurmurHash3 as the mixing.
 */
export function uniformFrom(seed: number): Uniform {
  let state = seed >>> 0;
  const next32 = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  return () => ((next32() >>> 5) * 2 ** 26 + (next32() >>> 6)) / 2 ** 53;
}

/**
 * How often each class comes up in `draws` independent draws i ~ p.
 *
 * @param p [N], each at least 0, of a positive finite sum, which is taken as the whole.
 * @param draws how many.
 * @param seed decides them.
 * @returns counts [N] that sum to `draws`; a class with p = 0 is never drawn.
 * @throws RangeError for a p that is none.
 */
export function drawCounts(p: Float64Array, draws: number, seed: number): Float64Array {
  const cumulative = new Float64Array(p.length);
  let sum = 0;
  p.forEach((value, index) => {
    if (!(value >= 0 && value < Infinity)) {
      throw new RangeError(`p: expected finite numbers of at least 0, found ${value} at index ${index}`);
    }
    sum += value;
    cumulative[index] = sum;
  });
  if (!(sum > 0 && sum < Infinity)) throw new RangeError(`p: expected a positive finite sum, found ${sum}`);
  const uniform = uniformFrom(seed);
  const counts = new Float64Array(p.length);
  for (let draw = 0; draw < draws; draw += 1) counts[firstAbove(cumulative, uniform() * sum)] += 1;
  return counts;
}

/** The first index whose cumulative sum is above a number less than the last. */
function firstAbove(cumulative: Float64Array, wanted: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  // Where rounding makes the number equal to the last sum, the first class that reaches it is meant.
  const bound = Math.min(wanted, cumulative[high] * (1 - 2 ** -53));
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
