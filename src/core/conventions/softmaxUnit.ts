import type { Arithmetic } from './arithmetic';

/** How a framework puts log q together. */
export type LogSoftmaxOrder =
  /** (ℓ − max) − log Σ e^(ℓ − max): PyTorch, TensorFlow, jax.nn.log_softmax. */
  | 'shifted'
  /** (log Σ e^(ℓ − max) + max) − ℓ: optax with integer labels. */
  | 'lse-minus-logit';

/**
 * Cross entropy of one row of logits against a target a, each operation rounded.
 *
 * @param scores ℓ [N].
 * @param target a class that carries the weight, or a [N]; a product with 0 is taken where `skipsZero` is false.
 */
export function roundedSoftmaxLoss(
  scores: ArrayLike<number>,
  target: { readonly index: number; readonly mass: number } | { readonly values: ArrayLike<number> },
  { temperature = 1, order = 'shifted', skipsZero = false }: SoftmaxUnitOptions,
  { store, round }: Arithmetic,
): number {
  const logits = Float64Array.from(scores, (score) =>
    temperature === 1 ? store(score) : store(round(store(score) / store(temperature))),
  );
  const maximum = logits.reduce((largest, logit) => Math.max(largest, logit), -Infinity);
  let sum = 0;
  for (const logit of logits) sum = round(sum + round(Math.exp(round(logit - maximum))));
  const logSum = round(Math.log(sum));
  const minusLog = (index: number): number =>
    order === 'shifted'
      ? store(round(logSum - round(logits[index] - maximum)))
      : store(round(round(logSum + maximum) - logits[index]));
  if ('index' in target) {
    const loss = minusLog(target.index);
    return target.mass === 1 ? loss : store(round(loss * store(target.mass)));
  }
  let loss = 0;
  for (let index = 0; index < logits.length; index += 1) {
    const value = store(target.values[index]);
    if (!(skipsZero && value === 0)) loss = round(loss + round(value * minusLog(index)));
  }
  return store(loss);
}

export interface SoftmaxUnitOptions {
  readonly temperature?: number;
  readonly order?: LogSoftmaxOrder;
  /** 0 · ∞ is 0. */
  readonly skipsZero?: boolean;
}

/** softmax(ℓ/T) of one row, each operation rounded: the q that a program prints. */
export function roundedSoftmax(
  scores: ArrayLike<number>,
  temperature: number,
  { store, round }: Arithmetic,
): Float64Array {
  const logits = Float64Array.from(scores, (score) =>
    temperature === 1 ? store(score) : store(round(store(score) / store(temperature))),
  );
  const maximum = logits.reduce((largest, logit) => Math.max(largest, logit), -Infinity);
  const exponentials = logits.map((logit) => round(Math.exp(round(logit - maximum))));
  let sum = 0;
  for (const exponential of exponentials) sum = round(sum + exponential);
  return exponentials.map((exponential) => store(round(exponential / sum)));
}
