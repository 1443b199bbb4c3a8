import type { RowLoss } from '../categorical/batch';
import type { Arithmetic } from './arithmetic';

/** p log p − p log q (PyTorch), p (log p − log q) (optax), or the latter of a target of logarithms. */
type DivergenceForm = 'two-products' | 'factored' | 'log-target';

/**
 * Σ p (log p − log q) of one row as `kl_div` and optax write it: a class with p = 0 counts −0 · log q, which is NaN
 * where log q is −∞. The gradient by log q is −p.
 */
export function divergenceLoss(
  logProbabilities: ArrayLike<number>,
  target: ArrayLike<number>,
  form: DivergenceForm,
  { store, round }: Arithmetic,
): RowLoss {
  const gradient = new Float64Array(logProbabilities.length);
  const isLogTarget = form === 'log-target';
  let loss = 0;
  for (let index = 0; index < gradient.length; index += 1) {
    const given = store(target[index]);
    const logQ = store(logProbabilities[index]);
    const p = isLogTarget ? round(Math.exp(given)) : given;
    const logP = isLogTarget ? given : p === 0 ? 0 : round(Math.log(p));
    const term =
      form === 'two-products' ? round(round(p * logP) - round(p * logQ)) : round(p * round(logP - logQ));
    loss = round(loss + term);
    gradient[index] = -p;
  }
  return { loss: store(loss), gradient };
}

/**
 * Keras' `kl_divergence` of probabilities: both are held to ε … 1 first; the gradient is by q as given.
 *
 * @param slopeAtBound what the gradient is multiplied by where q is a bound itself: ½ on JAX.
 */
export function clippedDivergence(
  probabilities: ArrayLike<number>,
  target: ArrayLike<number>,
  { epsilon, slopeAtBound }: { readonly epsilon: number; readonly slopeAtBound: number },
  { store, round }: Arithmetic,
): RowLoss {
  const low = store(epsilon);
  const held = (value: number): number => (value < low ? low : value > 1 ? 1 : value);
  const gradient = new Float64Array(probabilities.length);
  let loss = 0;
  for (let index = 0; index < gradient.length; index += 1) {
    const given = store(probabilities[index]);
    const [q, p] = [held(given), held(store(target[index]))];
    loss = round(loss + round(p * round(Math.log(round(p / q)))));
    const slope = q !== given ? 0 : q === low || q === 1 ? slopeAtBound : 1;
    gradient[index] = slope === 0 ? 0 : (slope * -p) / q;
  }
  return { loss: store(loss), gradient };
}
