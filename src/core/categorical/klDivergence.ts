import { classes, sameLength } from '../arguments';
import { CompensatedSum } from '../kernel/exactArithmetic';

/**
 * Kullback–Leibler divergence, KL(p‖q) = Σ p log(p/q) in nats. Nothing is renormalised and no q − p is added, so it
 * may be negative where p and q do not sum to 1. A class with p = 0 counts 0; p > 0 where q = 0 makes it ∞.
 *
 * @param p the target [N].
 * @param q the probabilities [N].
 * @throws TypeError if either is no array of numbers; RangeError if they differ in length or are empty.
 * @example klDivergence([1, 0], [0.5, 0.5]) // log 2
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: Cover and Thomas, Elements of Information Theory (2006), § 2.3.
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const probabilities = classes('q', q);
  const target = sameLength('p', p, probabilities.length);
  const divergence = new CompensatedSum();
  for (let index = 0; index < target.length; index += 1) {
    divergence.addProduct(target[index], logOfRatio(target[index], probabilities[index]));
  }
  return divergence.value;
}

/** log(p/q), 0 for p = 0, exact near p = q, where p − q is computed exactly, and where p/q would overflow. */
function logOfRatio(p: number, q: number): number {
  if (p === 0) return Number.isNaN(q) ? NaN : 0;
  const ratio = p / q;
  if (ratio > 0.5 && ratio < 2) return Math.log1p((p - q) / q);
  if (ratio > 1e-290 && ratio < 1e290) return Math.log(ratio);
  return Math.log(p) - Math.log(q);
}
