import type { RowLoss } from '../categorical/batch';
import type { Arithmetic } from './arithmetic';

/**
 * Σ p (log p − log q) of one row as `kl_div` and optax write it: a class with p = 0 counts −0 · log q, which is NaN
 * where log q is −∞. The gradient by log q is −p.
 */
export function divergenceLoss(
  logProbabilities: ArrayLike<number>,
  target: ArrayLike<number>,
  isLogTarget: boolean,
  { store, round }: Arithmetic,
): RowLoss {
  const gradient = new Float64Array(logProbabilities.length);
  let loss = 0;
  for (let index = 0; index < gradient.length; index += 1) {
    const given = store(target[index]);
    const p = isLogTarget ? round(Math.exp(given)) : given;
    const logP = isLogTarget ? given : round(Math.log(p));
    const own = p === 0 && !isLogTarget ? 0 : round(p * logP);
    const term = isLogTarget
      ? round(p * round(given - store(logProbabilities[index])))
      : round(own - round(p * store(logProbabilities[index])));
    loss = round(loss + term);
    gradient[index] = -p;
  }
  return { loss: store(loss), gradient };
}

/** Keras' `kl_divergence` of probabilities: both are held to ε … 1 first; the gradient is by q as given. */
export function clippedDivergence(
  probabilities: ArrayLike<number>,
  target: ArrayLike<number>,
  epsilon: number,
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
    gradient[index] = q === given ? -p / q : 0;
  }
  return { loss: store(loss), gradient };
}
