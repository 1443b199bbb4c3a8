import { classes, sameLength } from '../arguments';
import { CompensatedSum } from '../kernel/exactArithmetic';

/**
 * Jensen–Shannon divergence, ½ KL(p‖m) + ½ KL(q‖m) with m = (p + q)/2. Symmetric, at most log 2.
 *
 * @param p a distribution [N].
 * @param q another [N].
 * @throws as `klDivergence`.
 * @example jsDivergence([1, 0], [0, 1]) // nats log 2, bits 1
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: Lin, Divergence measures based on the Shannon entropy (1991).
 */
export function jsDivergence(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
): { readonly nats: number; readonly bits: number } {
  const first = classes('p', p);
  const second = sameLength('q', q, first.length);
  const nats = jsOfDifferences(
    first,
    second,
    second.map((value, index) => value - first[index]),
  );
  return { nats, bits: nats / Math.LN2 };
}

/** ½ Σ p log(p/m) + ½ Σ q log(q/m) from the differences q − p, with m − p = (q − p)/2 and m − q = (p − q)/2, which lose nothing near q = 1. */
export function jsOfDifferences(p: Float64Array, q: Float64Array, differences: Float64Array): number {
  const sum = new CompensatedSum();
  differences.forEach((difference, index) => {
    sum.add(0.5 * termOf(p[index], difference / 2));
    sum.add(0.5 * termOf(q[index], -difference / 2));
  });
  return sum.value;
}

/** a log(a/m) for m = a + toMiddle; 0 for a = 0. */
function termOf(a: number, toMiddle: number): number {
  if (a === 0) return Number.isNaN(toMiddle) ? NaN : 0;
  const ratio = toMiddle / a;
  return -a * (ratio < 1e290 ? Math.log1p(ratio) : Math.log(a + toMiddle) - Math.log(a));
}
