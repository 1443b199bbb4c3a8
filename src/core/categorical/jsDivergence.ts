import { classes, sameLength } from '../arguments';
import { klDivergence } from './klDivergence';

/**
 * Jensen–Shannon divergence, ½ KL(p‖m) + ½ KL(q‖m) with m = (p + q)/2. Symmetric, at most log 2.
 *
 * @param p a distribution [N].
 * @param q another [N].
 * @throws as `klDivergence`.
 * @example jsDivergence([1, 0], [0, 1]) // nats log 2, bits 1
 * Source: Lin, Divergence measures based on the Shannon entropy (1991).
 */
export function jsDivergence(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
): { readonly nats: number; readonly bits: number } {
  const first = classes('p', p);
  const second = sameLength('q', q, first.length);
  const middle = first.map((value, index) => (value + second[index]) / 2);
  const nats = (klDivergence(first, middle) + klDivergence(second, middle)) / 2;
  return { nats, bits: nats / Math.LN2 };
}
