import { t } from '@vscode/l10n';

/** What to look at next where a NaN came from before, the quickest check first. */
export function nextSteps(): string[] {
  return [
    t(
      'The first step at which it is NaN: print or log the loss of every step, and keep the batch and the weights from just before. After one step with a NaN gradient every weight is NaN, so only the first one tells.',
    ),
    t(
      'The inputs of that step: isfinite(x).all() of the batch and of the targets. Division by a standard deviation of 0 is a common source.',
    ),
    t(
      'Whether the loss grew before: then the learning rate is too high or warm-up is missing; log the norm of the gradient and clip it.',
    ),
    t(
      'Logarithms and divisions: log of 0, division by a sum, count or norm of 0. Take the losses that work on logits.',
    ),
    t(
      'Masks: a row whose logits are all −∞ gives NaN in softmax (attention too), and 0 · ∞ = NaN in what follows.',
    ),
    t(
      'Square roots, norms and standard deviations at 0: their value is 0 but the gradient of sqrt is 1/0. A where() around them does not help the gradient; change the argument.',
    ),
    t('Precision: float16 ends at 65504. Try the step in float32; look at the loss scale.'),
    t(
      'torch.autograd.set_detect_anomaly(True) names the operation whose backward gave NaN; in JAX set jax_debug_nans, in TensorFlow tf.debugging.enable_check_numerics().',
    ),
  ];
}
